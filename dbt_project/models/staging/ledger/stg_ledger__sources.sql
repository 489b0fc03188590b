-- One row per source as its source.yml declares it, with what is known of its series still packed.
select
    source_id,
    title as source_title,
    publisher,
    kind,
    licence,
    landing_page,
    acquire,
    approval,
    is_fetched,
    expected_every,
    counts,
    units,
    basis as event_basis,
    populations,
    coverage as covers,
    regime,
    standing,
    never_with,
    breaks,
    notes
from {{ read_lake_json('ledger/export/sources.jsonl', {
    'source_id': 'VARCHAR', 'title': 'VARCHAR', 'publisher': 'VARCHAR', 'kind': 'VARCHAR', 'licence': 'VARCHAR',
    'landing_page': 'VARCHAR', 'acquire': 'VARCHAR', 'approval': 'VARCHAR', 'is_fetched': 'BOOLEAN',
    'expected_every': 'VARCHAR', 'counts': 'VARCHAR', 'units': 'VARCHAR', 'basis': 'VARCHAR',
    'populations': 'VARCHAR', 'coverage': 'VARCHAR', 'regime': 'VARCHAR', 'standing': 'VARCHAR',
    'never_with': 'VARCHAR', 'breaks': 'JSON', 'notes': 'JSON'
}, 'newline_delimited') }}
