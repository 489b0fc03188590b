-- One row per figure that differs from the figure before it: the same statistic in two successive releases.
with followed as (
    select
        statistic_key,
        observation_id,
        release_id,
        published_on,
        raw_value,
        value_lower,
        value_upper,
        lag(observation_id) over successive as old_observation_id,
        lag(release_id) over successive as old_release_id,
        lag(published_on) over successive as old_published_on,
        lag(raw_value) over successive as old_raw_value,
        lag(value_lower) over successive as old_value_lower,
        lag(value_upper) over successive as old_value_upper
    from {{ ref('int_observations_vintaged') }}
    where has_figure
    window successive as (partition by statistic_key order by vintage)
)

select *
from followed
where
    old_release_id != release_id
    and (value_lower, coalesce(value_upper, -1)) != (old_value_lower, coalesce(old_value_upper, -1))
