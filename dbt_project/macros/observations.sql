{# The observation as the lake keeps it; a contract test holds this equal to `ingest.model.observation.SCHEMA`. #}
{% macro observation_columns() -%}
    {%- set columns = {} -%}
    {%- for name in [
        'observation_id', 'release_id', 'source_id', 'publisher', 'document_sha256', 'table_id', 'cell_ref',
        'measure', 'stage_or_outcome', 'unit', 'body', 'population', 'misconduct_type', 'gender',
        'counterparty_gender', 'breakdown'
    ] -%}
        {%- do columns.update({name: 'varchar'}) -%}
    {%- endfor -%}
    {%- do columns.update({'period_start': 'date', 'period_end': 'date', 'period_kind': 'varchar'}) -%}
    {%- for name in [
        'measure', 'stage_or_outcome', 'unit', 'body', 'population', 'misconduct_type', 'gender',
        'counterparty_gender', 'breakdown', 'period'
    ] -%}
        {%- do columns.update({name ~ '_as_published': 'varchar'}) -%}
    {%- endfor -%}
    {%- do columns.update({
        'raw_value': 'varchar', 'marker': 'varchar', 'value_lower': 'bigint', 'value_upper': 'bigint',
        'value': 'bigint', 'status': 'varchar', 'obs_flags': 'varchar[]', 'is_subject': 'boolean',
        'is_total': 'boolean', 'certain': 'boolean', 'published_on': 'date',
        'captured_at': 'timestamp with time zone'
    }) -%}
    {{- return(columns) -}}
{%- endmacro %}

{# Every accepted observation, or an empty relation of the same shape. #}
{% macro accepted_observations() -%}
    {%- if lake_has('accepted/*/*.parquet') -%}
        read_parquet({{ lake_path('accepted/*/*.parquet') }}, union_by_name = true, hive_partitioning = false)
    {%- else -%}
        {{ typed_nothing(observation_columns()) }}
    {%- endif -%}
{%- endmacro %}

{# What one publisher's staging view holds: its accepted observations, cast, in UTC, and nothing else. #}
{% macro stage_observations(publisher) -%}
    select
    {%- for name, type in observation_columns().items() %}
        {%- if name == 'captured_at' %}
        cast(accepted.captured_at at time zone 'UTC' as timestamp) as captured_at
        {%- elif name == 'obs_flags' %}
        array_to_string(cast(accepted.obs_flags as varchar[]), ', ') as obs_flags
        {%- else %}
        cast(accepted.{{ name }} as {{ type }}) as {{ name }}
        {%- endif -%}
        {{ "," if not loop.last }}
    {%- endfor %}
    from {{ accepted_observations() }} as accepted
    where accepted.publisher = '{{ publisher }}'
{%- endmacro %}
