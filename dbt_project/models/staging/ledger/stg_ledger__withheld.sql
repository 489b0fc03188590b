-- One row per thing asked for and refused.
{% set shape = '[{"what": "VARCHAR", "exemption": "VARCHAR", "period_start": "DATE", "period_end": "DATE"}]' %}

with entries as (
    select
        release_id,
        unnest(from_json(withheld, '{{ shape }}')) as entry,
        generate_subscripts(from_json(withheld, '{{ shape }}'), 1) as entry_number
    from {{ ref('stg_ledger__releases') }}
)

select
    release_id,
    entry_number,
    entry.what,
    entry.exemption,
    entry.period_start,
    entry.period_end
from entries
