-- Accepted observations of one publisher, cast and in UTC.
{{ stage_observations('mysociety') }}
