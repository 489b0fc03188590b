-- One row per thing to know of a series: how its editions come, its traps, and what nobody has read yet.
{% set shape = '[{"kind": "VARCHAR", "text": "VARCHAR", "evidence": "VARCHAR", "address": "VARCHAR"}]' %}

with entries as (
    select
        source_id,
        unnest(from_json(notes, '{{ shape }}')) as entry,
        generate_subscripts(from_json(notes, '{{ shape }}'), 1) as entry_number
    from {{ ref('stg_ledger__sources') }}
)

select
    source_id,
    entry_number,
    entry.kind as note_kind,
    entry."text" as note,
    entry.evidence,
    entry.address
from entries
