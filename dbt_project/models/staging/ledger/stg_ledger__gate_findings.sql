-- One row per finding of the gate: what its rule means, not the figures that broke it, which are in the gate's report.
{% set shape = '[{"rule": "VARCHAR", "severity": "VARCHAR", "cells": ["VARCHAR"], "cell_refs": ["VARCHAR"],'
    ~ ' "meaning": "VARCHAR", "candidates_left": "BIGINT", "waived": "BOOLEAN",'
    ~ ' "waiver": {"who": "VARCHAR", "reason": "VARCHAR", "until": "DATE"}}]' %}

with entries as (
    select
        release_id,
        unnest(from_json(findings, '{{ shape }}')) as entry,
        generate_subscripts(from_json(findings, '{{ shape }}'), 1) as finding_number
    from {{ ref('stg_ledger__gate_results') }}
)

select
    release_id,
    finding_number,
    entry.rule,
    entry.severity,
    coalesce(entry.meaning, 'Rule ' || entry.rule) as message,
    entry.candidates_left,
    coalesce(entry.waived, false) as is_waived,
    entry.waiver.who as waived_by,
    entry.waiver.reason as waiver_reason,
    entry.waiver.until as waived_until,
    coalesce(entry.cells, []) as observation_ids,
    coalesce(entry.cell_refs, []) as cell_refs
from entries
