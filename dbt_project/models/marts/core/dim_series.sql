-- One row per consistent definition through time. Figures of two series are never added.
with series as (
    select
        series_key,
        measure,
        stage_or_outcome,
        unit,
        body,
        population,
        misconduct_type,
        period_basis,
        min(period_start) as first_period_start,
        max(period_end) as last_period_end,
        count(distinct statistic_key) as statistics,
        count(distinct release_id) as releases,
        string_agg(distinct publisher, '; ' order by publisher) as publishers
    from {{ ref('int_observations_vintaged') }}
    group by all
),

breaks as (
    select
        series.series_key,
        cast(count(distinct breaks.broken_on) as integer) as breaks,
        string_agg(distinct cast(breaks.broken_on as varchar), '; ' order by cast(breaks.broken_on as varchar))
            as broken_on
    from (
        select distinct
            series_key,
            source_id,
            body,
            measure,
            misconduct_type
        from {{ ref('int_observations_vintaged') }}
    ) as series
    inner join {{ ref('int_breaks_unioned') }} as breaks on {{ breaks_row('breaks', 'series') }}
    group by series.series_key
)

select
    series.*,
    coalesce(breaks.breaks, 0) as breaks,
    breaks.broken_on
from series
left join breaks on series.series_key = breaks.series_key
