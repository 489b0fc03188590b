-- One row per publication to come, promised in an answer or announced by its publisher. It is missed where its day has
-- passed and nothing we hold meets it; a promise that names no period is never called missed, for no query can tell.
select
    promises.promise_key,
    promises.promised_by,
    promises.source_id,
    promises.release_id,
    promises.what,
    promises.body,
    promises.measure,
    promises.period_start,
    promises.period_end,
    promises.promised_on,
    promises.due_on,
    promises.due_in_words,
    promises.first_due_on,
    promises.times_moved,
    promises.promised_in,
    promises.exemption,
    promises.note,
    case
        when promises.is_cancelled then 'cancelled'
        when promises.is_met then 'met'
        when promises.can_be_missed and promises.due_on <= passed.passed_on then 'missed'
        else 'open'
    end as promise_state,
    promises.met_by_release_id,
    promises.met_on,
    if(
        promises.met_on is null or promises.due_on is null,
        null,
        cast(greatest(0, promises.met_on - promises.due_on) as integer)
    ) as days_late
from {{ ref('int_promises_unioned') }} as promises
cross join {{ ref('stg_ledger__passed') }} as passed
