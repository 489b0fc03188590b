"""What is said around a table: its caption, its lead, whose figures it holds."""
