-- One row per publication that its publisher announced, with every day it was put off to folded in.
select
    source_id,
    announcement_id,
    title,
    address,
    due_on,
    due_in_words,
    first_due_on,
    times_moved,
    announced_on,
    released_on,
    released_as,
    state,
    nullif(note, '') as note
from {{ read_lake_json('ledger/export/announcements.jsonl', {
    'source_id': 'VARCHAR', 'announcement_id': 'VARCHAR', 'title': 'VARCHAR', 'address': 'VARCHAR', 'due_on': 'DATE',
    'due_in_words': 'VARCHAR', 'first_due_on': 'DATE', 'times_moved': 'INTEGER', 'announced_on': 'DATE',
    'released_on': 'DATE', 'released_as': 'VARCHAR', 'state': 'VARCHAR', 'note': 'VARCHAR'
}, 'newline_delimited') }}
