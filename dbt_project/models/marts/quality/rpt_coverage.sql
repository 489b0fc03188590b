-- One row per body, year and measure: the best that is known of it. A year nobody asked about is a row as well.
with signs as (
    select * from {{ ref('int_coverage_signs') }}
),

years as (
    select unnest(generate_series(min(year), max(year))) as year
    from signs
),

grid as (
    select
        bodies.code as body,
        cast(years.year as integer) as year,
        measures.code as measure
    from {{ ref('bodies') }} as bodies
    cross join years
    cross join {{ ref('measures') }} as measures
    where
        years.year >= coalesce(year(bodies.valid_from), years.year)
        and years.year <= coalesce(year(bodies.valid_to), years.year)
    union
    select
        body,
        cast(year as integer),
        measure
    from signs
    where measure is not null
),

counted as (
    select
        grid.body,
        grid.year,
        grid.measure,
        cast(count(*) filter (where signs.sign = 'published') as integer) as cells_published,
        cast(count(*) filter (where signs.sign = 'suppressed') as integer) as cells_suppressed,
        cast(count(*) filter (where signs.sign = 'refused') as integer) as cells_refused,
        cast(count(*) filter (where signs.sign = 'not_held') as integer) as cells_not_held,
        cast(count(*) filter (where signs.sign = 'not_supplied') as integer) as cells_not_supplied,
        cast(count(*) filter (where signs.sign = 'promised') as integer) as promises,
        string_agg(distinct signs.release_id, '; ' order by signs.release_id) as release_ids,
        string_agg(distinct signs.because, '; ' order by signs.because) as because
    from grid
    left join signs
        on
            grid.body = signs.body
            and grid.measure = coalesce(signs.measure, grid.measure)
            and grid.year is not distinct from signs.year
    group by grid.body, grid.year, grid.measure
)

select
    {{ surrogate_key(['counted.body', 'counted.year', 'counted.measure']) }} as coverage_key,
    counted.*,
    bodies.name as body_name,
    case
        when cells_published > 0 then 'published'
        when cells_suppressed > 0 then 'suppressed'
        when cells_not_supplied > 0 then 'not_supplied'
        when promises > 0 then 'promised'
        when cells_refused > 0 then 'refused'
        when cells_not_held > 0 then 'not_held'
        else 'never_asked'
    end as coverage
from counted
inner join {{ ref('bodies') }} as bodies on counted.body = bodies.code
