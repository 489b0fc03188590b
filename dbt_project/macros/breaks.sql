{# Whether a known break touches a row: one of a release by its body, one of a source by the source. #}
{% macro breaks_row(breaks, row) -%}
    (
        {{ breaks }}.body = {{ row }}.body
        or ({{ breaks }}.body is null and {{ breaks }}.source_id = {{ row }}.source_id)
    )
    and (len({{ breaks }}.measures) = 0 or list_contains({{ breaks }}.measures, {{ row }}.measure))
    and list_has_any({{ breaks }}.misconduct_types, ['all', {{ row }}.misconduct_type])
{%- endmacro %}

{# The day of a break as far as it is known: a day, a month, a year, or the edition whose period begins on it. #}
{% macro broken_in_words(breaks) -%}
    case {{ breaks }}.broken_precision
        when 'year' then 'in ' || year({{ breaks }}.broken_on)
        when 'month' then 'in ' || strftime({{ breaks }}.broken_on, '%Y-%m')
        when 'edition' then 'from the edition that begins on ' || {{ breaks }}.broken_on
        else 'on ' || {{ breaks }}.broken_on
    end
{%- endmacro %}
