-- Every accepted observation of every staged publisher, read once: later models never go back to the files.
select * from {{ ref('stg_avon_and_somerset_police__observations') }}
union all by name
select * from {{ ref('stg_college_of_policing__observations') }}
union all by name
select * from {{ ref('stg_home_office__observations') }}
union all by name
select * from {{ ref('stg_house_of_commons__observations') }}
union all by name
select * from {{ ref('stg_iopc__observations') }}
union all by name
select * from {{ ref('stg_metropolitan_police__observations') }}
union all by name
select * from {{ ref('stg_ministry_of_justice__observations') }}
union all by name
select * from {{ ref('stg_mysociety__observations') }}
union all by name
select * from {{ ref('stg_noms__observations') }}
union all by name
select * from {{ ref('stg_northumbria_police__observations') }}
union all by name
select * from {{ ref('stg_police_ombudsman_ni__observations') }}
