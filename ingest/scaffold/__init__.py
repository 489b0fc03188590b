"""Sources for the person who looks after them: list them, start a new one, and see what one would ask."""
