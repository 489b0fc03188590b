-- Accepted observations of one publisher, cast and in UTC.
{{ stage_observations('avon_and_somerset_police') }}
