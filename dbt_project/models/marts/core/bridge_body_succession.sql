-- One row per body that took over from another, and the day it did.
select
    successors.code as successor_body,
    predecessors.code as predecessor_body,
    successors.valid_from as succeeded_on,
    predecessors.valid_to as predecessor_ended_on
from {{ ref('bodies') }} as successors
inner join {{ ref('bodies') }} as predecessors on successors.succeeds = predecessors.code
