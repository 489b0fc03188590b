-- The latest figures that overlap those of rpt_by_body_year_gender: totals of them,
-- parts of them, and figures that overlap one of them. Never add these.
with figures as (
    {{ served_figures(['total', 'part', 'overlap']) }}
)

select
    observation_id,
    statistic_key,
    series_key,
    body,
    body_name,
    measure,
    stage_or_outcome,
    outcome_name,
    unit,
    population,
    misconduct_type,
    gender,
    counterparty_gender,
    breakdown,
    year,
    period_label,
    period_start,
    period_end,
    period_kind,
    period_basis,
    is_part_year,
    value_lower,
    value_upper,
    value,
    shown,
    status,
    is_subject,
    release_id,
    reference,
    publisher,
    published_on,
    gate_flags,
    false as is_additive,
    place as margin_kind,
    part_of as margin_of,
    comparability_note
from figures
