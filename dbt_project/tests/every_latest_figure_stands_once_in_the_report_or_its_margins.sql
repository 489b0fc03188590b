with served as (
    select observation_id from {{ ref('rpt_by_body_year_gender') }}
    union all
    select observation_id from {{ ref('rpt_margins') }}
)

select
    latest.observation_id,
    count(served.observation_id) as times
from {{ ref('int_observations_vintaged') }} as latest
left join served on latest.observation_id = served.observation_id
where latest.is_latest
group by latest.observation_id
having count(served.observation_id) != 1
