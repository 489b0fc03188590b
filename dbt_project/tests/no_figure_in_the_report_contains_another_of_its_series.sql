-- A plain sum over the report must never count anyone twice.
select
    nested.whole.observation_id as whole_id,
    nested.part.observation_id as part_id
from {{ ref('int_figures_nested') }} as nested
inner join {{ ref('rpt_by_body_year_gender') }} as wholes on nested.whole.observation_id = wholes.observation_id
inner join {{ ref('rpt_by_body_year_gender') }} as parts on nested.part.observation_id = parts.observation_id
where nested.is_one_series and wholes.is_additive and parts.is_additive and wholes.status not in ('not_supplied')
    and nested.whole.has_figure
