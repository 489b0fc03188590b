-- The gate's public result of each release, with its findings still packed.
select
    release_id,
    verdict,
    decision,
    fingerprint,
    findings
from {{ read_lake_json('ledger/gate/*/*.json', {
    'release_id': 'VARCHAR', 'verdict': 'VARCHAR', 'decision': 'VARCHAR', 'fingerprint': 'VARCHAR', 'findings': 'JSON'
}, 'unstructured') }}
