-- What a reader on 30 June 2021 would have seen. In the published warehouse: select * from facts_as_of('2021-06-30').
{{ as_of('2021-06-30', ref('fct_convictions')) }}
