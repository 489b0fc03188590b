with facts as (
    {{ all_facts() }}
),

waived as (
    select unnest(observation_ids) as observation_id
    from {{ ref('stg_ledger__gate_findings') }}
    where is_waived
)

select facts.observation_id
from facts
anti join waived on facts.observation_id = waived.observation_id
where facts.status in ('unknown_marker', 'malformed')
