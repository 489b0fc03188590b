-- Every vintage of every statistic. A refusal or a missing attachment never takes the place of a published figure.
with keyed as (
    select
        *,
        {{ statistic_key() }} as statistic_key,
        {{ period_key() }} as period_key,
        {{ period_basis() }} as period_basis,
        {{ period_year() }} as year,
        period_kind = 'part_year' as is_part_year,
        {{ has_figure() }} as has_figure
    from {{ ref('int_observations_unioned') }}
),

ranked as (
    select
        *,
        {{ surrogate_key(series_columns()) }} as series_key,
        cast(row_number() over oldest_first as integer) as vintage,
        row_number() over latest_first = 1 as is_latest
    from keyed
    window
        oldest_first as (
            partition by statistic_key
            order by published_on, captured_at, release_id, observation_id
        ),
        latest_first as (
            partition by statistic_key
            order by has_figure desc, published_on desc, captured_at desc, release_id desc, observation_id desc
        )
)

select * from ranked
