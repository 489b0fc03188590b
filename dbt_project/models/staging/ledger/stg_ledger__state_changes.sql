-- Every change of a release's state, in the order the ledger has them.
with lines as (
    select
        *,
        row_number() over () as line_number
    from {{ read_lake_json('ledger/states.jsonl', {
        'at': 'VARCHAR', 'previous': 'VARCHAR', 'release_id': 'VARCHAR', 'run_id': 'VARCHAR', 'state': 'VARCHAR',
        'why': 'VARCHAR'
    }, 'newline_delimited') }}
)

select
    line_number as change_number,
    release_id,
    cast(cast("at" as timestamp with time zone) at time zone 'UTC' as timestamp) as changed_at,
    previous as previous_state,
    state,
    why,
    run_id
from lines
where release_id is not null and state is not null
