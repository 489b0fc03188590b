"""The names of those whose figures a document holds, as its source and its catalogue know them."""

from __future__ import annotations

from ingest.model import vocabulary
from ingest.proposal.proposal import Facts, Proposal


def names_of(proposal: Proposal) -> set[str]:
    """Of the publisher and of the body: a text that says one of them says nothing new."""
    return names_by(proposal.facts, proposal.content.get("body"))


def names_by(facts: Facts, body: object) -> set[str]:
    """Of the publisher of a source, and of one body."""
    source = facts.source
    names = {vocabulary.terms("publishers")[source.publisher]["name"]} if source else set()
    for code in {body, source.publisher if source else None}:
        if term := vocabulary.terms("bodies").get(str(code)):
            names |= {term["name"], *term.get("aliases", ())}
    return names
