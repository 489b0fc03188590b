-- One row per known break: the day on which a series changed its meaning, also before any figure of it is held.
select
    {{ surrogate_key(["coalesce(breaks.release_id, breaks.source_id)", 'breaks.entry_number']) }} as series_break_key,
    breaks.source_id,
    breaks.release_id,
    breaks.broken_on,
    breaks.broken_precision,
    breaks.body,
    if(len(breaks.measures) = 0, 'all', array_to_string(breaks.measures, ', ')) as measures,
    array_to_string(breaks.misconduct_types, ', ') as misconduct_types,
    breaks.what,
    breaks.evidence,
    count(distinct vintaged.series_key) as series_affected
from {{ ref('int_breaks_unioned') }} as breaks
left join {{ ref('int_observations_vintaged') }} as vintaged on {{ breaks_row('breaks', 'vintaged') }}
group by all
