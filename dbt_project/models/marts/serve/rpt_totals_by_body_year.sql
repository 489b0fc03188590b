-- One row per series and year: the sum of its figures as an interval, held against the total the publisher printed.
{% set series = ['series_key', 'body', 'body_name', 'measure', 'stage_or_outcome', 'outcome_name', 'unit', 'population',
    'misconduct_type', 'period_basis', 'year'] | join(', ') %}

with sums as (
    select
        {{ series }},
        {{ sum_lower() }} as sum_lower,
        {{ sum_upper() }} as sum_upper,
        cast(count(*) as integer) as figures,
        bool_or(is_part_year) as has_part_year,
        string_agg(distinct release_id, '; ' order by release_id) as release_ids
    from {{ ref('rpt_by_body_year_gender') }}
    where is_additive and year is not null
    group by {{ series }}
),

printed as (
    select
        {{ series }},
        max(value_lower) as printed_lower,
        min(value_upper) as printed_upper,
        bool_or(is_part_year) as has_part_year,
        string_agg(distinct release_id, '; ' order by release_id) as release_ids
    from {{ ref('rpt_margins') }}
    where
        margin_kind = 'total'
        and gender = 'all'
        and counterparty_gender = 'all'
        and breakdown is null
        and period_kind in ('calendar_year', 'financial_year')
        and value_lower is not null
    group by {{ series }}
),

paired as (
    select
        {{ series }},
        sums.sum_lower,
        sums.sum_upper,
        printed.printed_lower,
        printed.printed_upper,
        coalesce(sums.figures, 0) as figures,
        coalesce(sums.has_part_year, printed.has_part_year) as has_part_year,
        concat_ws('; ', sums.release_ids, printed.release_ids) as release_ids,
        greatest(sums.sum_lower, printed.printed_lower) as joint_lower,
        least(sums.sum_upper, printed.printed_upper) as joint_upper
    from sums
    full outer join printed using ({{ series }})
)

select
    {{ surrogate_key(['series_key', 'year']) }} as total_key,
    {{ series }},
    if(joint_lower > joint_upper, sum_lower, joint_lower) as value_lower,
    if(joint_lower > joint_upper, sum_upper, joint_upper) as value_upper,
    figures,
    has_part_year,
    release_ids,
    case
        when printed_lower is null then 'sum of the figures'
        when sum_lower is null then 'total as published'
        when joint_lower > joint_upper then 'sum of the figures; the published total differs'
        else 'sum of the figures within the published total'
    end as basis
from paired
