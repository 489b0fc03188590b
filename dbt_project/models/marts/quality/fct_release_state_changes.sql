-- One row per change of a release's state, oldest first.
select
    cast(change_number as bigint) as change_number,
    release_id,
    changed_at,
    previous_state,
    state,
    why,
    run_id
from {{ ref('stg_ledger__state_changes') }}
