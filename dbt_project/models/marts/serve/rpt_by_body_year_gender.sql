-- The latest figures that may be added within one series: no total beside its parts, no part beside its total.
with figures as (
    {{ served_figures(['summand']) }}
),

scopes as (
    select
        body,
        measure,
        stage_or_outcome,
        unit,
        year,
        count(distinct series_key) > 1 as has_other_scopes
    from figures
    group by all
)

select
    figures.observation_id,
    figures.statistic_key,
    figures.series_key,
    figures.body,
    figures.body_name,
    figures.measure,
    figures.stage_or_outcome,
    figures.outcome_name,
    figures.unit,
    figures.population,
    figures.misconduct_type,
    figures.gender,
    figures.counterparty_gender,
    figures.breakdown,
    figures.year,
    figures.period_label,
    figures.period_start,
    figures.period_end,
    figures.period_kind,
    figures.period_basis,
    figures.is_part_year,
    figures.value_lower,
    figures.value_upper,
    figures.value,
    figures.shown,
    figures.status,
    figures.is_subject,
    figures.release_id,
    figures.reference,
    figures.publisher,
    figures.published_on,
    figures.gate_flags,
    figures.status != 'not_applicable' as is_additive,
    nullif(concat_ws(
        ' ',
        figures.comparability_note,
        if(scopes.has_other_scopes, 'Another scope of this count stands beside it: do not add across series.', null)
    ), '') as comparability_note
from figures
left join scopes
    on
        figures.body = scopes.body
        and figures.measure = scopes.measure
        and figures.stage_or_outcome = scopes.stage_or_outcome
        and figures.unit = scopes.unit
        and figures.year = scopes.year
