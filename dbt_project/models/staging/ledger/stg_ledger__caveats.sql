-- One row per caveat; it holds for the rows its selector names, or for the whole release.
{% set shape = '[{"kind": "VARCHAR", "text": "VARCHAR", "where": "JSON"}]' %}

with entries as (
    select
        release_id,
        unnest(from_json(caveats, '{{ shape }}')) as entry,
        generate_subscripts(from_json(caveats, '{{ shape }}'), 1) as entry_number
    from {{ ref('stg_ledger__releases') }}
)

select
    release_id,
    entry_number,
    entry.kind as caveat_kind,
    entry.text as caveat,
    coalesce(entry."where", cast('{}' as json)) as selector
from entries
