{# Two observations equal in these are one statistic in two vintages (`ingest.model.observation.STATISTIC`). #}
{% macro statistic_columns() -%}
    {{- return([
        'measure', 'stage_or_outcome', 'unit', 'body', 'population', 'misconduct_type', 'gender',
        'counterparty_gender', 'breakdown', 'period_start', 'period_end', 'period_kind'
    ]) -}}
{%- endmacro %}

{# The key of a statistic; where no day of the period is settled its label stands for it. #}
{% macro statistic_key() -%}
    {{ surrogate_key(statistic_columns() + [unsettled_period()]) }}
{%- endmacro %}

{# The key of a period, as in `dim_period`. #}
{% macro period_key() -%}
    {{ surrogate_key(['period_start', 'period_end', 'period_kind', unsettled_period()]) }}
{%- endmacro %}

{% macro unsettled_period() -%}
    case when period_start is null and period_end is null then period_as_published end
{%- endmacro %}

{# One consistent definition through time; figures of two series are never added. #}
{% macro series_columns() -%}
    {{- return(['measure', 'stage_or_outcome', 'unit', 'body', 'population', 'misconduct_type', 'period_basis']) -}}
{%- endmacro %}

{# Which years a period belongs to: calendar and financial years overlap, so they are two series. #}
{% macro period_basis() -%}
    case
        when period_start is null then 'not_settled'
        when period_kind in ('quarter', 'point') then period_kind
        when strftime(period_start, '%m-%d') = '01-01' or strftime(period_end, '%m-%d') = '12-31' then 'calendar'
        when strftime(period_start, '%m-%d') = '04-01' or strftime(period_end, '%m-%d') = '03-31' then 'financial'
        else 'other'
    end
{%- endmacro %}

{# The year of the label: 2013 for 2013/14; null where pooled or not settled. #}
{% macro period_year() -%}
    case when period_kind not in ('multi_year', 'not_stated') then cast(year(period_start) as integer) end
{%- endmacro %}

{# Statuses that say something about a figure; the others say why there is none. #}
{% macro has_figure() -%}
    status in ('exact', 'suppressed', 'rounded', 'bounded', 'unknown_marker', 'malformed')
{%- endmacro %}

{# The last day a figure can cover: where its end is not printed, the day of publication, or the end of the year begun. #}
{% macro last_day() -%}
    case
        when period_end is not null or period_start is null then period_end
        when period_kind = 'part_year' then least(published_on, cast(period_start + interval 1 year - interval 1 day as date))
        else published_on
    end
{%- endmacro %}
