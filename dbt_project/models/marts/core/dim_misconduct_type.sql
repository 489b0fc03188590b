-- One row per code of the column `misconduct_type`.
select
    code as misconduct_type,
    name as misconduct_type_name,
    definition
from {{ ref('misconduct_types') }}
