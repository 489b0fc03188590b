"""The heading under which a publisher's catalogue lists a document, and whether it says more than the tables do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.documents.document import Table
from ingest.reading.account.claimed import cells_of
from ingest.reading.figures.found import Found
from ingest.reading.tables.table_read import TableRead
from ingest.reading.text.flow import Lines

_WORD = re.compile(r"[^\W_]+")
_STEM = 6
_LONGEST = 120
# Words that name the matter and narrow nothing.
_MATTER = {"miscon", "conduc", "discip", "procee", "staff", "office", "servic", "statis", "person", "employ"}
_SMALL = {"and", "the", "of", "for", "in", "hm", "his", "her", "majesty"}
# The answer to several questions has a page whose heading is put there by the way it came, not by its author.
_OUR_OWN = re.compile(r"answer of the [A-Z][\w',]*(?: (?:[A-Z][\w',]*|of|for|and|the))*", re.IGNORECASE)


def is_our_own(text: str) -> bool:
    """Whether a heading is the one given to an answer to several questions."""
    return _OUR_OWN.fullmatch(text.strip()) is not None and text.strip().startswith("Answer of the ")


def opening_of(flow: Sequence[Lines | Table]) -> str:
    """The first line of a document where it is a heading and no sentence, question or label; else nothing."""
    lines = (
        line.text.strip() for piece in flow if isinstance(piece, Lines) and not piece.aside for line in piece.lines
    )
    first = next((text for text in lines if text), "")
    return first if len(first) < _LONGEST and re.search(r"[^\W_]\)?$", first) and not re.search("[|\t]", first) else ""


def adds_nothing(heading: str, tables: list[TableRead], sentences: Sequence[Found] = ()) -> bool:
    """Whether every word of a heading is said of every table and of every figure of a sentence too.

    Then it has no place, gender, part or time of its own.
    """
    said = [_said_of(table) for table in tables if table.found]
    said += [_said_of_figure(figure) for figure in sentences]
    return bool(said) and all(_stems(heading) - _MATTER - _SMALL <= stems for stems in said)


def _said_of_figure(figure: Found) -> set[str]:
    """What a sentence says of its figure."""
    when = figure.period.text if figure.period else ""
    return _stems(" ".join([figure.measure_text, figure.breakdown, figure.staff_group, figure.body, when]))


def _said_of(table: TableRead) -> set[str]:
    """What is said of every figure of a table, and of the genders it tells apart.

    The line that leads to it may be the very heading that is weighed.
    """
    frame = table.frame
    bodies = " ".join(dict.fromkeys(found.body or "" for found in table.found))
    said = [text for text in frame.said if text != frame.lead]
    return _stems(" ".join([*said, frame.title, bodies, *(cell.text for cell in cells_of(table))]))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}
