"""Whether every table has a caption of its own: one without may count something else than the table before it."""

from __future__ import annotations

from collections import Counter

from ingest.proposal.proposal import Proposal
from ingest.reading.unplaced import plainly


def ask_of_captions(proposal: Proposal) -> None:
    """One question for each table that goes on under the words of an earlier one, printed once."""
    document = proposal.document
    printed = Counter(plainly(line.text) for block in document.texts() for line in block.lines)
    printed.update(plainly(table.caption) for table in document.tables() if table.caption)
    printed.update(plainly(c.text) for t in document.tables() for row in t.cells for c in dict.fromkeys(row))
    used: Counter[str] = Counter()
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        words = max(table.frame.said, key=len, default="")
        caption = plainly(words)
        used[caption] += 1
        if caption and used[caption] > max(1, printed[caption]):
            said = f"no words of its own stand above this table: does it count `{words[:120]}`?"
            proposal.ask(("reading", index, "sets"), said)
