"""The heading under which a publisher's catalogue lists a document, and whether it says more than the tables do."""

from __future__ import annotations

import re

from ingest.reading.claimed import cells_of
from ingest.reading.table_read import TableRead

_WORD = re.compile(r"[^\W_]+")
_STEM = 6
# Words that name the matter and narrow nothing.
_MATTER = {"miscon", "conduc", "discip", "procee", "staff", "office", "servic", "statis", "person", "employ"}
_SMALL = {"and", "the", "of", "for", "in", "hm", "his", "her", "majesty"}
# The answer to several questions has a page whose heading is put there by the way it came, not by its author.
_OUR_OWN = re.compile(r"answer of the [A-Z][\w',]*(?: (?:[A-Z][\w',]*|of|for|and|the))*", re.IGNORECASE)


def is_our_own(text: str) -> bool:
    """Whether a heading is the one given to an answer to several questions."""
    return _OUR_OWN.fullmatch(text.strip()) is not None and text.strip().startswith("Answer of the ")


def adds_nothing(heading: str, tables: list[TableRead]) -> bool:
    """Whether every word of a heading is said of every table too: no place, gender, part or time of its own."""
    read = [table for table in tables if table.found]
    return bool(read) and all(_stems(heading) - _MATTER - _SMALL <= _said_of(table) for table in read)


def _said_of(table: TableRead) -> set[str]:
    """What is said of every figure of a table, and of the genders it tells apart."""
    frame = table.frame
    bodies = " ".join(dict.fromkeys(found.body or "" for found in table.found))
    return _stems(" ".join([*frame.said, frame.title, bodies, *(cell.text for cell in cells_of(table))]))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}
