"""The floors under the reading of releases that nobody tuned on, in this one place."""

FOUND = 0.5
FOUND_IN_EACH = 0.0
ASSERTED = 0.1
PRECISION = 0.9
