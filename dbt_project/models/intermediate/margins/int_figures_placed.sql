-- Where each latest figure stands: a summand, the total of figures that stand, a part of a total that stands,
-- or one that overlaps a summand in another way.
with pairs as (
    select
        *,
        len(differs_by) as dimensions,
        differs_by[1] as dimension
    from {{ ref('int_figures_nested') }}
),

exhausted as (
    select whole_id
    from pairs
    where dimensions = 1 and part_has_figure
    group by whole_id, dimension
    having
        case
            when dimension = 'gender' then count(distinct part_gender) > 1
            when dimension = 'counterparty_gender' then count(distinct part_counterparty_gender) > 1
            when dimension = 'breakdown' then count(distinct part_breakdown) > 1
            when dimension = 'period'
                then
                    min(part_start) = min(whole_start)
                    and max(part_end) = max(whole_end)
                    and sum(part_end - part_start + 1) >= max(whole_end - whole_start + 1)
            else
                count(*) > 1
                and sum(part_lower) <= coalesce(max(whole_upper), sum(part_lower))
                and coalesce({{ sum_upper('part_upper') }} >= max(whole_lower), true)
        end
),

totals as (
    select whole_id from exhausted
    union
    select whole_id
    from pairs
    where part_has_figure and whole_is_total
    union
    select whole_id
    from pairs
    where part_has_figure and is_one_series
    group by whole_id
    having min(dimensions) > 1 and count(*) > 1
),

parts as (
    select
        part_id,
        min(whole_id) as whole_id
    from pairs
    where
        is_one_series
        and whole_has_figure
        and whole_id not in (select totals.whole_id from totals)
        and part_id not in (select totals.whole_id from totals)
    group by part_id
),

set_aside as (
    select whole_id as observation_id from totals
    union all
    select part_id from parts
),

crossing as (
    select
        aside_id,
        min(other_id) as other_id
    from {{ ref('int_figures_crossed') }}
    where other_id not in (select set_aside.observation_id from set_aside)
    group by aside_id
)

select
    latest.observation_id,
    case
        when totals.whole_id is not null then 'total'
        when parts.part_id is not null then 'part'
        when crossing.aside_id is not null then 'overlap'
        else 'summand'
    end as place,
    if(totals.whole_id is null, coalesce(parts.whole_id, crossing.other_id), null) as part_of
from {{ ref('int_observations_vintaged') }} as latest
left join totals on latest.observation_id = totals.whole_id
left join parts on latest.observation_id = parts.part_id
left join crossing on latest.observation_id = crossing.aside_id
where latest.is_latest
