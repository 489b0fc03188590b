-- One row per observation and caveat that holds for it: every column its selector names has one of the values given.
with caveats as (
    select
        *,
        len(json_keys(selector)) as conditions
    from {{ ref('stg_ledger__caveats') }}
),

named as (
    select
        release_id,
        entry_number,
        conditions,
        unnest(json_keys(selector)) as column_name,
        selector
    from caveats
),

wanted as (
    select
        release_id,
        entry_number,
        conditions,
        column_name,
        case json_type(selector, '$."' || column_name || '"')
            when 'ARRAY' then cast(selector -> ('$."' || column_name || '"') as varchar[])
            else [selector ->> ('$."' || column_name || '"')]
        end as accepted_values
    from named
),

described as (
    select
        observation_id,
        release_id,
        to_json(observations) as cells
    from {{ ref('int_observations_unioned') }} as observations -- noqa: AL05
),

selected as (
    select
        described.observation_id,
        wanted.release_id,
        wanted.entry_number
    from described
    inner join wanted on described.release_id = wanted.release_id
    where list_contains(wanted.accepted_values, described.cells ->> ('$."' || wanted.column_name || '"'))
    group by described.observation_id, wanted.release_id, wanted.entry_number
    having count(*) = max(wanted.conditions)
),

whole_release as (
    select
        described.observation_id,
        caveats.release_id,
        caveats.entry_number
    from described
    inner join caveats on described.release_id = caveats.release_id
    where caveats.conditions = 0
)

select
    matched.observation_id,
    caveats.entry_number,
    caveats.caveat_kind,
    caveats.caveat
from (
    select * from selected
    union all
    select * from whole_release
) as matched
inner join caveats
    on matched.release_id = caveats.release_id and matched.entry_number = caveats.entry_number
