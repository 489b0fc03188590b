-- The last day, among all that something is due on, which has passed: what is due on it or before it is overdue.
-- One row, or none. Not today's date, so that a day on which nothing falls due builds nothing.
select max(passed_on) as passed_on
from {{ read_lake_json('ledger/export/passed.jsonl', {'passed_on': 'DATE'}, 'newline_delimited') }}
