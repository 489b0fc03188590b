{# One hash over several columns; a null differs from every text, and the order of columns matters. #}
{% macro surrogate_key(columns) -%}
    md5(concat_ws(chr(31)
    {%- for column in columns -%}
        , coalesce(cast({{ column }} as varchar), chr(30))
    {%- endfor -%}
    ))
{%- endmacro %}
