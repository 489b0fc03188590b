-- One row per body and spell of life (type 2): a body that took over from another is a row of its own.
with recursive ancestry as (
    select
        code,
        parent,
        0 as depth
    from {{ ref('bodies') }}
    union all
    select
        ancestry.code,
        bodies.parent,
        ancestry.depth + 1
    from ancestry
    inner join {{ ref('bodies') }} as bodies on ancestry.parent = bodies.code
),

depths as (
    select
        code,
        cast(max(depth) as integer) as hierarchy_depth
    from ancestry
    group by code
)

select
    {{ surrogate_key(['bodies.code', 'bodies.valid_from']) }} as body_key,
    bodies.code as body,
    bodies.name as body_name,
    bodies.kind as body_kind,
    bodies.nation,
    bodies.parent as parent_body,
    parents.name as parent_body_name,
    depths.hierarchy_depth,
    bodies.succeeds as predecessor_body,
    successors.code as successor_body,
    bodies.valid_from,
    bodies.valid_to,
    bodies.valid_to is null as is_current,
    bodies.aliases
from {{ ref('bodies') }} as bodies
inner join depths on bodies.code = depths.code
left join {{ ref('bodies') }} as parents on bodies.parent = parents.code
left join {{ ref('bodies') }} as successors on bodies.code = successors.succeeds
