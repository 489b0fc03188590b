-- One row per break a release declares: the day on which a series changed its meaning.
select
    {{ surrogate_key(['breaks.release_id', 'breaks.entry_number']) }} as series_break_key,
    breaks.release_id,
    breaks.broken_on,
    breaks.body,
    array_to_string(breaks.measures, ', ') as measures,
    array_to_string(breaks.misconduct_types, ', ') as misconduct_types,
    breaks.what,
    count(distinct vintaged.series_key) as series_affected
from {{ ref('stg_ledger__breaks') }} as breaks
left join {{ ref('int_observations_vintaged') }} as vintaged
    on
        breaks.body = vintaged.body
        and list_contains(breaks.measures, vintaged.measure)
        and list_has_any(breaks.misconduct_types, ['all', vintaged.misconduct_type])
group by all
