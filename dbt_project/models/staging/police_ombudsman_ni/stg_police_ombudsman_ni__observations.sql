-- Accepted observations of one publisher, cast and in UTC.
{{ stage_observations('police_ombudsman_ni') }}
