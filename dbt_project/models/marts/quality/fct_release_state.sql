-- One row per release: the state it is in now, since when, and why.
with current_states as (
    select *
    from {{ ref('stg_ledger__state_changes') }}
    qualify row_number() over (partition by release_id order by change_number desc) = 1
),

loaded as (
    select
        release_id,
        count(*) as observations
    from {{ ref('int_observations_unioned') }}
    group by release_id
)

select
    current_states.release_id,
    current_states.state,
    current_states.why,
    current_states.changed_at,
    current_states.previous_state,
    current_states.run_id,
    releases.source_id,
    releases.reference,
    releases.title,
    releases.published_on,
    results.verdict as gate_verdict,
    results.decision as gate_decision,
    coalesce(loaded.observations, 0) as observations
from current_states
left join {{ ref('stg_ledger__releases') }} as releases on current_states.release_id = releases.release_id
left join {{ ref('stg_ledger__gate_results') }} as results on current_states.release_id = results.release_id
left join loaded on current_states.release_id = loaded.release_id
