"""Proposals: a contract filled in for a document nobody has mapped, its questions, a preview."""
