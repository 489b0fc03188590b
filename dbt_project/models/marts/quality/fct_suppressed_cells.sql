-- One row per cell hidden by its publisher: the sign, the rule in words, the bounds the release states.
-- Never a derived value.
select
    vintaged.observation_id,
    vintaged.statistic_key,
    vintaged.release_id,
    vintaged.table_id,
    vintaged.cell_ref,
    vintaged.measure,
    vintaged.stage_or_outcome,
    vintaged.unit,
    vintaged.body,
    vintaged.population,
    vintaged.misconduct_type,
    vintaged.gender,
    vintaged.year,
    vintaged.period_as_published,
    vintaged.raw_value,
    vintaged.marker,
    vintaged.value_lower,
    vintaged.value_upper,
    vintaged.is_latest,
    releases.policy_rule,
    releases.policy_is_stated,
    releases.policy_inherited_from,
    releases.policy_exemption
from {{ ref('int_observations_vintaged') }} as vintaged
left join {{ ref('stg_ledger__releases') }} as releases on vintaged.release_id = releases.release_id
where vintaged.status = 'suppressed'
