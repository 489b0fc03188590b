"""Whether a table is said to be of England and Wales though its figures are taken for those of one force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import vocabulary
from ingest.proposal.alone.words_around import captions_of
from ingest.proposal.proposal import Proposal
from ingest.reading.account.claimed import cells_of
from ingest.reading.tables.table_read import TableRead

_NATION = re.compile(r"\bEngland (?:and|&) Wales\b", re.IGNORECASE)
_OF_BOTH = "england_and_wales"


def ask_of_nation(proposal: Proposal) -> None:
    """One question for each table whose caption or labels say so."""
    body = vocabulary.terms("bodies").get(str(proposal.content.get("body")), {})
    if body.get("nation") == _OF_BOTH:
        return
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        if any(_NATION.search(text) for text in _texts(table)):
            said = f"its words say England and Wales: are these the figures of {body.get('name', 'its publisher')}?"
            proposal.ask(("reading", index, "sets"), said)


def _texts(table: TableRead) -> Iterator[str]:
    yield from captions_of(table)
    yield from (cell.text for cell in cells_of(table))
