-- One row per status a figure may have, with the SDMX codes that come nearest.
select
    statuses.code as status,
    statuses.name as status_name,
    statuses.definition,
    observed.code as sdmx_obs_status,
    confidential.code as sdmx_conf_status
from {{ ref('statuses') }} as statuses
left join {{ ref('sdmx') }} as observed
    on observed.codelist = 'OBS_STATUS' and observed.describes = 'status' and statuses.code = observed.candour_code
left join {{ ref('sdmx') }} as confidential
    on
        confidential.codelist = 'CONF_STATUS'
        and confidential.describes = 'status'
        and statuses.code = confidential.candour_code
