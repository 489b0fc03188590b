"""Reads a release by its contract: what a person declared, and what is left to the reader."""
