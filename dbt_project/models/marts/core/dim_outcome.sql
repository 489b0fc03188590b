-- One row per code of the column `stage_or_outcome`.
select
    code as stage_or_outcome,
    name as outcome_name,
    measure,
    definition
from {{ ref('outcomes') }}
