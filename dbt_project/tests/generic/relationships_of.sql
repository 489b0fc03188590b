{# Rows with a code that its dimension does not have; one test for all of a fact's keys. #}
{% test relationships_of(model, keys) %}
    {%- for column, dimension in keys.items() %}
    select '{{ column }}' as column_name, cast(facts.{{ column }} as varchar) as code
    from {{ model }} as facts
    anti join {{ ref(dimension) }} as codes on facts.{{ column }} = codes.{{ column }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
{% endtest %}
