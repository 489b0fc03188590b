"""Hand the warehouse out: one whole version after another, never half of one."""
