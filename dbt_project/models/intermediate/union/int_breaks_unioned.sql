-- Every known break of a series: those that releases declare of a body, and those that are known of a whole source.
select
    breaks.release_id,
    releases.source_id,
    breaks.entry_number,
    breaks.broken_on,
    'day' as broken_precision,
    breaks.body,
    breaks.measures,
    breaks.misconduct_types,
    breaks.what,
    'read' as evidence
from {{ ref('stg_ledger__breaks') }} as breaks
inner join {{ ref('stg_ledger__releases') }} as releases on breaks.release_id = releases.release_id
union all
select
    null as release_id,
    source_id,
    entry_number,
    broken_on,
    broken_precision,
    null as body,
    measures,
    misconduct_types,
    what,
    evidence
from {{ ref('stg_ledger__source_breaks') }}
