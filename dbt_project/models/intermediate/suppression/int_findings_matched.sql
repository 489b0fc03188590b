-- One row per observation and finding of the gate about it; a finding that names no cell is about the whole release.
with findings as (
    select * from {{ ref('stg_ledger__gate_findings') }}
),

named as (
    select
        unnest(observation_ids) as observation_id,
        release_id,
        finding_number,
        rule,
        severity,
        message,
        is_waived
    from findings
),

unnamed as (
    select
        observations.observation_id,
        findings.release_id,
        findings.finding_number,
        findings.rule,
        findings.severity,
        findings.message,
        findings.is_waived
    from findings
    inner join {{ ref('int_observations_unioned') }} as observations on findings.release_id = observations.release_id
    where len(findings.observation_ids) = 0
)

select * from named
union
select * from unnamed
