{# A sum of intervals: the lower bounds add; the upper bound is open as soon as one of them is. #}
{% macro sum_lower(column='value_lower') -%}
    cast(sum({{ column }}) as bigint)
{%- endmacro %}

{% macro sum_upper(column='value_upper') -%}
    case when count(*) = count({{ column }}) then cast(sum({{ column }}) as bigint) end
{%- endmacro %}

{# An interval in words: `12`, `1 to 5`, `at least 1`. #}
{% macro interval_in_words(lower, upper) -%}
    case
        when {{ upper }} is null then 'at least ' || {{ lower }}
        when {{ lower }} = {{ upper }} then cast({{ lower }} as varchar)
        else {{ lower }} || ' to ' || {{ upper }}
    end
{%- endmacro %}
