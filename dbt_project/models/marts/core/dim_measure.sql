-- One row per code of the column `measure`.
select
    code as measure,
    name as measure_name,
    definition,
    fact as fact_table
from {{ ref('measures') }}
