-- One row per answered or refused request under a Freedom of Information Act, as its release declares it.
with refused as (
    select
        release_id,
        string_agg(distinct what, '; ' order by what) as what_was_refused,
        list(distinct exemption) as exemptions
    from {{ ref('stg_ledger__withheld') }}
    group by release_id
),

promised as (
    select
        release_id,
        list(distinct exemption) as exemptions
    from {{ ref('stg_ledger__promises') }}
    where exemption is not null
    group by release_id
)

select
    releases.release_id,
    releases.source_id,
    releases.publisher,
    releases.body,
    releases.reference,
    releases.title,
    releases.landing_page,
    releases.asked_on,
    releases.answered_on,
    releases.answer_due_on,
    releases.working_days_taken,
    releases.statutory_days_taken,
    releases.statutory_days_taken > 20 as is_answered_late,
    if(
        releases.foi_outcome = 'full' and refused.release_id is not null, 'partial', releases.foi_outcome
    ) as foi_outcome,
    refused.what_was_refused,
    nullif(array_to_string(list_sort(list_distinct(list_filter(
        list_concat(
            coalesce(refused.exemptions, []),
            coalesce(promised.exemptions, []),
            [releases.policy_exemption]
        ),
        lambda cited: cited is not null
    ))), '; '), '') as exemptions,
    row_number() over (
        partition by releases.source_id, releases.reference
        order by releases.published_on desc, releases.release_id desc
    ) = 1 as is_latest_edition
from {{ ref('stg_ledger__releases') }} as releases
left join refused on releases.release_id = refused.release_id
left join promised on releases.release_id = promised.release_id
where releases.kind = 'foi_disclosure'
