-- The first later release with a figure for the body and measure of a promise that lies within the period promised.
select
    promises.release_id,
    promises.entry_number,
    min_by(vintaged.release_id, (vintaged.published_on, vintaged.release_id)) as met_by_release_id,
    min(vintaged.published_on) as met_on
from {{ ref('stg_ledger__promises') }} as promises
inner join {{ ref('stg_ledger__releases') }} as promising on promises.release_id = promising.release_id
inner join {{ ref('int_observations_vintaged') }} as vintaged
    on
        promises.body = vintaged.body
        and promises.measure = vintaged.measure
        and promises.release_id != vintaged.release_id
        and vintaged.has_figure
        and promising.published_on < vintaged.published_on
        and promises.period_start <= vintaged.period_start
        and promises.period_end >= vintaged.period_end
group by promises.release_id, promises.entry_number
