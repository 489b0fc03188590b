-- One row per source, one product of one publisher, as it is declared: also one of which no release is held yet.
with held as (
    select
        source_id,
        max_by(source_title, published_on) as source_title,
        max_by(publisher, published_on) as publisher,
        max_by(kind, published_on) as kind,
        max_by(licence, published_on) as licence,
        cast(count(*) as integer) as releases,
        min(published_on) as first_published_on,
        max(published_on) as last_published_on
    from {{ ref('stg_ledger__releases') }}
    group by source_id
)

select
    coalesce(declared.source_id, held.source_id) as source_id,
    coalesce(declared.source_title, held.source_title) as source_title,
    coalesce(declared.publisher, held.publisher) as publisher,
    publishers.name as publisher_name,
    coalesce(declared.kind, held.kind) as kind,
    coalesce(declared.licence, held.licence) as licence,
    declared.landing_page,
    declared.acquire,
    declared.approval,
    declared.expected_every,
    declared.counts,
    declared.units,
    declared.event_basis,
    declared.populations,
    declared.covers,
    declared.regime,
    declared.standing,
    declared.never_with,
    coalesce(held.releases, 0) as releases,
    held.first_published_on,
    held.last_published_on
from {{ ref('stg_ledger__sources') }} as declared
full outer join held on declared.source_id = held.source_id
left join {{ ref('publishers') }} as publishers on coalesce(declared.publisher, held.publisher) = publishers.code
