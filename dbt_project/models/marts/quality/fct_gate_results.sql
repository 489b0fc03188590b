-- One row per finding of the gate, and one with number 0 for its verdict on the release. Never a hidden value.
with results as (
    select * from {{ ref('stg_ledger__gate_results') }}
)

select
    {{ surrogate_key(['release_id', '0']) }} as gate_result_key,
    release_id,
    cast(0 as integer) as finding_number,
    verdict,
    decision,
    null as rule,
    null as severity,
    null as cell_refs,
    cast(0 as integer) as cells,
    null as message,
    cast(null as bigint) as candidates_left,
    false as is_waived,
    null as waived_by,
    null as waiver_reason,
    cast(null as date) as waived_until
from results
union all
select
    {{ surrogate_key(['findings.release_id', 'findings.finding_number']) }},
    findings.release_id,
    cast(findings.finding_number as integer),
    results.verdict,
    results.decision,
    findings.rule,
    findings.severity,
    if(results.decision = 'accepted', array_to_string(findings.cell_refs, ', '), null),
    cast(greatest(len(findings.observation_ids), len(findings.cell_refs)) as integer),
    findings.message,
    if(results.decision = 'accepted', findings.candidates_left, null),
    findings.is_waived,
    findings.waived_by,
    findings.waiver_reason,
    findings.waived_until
from {{ ref('stg_ledger__gate_findings') }} as findings
inner join results on findings.release_id = results.release_id
