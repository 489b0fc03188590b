-- Where each latest figure stands: a summand, the total of figures that stand, or a part of a total that stands.
with pairs as (
    select
        whole.observation_id as whole_id,
        part.observation_id as part_id,
        whole,
        part,
        is_one_series,
        part.has_figure as part_has_figure,
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
            when dimension = 'gender' then count(distinct part.gender) > 1
            when dimension = 'counterparty_gender' then count(distinct part.counterparty_gender) > 1
            when dimension = 'breakdown' then count(distinct part.breakdown) > 1
            when dimension = 'period'
                then
                    min(part.period_start) = min(whole.period_start)
                    and max(part.period_end) = max(whole.period_end)
                    and sum(part.period_end - part.period_start + 1) >= max(whole.period_end - whole.period_start + 1)
            else
                count(*) > 1
                and sum(part.value_lower) <= coalesce(max(whole.value_upper), sum(part.value_lower))
                and coalesce({{ sum_upper('part.value_upper') }} >= max(whole.value_lower), true)
        end
),

totals as (
    select whole_id from exhausted
    union
    select whole_id
    from pairs
    where part_has_figure and whole.is_total
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
        min_by(whole_id, whole.observation_id) as whole_id
    from pairs
    where
        is_one_series
        and whole.has_figure
        and whole_id not in (select totals.whole_id from totals)
        and part_id not in (select totals.whole_id from totals)
    group by part_id
)

select
    latest.observation_id,
    case
        when totals.whole_id is not null then 'total'
        when parts.part_id is not null then 'part'
        else 'summand'
    end as place,
    parts.whole_id as part_of
from {{ ref('int_observations_vintaged') }} as latest
left join totals on latest.observation_id = totals.whole_id
left join parts on latest.observation_id = parts.part_id
where latest.is_latest
