-- One row per sign that a body's year of a measure was published, hidden, refused, promised or missing.
-- A refusal that names no year stands without one, and without a measure where nothing says which.
with cells as (
    select
        body,
        measure,
        release_id,
        period_start,
        {{ last_day() }} as period_end,
        case
            when status in ('exact', 'rounded', 'bounded') then 'published'
            when status = 'suppressed' then 'suppressed'
            when status = 'withheld' then 'refused'
            when status in ('not_held', 'not_supplied') then status
            when status = 'not_yet_available' then 'promised'
        end as sign,
        if(period_kind = 'multi_year', 'Pooled over several years: ' || period_as_published, null) as because
    from {{ ref('int_observations_vintaged') }}
    where period_start is not null and status not in ('not_applicable', 'unknown_marker', 'malformed')
    union all
    select
        body,
        measure,
        release_id,
        coalesce(period_start, due_on),
        coalesce(period_end, period_start, due_on),
        'promised',
        what
    from {{ ref('stg_ledger__promises') }}
    where coalesce(period_start, due_on) is not null
),

spread as (
    select
        * exclude (period_start, period_end),
        unnest(generate_series(year(period_start), greatest(
            year(period_start), year(period_end - interval 3 months)
        ))) as year
    from cells
),

touched as (
    select distinct
        release_id,
        body,
        measure,
        year
    from spread
    where sign != 'promised'
),

refusals as (
    select
        coalesce(touched.body, releases.body) as body,
        touched.measure,
        withheld.release_id,
        'refused' as sign,
        withheld.what || ' (' || withheld.exemption || ')' as because,
        touched.year
    from {{ ref('stg_ledger__withheld') }} as withheld
    inner join {{ ref('stg_ledger__releases') }} as releases on withheld.release_id = releases.release_id
    left join touched
        on
            withheld.release_id = touched.release_id
            and touched.year >= coalesce(year(withheld.period_start), touched.year)
            and touched.year <= coalesce(year(withheld.period_end), touched.year)
)

select
    body,
    measure,
    release_id,
    sign,
    because,
    year
from spread
union all
select
    body,
    measure,
    release_id,
    sign,
    because,
    year
from refusals
