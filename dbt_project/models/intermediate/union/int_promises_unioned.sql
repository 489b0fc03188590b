-- Publications to come, promised in an answer or announced by their publisher, and what became of them.
with promised as (
    select
        {{ surrogate_key(['promises.release_id', 'promises.entry_number']) }} as promise_key,
        'answer' as promised_by,
        releases.source_id,
        promises.release_id,
        promises.what,
        promises.body,
        promises.measure,
        promises.period_start,
        promises.period_end,
        releases.published_on as promised_on,
        promises.due_on,
        null as due_in_words,
        promises.due_on as first_due_on,
        0 as times_moved,
        promises.promised_in,
        promises.exemption,
        null as note,
        met.met_by_release_id,
        if(promises.settled_how = 'kept', promises.settled_on, met.met_on) as met_on,
        coalesce(promises.settled_how = 'taken_back', false) as is_cancelled,
        coalesce(promises.settled_how = 'kept', false) or met.met_on is not null as is_met,
        promises.period_start is not null as can_be_missed
    from {{ ref('stg_ledger__promises') }} as promises
    inner join {{ ref('stg_ledger__releases') }} as releases on promises.release_id = releases.release_id
    left join {{ ref('int_promises_met') }} as met
        on promises.release_id = met.release_id and promises.entry_number = met.entry_number
),

released as (
    select
        announced.source_id,
        announced.announcement_id,
        min_by(releases.release_id, (releases.published_on, releases.release_id)) as release_id,
        min(releases.published_on) as published_on
    from {{ ref('stg_ledger__announcements') }} as announced
    inner join {{ ref('stg_ledger__releases') }} as releases
        on
            announced.source_id = releases.source_id
            and ends_with(releases.landing_page, announced.released_as)
    group by announced.source_id, announced.announcement_id
),

announced as (
    select
        {{ surrogate_key(['announced.source_id', 'announced.announcement_id']) }} as promise_key,
        'announcement' as promised_by,
        announced.source_id,
        null as release_id,
        announced.title as what,
        null as body,
        null as measure,
        null as period_start,
        null as period_end,
        announced.announced_on as promised_on,
        announced.due_on,
        announced.due_in_words,
        announced.first_due_on,
        announced.times_moved,
        announced.address as promised_in,
        null as exemption,
        announced.note,
        released.release_id as met_by_release_id,
        coalesce(released.published_on, announced.released_on) as met_on,
        announced.state = 'cancelled' as is_cancelled,
        announced.state = 'met' as is_met,
        true as can_be_missed
    from {{ ref('stg_ledger__announcements') }} as announced
    left join released
        on announced.source_id = released.source_id and announced.announcement_id = released.announcement_id
)

select * from promised
union all
select * from announced
