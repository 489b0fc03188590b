-- One row per break that is known of a series, whether or not a file of it is held.
{% set shape = '[{"on": "DATE", "precision": "VARCHAR", "what": "VARCHAR", "evidence": "VARCHAR", '
    ~ '"measures": ["VARCHAR"], "misconduct_types": ["VARCHAR"]}]' %}

with entries as (
    select
        source_id,
        unnest(from_json(breaks, '{{ shape }}')) as entry,
        generate_subscripts(from_json(breaks, '{{ shape }}'), 1) as entry_number
    from {{ ref('stg_ledger__sources') }}
)

select
    source_id,
    entry_number,
    entry."on" as broken_on,
    entry."precision" as broken_precision,
    entry.measures,
    entry.misconduct_types,
    entry.what,
    entry.evidence
from entries
