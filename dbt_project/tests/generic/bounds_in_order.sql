{# Figures whose bounds cannot be: upside down, below zero, or an exact one with two ends. #}
{% test bounds_in_order(model) %}
    select observation_id
    from {{ model }}
    where
        value_lower < 0
        or value_upper < value_lower
        or (status = 'exact' and (value is null or value_lower != value or value_upper is distinct from value))
        or (status != 'exact' and value is not null)
{% endtest %}
