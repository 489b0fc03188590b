"""From tables and sentences to observations, by the mapping a person declared."""
