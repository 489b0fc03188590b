-- One row per release that could be read, whatever the gate made of it.
with documents as (
    select
        release_id,
        cast(count(*) as integer) as documents,
        string_agg(document_sha256, '; ' order by entry_number) as document_hashes,
        bool_or(is_partial) as is_partial_text,
        max(retrieved_on) as retrieved_on
    from {{ ref('stg_ledger__documents') }}
    group by release_id
)

select
    releases.release_id,
    releases.source_id,
    releases.publisher,
    releases.ref,
    releases.title,
    releases.reference,
    releases.body,
    releases.kind,
    releases.published_on,
    releases.published_precision,
    releases.landing_page,
    releases.licence,
    releases.policy_is_stated,
    releases.policy_rule,
    releases.policy_inherited_from,
    releases.policy_zero,
    releases.policy_exemption,
    releases.asked_on,
    releases.answered_on,
    releases.foi_outcome,
    states.state,
    coalesce(states.observations, 0) > 0 as is_loaded,
    coalesce(states.observations, 0) as observations,
    coalesce(documents.documents, 0) as documents,
    documents.document_hashes,
    coalesce(documents.is_partial_text, false) as is_partial_text,
    documents.retrieved_on
from {{ ref('stg_ledger__releases') }} as releases
left join {{ ref('fct_release_state') }} as states on releases.release_id = states.release_id
left join documents on releases.release_id = documents.release_id
