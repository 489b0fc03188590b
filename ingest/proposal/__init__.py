"""Proposals: a contract filled in for a document that nobody has mapped, its questions, and a preview of the reading."""
