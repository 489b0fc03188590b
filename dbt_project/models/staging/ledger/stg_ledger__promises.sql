-- One row per promise of a later publication.
{% set shape = '[{"what": "VARCHAR", "body": "VARCHAR", "measure": "VARCHAR", "period_start": "DATE", '
    ~ '"period_end": "DATE", "due_on": "DATE", "where": "VARCHAR", "exemption": "VARCHAR", '
    ~ '"settled": {"how": "VARCHAR", "on": "DATE"}}]' %}

with entries as (
    select
        release_id,
        unnest(from_json(promises, '{{ shape }}')) as entry,
        generate_subscripts(from_json(promises, '{{ shape }}'), 1) as entry_number
    from {{ ref('stg_ledger__releases') }}
)

select
    release_id,
    entry_number,
    entry.what,
    entry.body,
    entry.measure,
    entry.period_start,
    entry.period_end,
    entry.due_on,
    entry."where" as promised_in,
    entry.exemption,
    entry.settled.how as settled_how,
    entry.settled."on" as settled_on
from entries
