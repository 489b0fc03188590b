-- One row per declared break of a series.
{% set shape = '[{"on": "DATE", "body": "VARCHAR", "measures": ["VARCHAR"], "misconduct_types": ["VARCHAR"], '
    ~ '"what": "VARCHAR"}]' %}

with entries as (
    select
        release_id,
        unnest(from_json(breaks, '{{ shape }}')) as entry,
        generate_subscripts(from_json(breaks, '{{ shape }}'), 1) as entry_number
    from {{ ref('stg_ledger__releases') }}
)

select
    release_id,
    entry_number,
    entry."on" as broken_on,
    entry.body,
    entry.measures,
    entry.misconduct_types,
    entry.what
from entries
