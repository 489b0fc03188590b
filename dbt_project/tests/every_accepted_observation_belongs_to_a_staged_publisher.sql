-- An accepted file whose publisher has no staging model would be lost in silence.
select
    accepted.release_id,
    accepted.publisher
from {{ accepted_observations() }} as accepted
anti join {{ ref('int_observations_unioned') }} as staged on accepted.observation_id = staged.observation_id
