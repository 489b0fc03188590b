{# Files of the lake: the only macros that know where files lie. #}

{% macro lake_path(pattern) -%}
    '{{ (env_var("CANDOUR_DATA") ~ "/" ~ pattern) | replace("'", "''") }}'
{%- endmacro %}

{# Whether any file fits a pattern; reading a pattern that nothing fits is an error in DuckDB. #}
{% macro lake_has(pattern) -%}
    {%- if execute -%}
        {%- set found = run_query("select count(*) as files from glob(" ~ lake_path(pattern) ~ ")") -%}
        {{- return(found.columns[0].values()[0] > 0) -}}
    {%- endif -%}
    {{- return(false) -}}
{%- endmacro %}

{# An empty relation with the columns and types of a file. #}
{% macro typed_nothing(columns) -%}
    (
        select
        {%- for name, type in columns.items() %}
            cast(null as {{ type }}) as "{{ name }}"{{ "," if not loop.last }}
        {%- endfor %}
        limit 0
    )
{%- endmacro %}

{# JSON files with declared types; nothing is guessed from the data. #}
{% macro read_lake_json(pattern, columns, format) -%}
    {%- if lake_has(pattern) -%}
        read_json({{ lake_path(pattern) }}, format = '{{ format }}', ignore_errors = {{ format == 'newline_delimited' }},
            maximum_object_size = 268435456, columns = {
        {%- for name, type in columns.items() -%}
            "{{ name }}": '{{ type }}'{{ ", " if not loop.last }}
        {%- endfor -%}
        })
    {%- else -%}
        {{ typed_nothing(columns) }}
    {%- endif -%}
{%- endmacro %}
