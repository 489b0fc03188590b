-- One row per pair of a code and a code that contains it, however many steps apart.
with recursive direct as (
    select
        dimension,
        narrower,
        broader
    from {{ ref('broader_terms') }}
    union all
    select
        'body',
        code,
        parent
    from {{ ref('bodies') }}
    where parent is not null
    union all
    select
        'population',
        code,
        'all'
    from {{ ref('populations') }}
    where code != 'all'
    union all
    select
        'misconduct_type',
        code,
        'all'
    from {{ ref('misconduct_types') }}
    where code != 'all'
),

steps as (
    select
        dimension,
        narrower,
        broader
    from direct
    union
    select
        steps.dimension,
        steps.narrower,
        direct.broader
    from steps
    inner join direct on steps.dimension = direct.dimension and steps.broader = direct.narrower
)

select
    dimension,
    narrower,
    broader
from steps
