-- One row per document of a release.
{% set shape = '[{"file": "VARCHAR", "sha256": "VARCHAR", "format": "VARCHAR", "retrieved_on": "DATE", '
    ~ '"partial": "BOOLEAN"}]' %}

with entries as (
    select
        release_id,
        unnest(from_json(documents, '{{ shape }}')) as entry,
        generate_subscripts(from_json(documents, '{{ shape }}'), 1) as entry_number
    from {{ ref('stg_ledger__releases') }}
)

select
    release_id,
    entry_number,
    entry.file as file_name,
    entry.sha256 as document_sha256,
    entry.format as document_format,
    entry.retrieved_on,
    entry.partial as is_partial
from entries
