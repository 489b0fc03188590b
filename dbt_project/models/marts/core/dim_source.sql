-- One row per source: one product of one publisher.
select
    source_id,
    max_by(source_title, published_on) as source_title,
    max_by(publisher, published_on) as publisher,
    max_by(publishers.name, published_on) as publisher_name,
    cast(count(*) as integer) as releases,
    min(published_on) as first_published_on,
    max(published_on) as last_published_on
from {{ ref('stg_ledger__releases') }} as releases
left join {{ ref('publishers') }} as publishers on releases.publisher = publishers.code
group by source_id
