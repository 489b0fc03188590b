{# Every vintage of one measure: a row is one statistic as one release gave it. #}
{% macro fact(measure) -%}
    select vintaged.*, notes.comparability_note, notes.gate_flags
    from {{ ref('int_observations_vintaged') }} as vintaged
    inner join {{ ref('int_observations_noted') }} as notes using (observation_id)
    where vintaged.measure = '{{ measure }}'
{%- endmacro %}

{% macro fact_names() -%}
    {{- return(['fct_allegations', 'fct_convictions', 'fct_dismissals', 'fct_proceedings', 'fct_workforce']) -}}
{%- endmacro %}

{# All facts in one relation. #}
{% macro all_facts() -%}
    {%- for name in fact_names() %}
    select * from {{ ref(name) }}{{ " union all by name" if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# What a reader of that day would have seen: the last vintage published until then. #}
{% macro as_of(day, relation) -%}
    select facts.*
    from {{ relation }} as facts
    where facts.published_on <= cast('{{ day }}' as date)
    qualify row_number() over (
        partition by facts.statistic_key
        order by facts.has_figure desc, facts.vintage desc
    ) = 1
{%- endmacro %}

{# Functions that travel with the published file. They name tables without a database: the file may be attached as anything. #}
{% macro warehouse_functions() -%}
    create or replace macro main.sum_upper(bound) as case when count(*) = count(bound) then sum(bound) end;
    {% set built = [] -%}
    {%- if execute -%}
        {%- set found = run_query(
            "select table_name from information_schema.tables where table_schema = 'main' and table_name like 'fct_%'"
        ) -%}
        {%- for name in fact_names() if name in found.columns[0].values() -%}{%- do built.append(name) -%}{%- endfor -%}
    {%- endif -%}
    {%- if built | length == fact_names() | length %}
    create or replace macro main.facts_as_of(day) as table
    select facts.*
    from (
        {%- for name in built %}
        select * from main.{{ name }}{{ " union all by name" if not loop.last }}
        {%- endfor %}
    ) as facts
    where facts.published_on <= cast(day as date)
    qualify row_number() over (
        partition by facts.statistic_key
        order by facts.has_figure desc, facts.vintage desc
    ) = 1;
    {%- endif %}
{%- endmacro %}
