-- A plain sum over the report must never count anyone twice.
select
    nested.whole_id,
    nested.part_id
from {{ ref('int_figures_nested') }} as nested
inner join {{ ref('rpt_by_body_year_gender') }} as wholes on nested.whole_id = wholes.observation_id
inner join {{ ref('rpt_by_body_year_gender') }} as parts on nested.part_id = parts.observation_id
where nested.is_one_series and nested.whole_has_figure and wholes.is_additive and parts.is_additive
union all
select
    crossed.aside_id,
    crossed.other_id
from {{ ref('int_figures_crossed') }} as crossed
inner join {{ ref('rpt_by_body_year_gender') }} as wholes on crossed.aside_id = wholes.observation_id
inner join {{ ref('rpt_by_body_year_gender') }} as parts on crossed.other_id = parts.observation_id
