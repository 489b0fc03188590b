-- One row per pair of latest figures of which one contains the other: `all` and female, five years and one of them.
-- Gender, breakdown and period nest wherever they were published; body, population and type only within one table,
-- or among the sentences of one release.
with latest as (
    select
        *,
        {{ last_day() }} as last_day,
        release_id || ' ' || if(starts_with(cell_ref, 'prose:'), 'prose', table_id) as table_key
    from {{ ref('int_observations_vintaged') }}
    where is_latest and status != 'not_applicable'
),

broader as (
    select * from {{ ref('int_terms_broadened') }}
    union all
    select distinct
        unnest(['body', 'population', 'misconduct_type']) as dimension,
        code as narrower,
        code as broader
    from
        (
            select body from latest
            union
            select population from latest
            union
            select misconduct_type from latest
        ) as codes (code)
),

pairs as (
    select
        whole.observation_id as whole_id,
        part.observation_id as part_id,
        whole.is_total as whole_is_total,
        whole.has_figure as whole_has_figure,
        part.has_figure as part_has_figure,
        whole.period_start as whole_start,
        whole.last_day as whole_end,
        part.period_start as part_start,
        part.last_day as part_end,
        whole.value_lower as whole_lower,
        whole.value_upper as whole_upper,
        part.value_lower as part_lower,
        part.value_upper as part_upper,
        part.gender as part_gender,
        part.counterparty_gender as part_counterparty_gender,
        part.breakdown as part_breakdown,
        list_filter([
            if(whole.gender != part.gender, 'gender', null),
            if(whole.counterparty_gender != part.counterparty_gender, 'counterparty_gender', null),
            if(whole.breakdown is distinct from part.breakdown, 'breakdown', null),
            if(whole.period_key != part.period_key, 'period', null),
            if(whole.body != part.body, 'body', null),
            if(whole.population != part.population, 'population', null),
            if(whole.misconduct_type != part.misconduct_type, 'misconduct_type', null)
        ], name -> name is not null) as differs_by
    from latest as whole
    inner join latest as part
        on
            whole.measure = part.measure
            and whole.stage_or_outcome = part.stage_or_outcome
            and whole.unit = part.unit
            and whole.gender in ('all', part.gender)
            and whole.counterparty_gender in ('all', part.counterparty_gender)
            and coalesce(whole.breakdown, part.breakdown, '') = coalesce(part.breakdown, '')
            and (
                whole.period_key = part.period_key
                or (whole.period_start <= part.period_start and whole.last_day >= part.last_day)
            )
    inner join broader as bodies
        on bodies.dimension = 'body' and whole.body = bodies.broader and part.body = bodies.narrower
    inner join broader as populations
        on
            populations.dimension = 'population'
            and whole.population = populations.broader
            and part.population = populations.narrower
    inner join broader as types
        on
            types.dimension = 'misconduct_type'
            and whole.misconduct_type = types.broader
            and part.misconduct_type = types.narrower
    where
        whole.observation_id != part.observation_id
        and (
            (whole.body, whole.population, whole.misconduct_type) = (part.body, part.population, part.misconduct_type)
            or whole.table_key = part.table_key
        )
)

select
    *,
    not list_has_any(differs_by, ['body', 'population', 'misconduct_type']) as is_one_series
from pairs
where len(differs_by) > 0
