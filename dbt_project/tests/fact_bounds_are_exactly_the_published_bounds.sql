-- The warehouse never tightens, loosens or drops what was published.
with facts as (
    {{ all_facts() }}
)

select facts.observation_id
from facts
inner join {{ ref('int_observations_unioned') }} as accepted on facts.observation_id = accepted.observation_id
where
    (facts.raw_value, facts.status, facts.value_lower) != (accepted.raw_value, accepted.status, accepted.value_lower)
    or facts.value_upper is distinct from accepted.value_upper
    or facts.value is distinct from accepted.value
