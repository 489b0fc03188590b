"""Whether every table has a caption of its own: one without may count something else than the table before it."""

from __future__ import annotations

from collections import Counter

from ingest.proposal.proposal import Proposal
from ingest.reading.account.unplaced import plainly
from ingest.reading.tables.table_read import TableRead


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
        if _begins_anew(table):
            said = "its heads stand twice, with no words of their own over the second: is it one table?"
            proposal.ask(("reading", index, "sets"), said)


def _begins_anew(table: TableRead) -> bool:
    """Whether a later part of a table has the heads of the first again, and no band over it."""
    heads: dict[int, tuple[str, ...]] = {}
    for row in table.table.rows:
        if not row.bands:
            heads.setdefault(row.section, tuple(column.text for column in row.columns))
    return len(heads) > len(set(heads.values()))
