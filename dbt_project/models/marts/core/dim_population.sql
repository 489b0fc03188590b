-- One row per code of the column `population`.
select
    code as population,
    name as population_name,
    definition
from {{ ref('populations') }}
