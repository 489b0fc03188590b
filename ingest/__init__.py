"""From bytes to observations: acquire, archive, read."""
