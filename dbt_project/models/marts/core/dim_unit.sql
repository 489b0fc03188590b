-- One row per code of the column `unit`.
select
    code as unit,
    name as unit_name,
    definition
from {{ ref('units') }}
