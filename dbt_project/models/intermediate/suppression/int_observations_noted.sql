-- What a reader must know beside each figure, in words. Every sentence comes from its period, its policy,
-- the record of its release, or the gate.
with observations as (
    select * from {{ ref('int_observations_vintaged') }}
),

notes as (
    select
        observation_id,
        1 as position,
        'Part of a year'
        || coalesce(': ' || period_start || ' to ' || coalesce(cast(period_end as varchar), 'a day not stated'), '')
        || '.' as note
    from observations
    where is_part_year
    union all
    select
        observation_id,
        2,
        'Printed as `' || raw_value || '`: ' || {{ interval_in_words('value_lower', 'value_upper') }} || '.'
    from observations
    where status in ('suppressed', 'rounded', 'bounded')
    union all
    select
        observation_id,
        3,
        caveat
    from {{ ref('int_caveats_matched') }}
    union all
    select
        observations.observation_id,
        4,
        'Series break ' || {{ broken_in_words('breaks') }} || ': ' || breaks.what
    from observations
    inner join {{ ref('int_breaks_unioned') }} as breaks on {{ breaks_row('breaks', 'observations') }}
    union all
    select
        observation_id,
        5,
        'Revised: release ' || old_release_id || ' printed `' || old_raw_value || '`.'
    from {{ ref('int_figures_revised') }}
    union all
    select
        observation_id,
        6,
        'Gate, ' || rule || if(is_waived, ' (waived)', '') || ': ' || message
    from {{ ref('int_findings_matched') }}
),

worded as (
    select
        observation_id,
        string_agg(note, ' ' order by position, note) as comparability_note
    from (select distinct * from notes) as told
    group by observation_id
),

flagged as (
    select
        observation_id,
        string_agg(flag, ', ' order by flag) as gate_flags
    from (
        select distinct
            observation_id,
            rule || ' ' || severity || if(is_waived, ' waived', '') as flag
        from {{ ref('int_findings_matched') }}
    )
    group by observation_id
)

select
    observations.observation_id,
    worded.comparability_note,
    flagged.gate_flags
from observations
left join worded on observations.observation_id = worded.observation_id
left join flagged on observations.observation_id = flagged.observation_id
