-- One row per thing asked for and refused.
with entries as (
    select
        release_id,
        unnest(from_json(withheld, '[{"what": "VARCHAR", "exemption": "VARCHAR"}]')) as entry,
        generate_subscripts(from_json(withheld, '[{"what": "VARCHAR", "exemption": "VARCHAR"}]'), 1) as entry_number
    from {{ ref('stg_ledger__releases') }}
)

select
    release_id,
    entry_number,
    entry.what,
    entry.exemption
from entries
