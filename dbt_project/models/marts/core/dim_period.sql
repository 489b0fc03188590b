-- One row per reference period any figure has; a period nobody settled is a row for each label.
select
    period_key,
    period_start,
    period_end,
    period_kind,
    period_basis,
    year,
    is_part_year,
    cast(period_end - period_start + 1 as integer) as days,
    string_agg(distinct period_as_published, '; ' order by period_as_published) as labels_as_published
from {{ ref('int_observations_vintaged') }}
group by all
