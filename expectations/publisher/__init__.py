"""A publisher's check of a table before it is released."""
