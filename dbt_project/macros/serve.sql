{# The latest figures that stand in certain places (`int_figures_placed`), with names and the note a reader needs. #}
{% macro served_figures(places) -%}
    select
        vintaged.*,
        bodies.name as body_name,
        outcomes.name as outcome_name,
        vintaged.period_as_published as period_label,
        case
            when vintaged.status = 'not_supplied' or trim(vintaged.raw_value) = '' then lower(statuses.name)
            else vintaged.raw_value
        end as shown,
        placed.place,
        placed.part_of,
        releases.reference,
        notes.gate_flags,
        notes.comparability_note
    from {{ ref('int_figures_placed') }} as placed
    inner join {{ ref('int_observations_vintaged') }} as vintaged using (observation_id)
    inner join {{ ref('int_observations_noted') }} as notes using (observation_id)
    inner join {{ ref('bodies') }} as bodies on vintaged.body = bodies.code
    inner join {{ ref('outcomes') }} as outcomes on vintaged.stage_or_outcome = outcomes.code
    inner join {{ ref('statuses') }} as statuses on vintaged.status = statuses.code
    left join {{ ref('stg_ledger__releases') }} as releases on vintaged.release_id = releases.release_id
    where placed.place in ('{{ places | join("', '") }}')
{%- endmacro %}
