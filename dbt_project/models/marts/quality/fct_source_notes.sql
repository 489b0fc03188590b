-- One row per thing to know of a series before its figures are used: its editions, its traps, and what nobody has read.
select
    {{ surrogate_key(['source_id', 'entry_number']) }} as source_note_key,
    source_id,
    note_kind,
    note,
    evidence,
    address
from {{ ref('stg_ledger__source_notes') }}
