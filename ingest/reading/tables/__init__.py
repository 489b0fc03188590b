"""From a table as understood to its figures."""
