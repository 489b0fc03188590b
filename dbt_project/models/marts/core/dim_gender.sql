-- One row per code of the column `gender`.
select
    code as gender,
    name as gender_name,
    definition
from {{ ref('genders') }}
