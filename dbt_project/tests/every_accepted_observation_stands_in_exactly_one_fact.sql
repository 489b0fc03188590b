with facts as (
    {{ all_facts() }}
)

select
    accepted.observation_id,
    count(facts.observation_id) as times
from {{ ref('int_observations_unioned') }} as accepted
left join facts on accepted.observation_id = facts.observation_id
group by accepted.observation_id
having count(facts.observation_id) != 1
