"""May this release be loaded? The audit of its suppression, and the gate."""

import logging

# Great Expectations has a line to say of each of its hundreds of parts while it is imported.
logging.getLogger("great_expectations").setLevel(logging.WARNING)
