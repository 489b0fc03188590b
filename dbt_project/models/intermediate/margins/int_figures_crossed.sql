-- One row per pair of latest figures of one series that overlap without either containing the other.
-- The one to set aside is the one with a further split, or with the longer period.
with latest as (
    select
        *,
        breakdown is not null as has_breakdown,
        {{ last_day() }} as last_day,
        {{ last_day() }} - period_start as days
    from {{ ref('int_observations_vintaged') }}
    where is_latest and has_figure
),

pairs as (
    select
        aside.observation_id as aside_id,
        other.observation_id as other_id
    from latest as aside
    inner join latest as other
        on
            aside.series_key = other.series_key
            and (aside.gender = other.gender or 'all' in (aside.gender, other.gender))
            and (
                aside.counterparty_gender = other.counterparty_gender
                or 'all' in (aside.counterparty_gender, other.counterparty_gender)
            )
            and coalesce(aside.breakdown, other.breakdown, '') = coalesce(other.breakdown, aside.breakdown, '')
            and aside.period_start <= other.last_day
            and aside.last_day >= other.period_start
            and (aside.has_breakdown, aside.days, aside.observation_id)
            > (other.has_breakdown, other.days, other.observation_id)
)

select
    pairs.aside_id,
    pairs.other_id
from pairs
anti join {{ ref('int_figures_nested') }} as nested
    on
        (pairs.aside_id = nested.whole_id and pairs.other_id = nested.part_id)
        or (pairs.aside_id = nested.part_id and pairs.other_id = nested.whole_id)
