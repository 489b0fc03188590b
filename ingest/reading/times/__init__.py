"""When a figure was counted: years, parts of years, days, and what only looks like one."""
