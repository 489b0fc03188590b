-- One row per statistic whose figure differs between two successive releases; both figures as published.
select
    {{ surrogate_key(['revised.statistic_key', 'revised.observation_id']) }} as revision_key,
    revised.statistic_key,
    vintaged.measure,
    vintaged.stage_or_outcome,
    vintaged.unit,
    vintaged.body,
    vintaged.population,
    vintaged.misconduct_type,
    vintaged.gender,
    vintaged.breakdown,
    vintaged.year,
    vintaged.period_start,
    vintaged.period_end,
    revised.old_release_id,
    revised.old_published_on,
    revised.old_observation_id,
    revised.old_raw_value,
    revised.old_value_lower,
    revised.old_value_upper,
    revised.release_id as new_release_id,
    revised.published_on as new_published_on,
    revised.observation_id as new_observation_id,
    revised.raw_value as new_raw_value,
    revised.value_lower as new_value_lower,
    revised.value_upper as new_value_upper
from {{ ref('int_figures_revised') }} as revised
inner join {{ ref('int_observations_vintaged') }} as vintaged on revised.observation_id = vintaged.observation_id
