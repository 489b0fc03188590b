"""From tables and sentences to observations: a folder for each step, the lower ones first in `docs/adr/0021`."""
