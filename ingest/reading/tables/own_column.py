"""A caption that opens with the label of one column: what happened to things there is said of no other column."""

from __future__ import annotations

import re

from ingest.tables.grid import Row

_HAPPENED = re.compile(
    r"(?P<thing>[A-Za-z]+(?: [a-z]+)?) (?P<happened>(?:(?:newly|formally|first) )?(?:\w{2,}ed|made|heard|brought|begun|"
    r"given|taken|held|sent|opened))",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:(?:the )?(?:total )?numbers? of )?", re.IGNORECASE)


def for_column(title: str, row: Row, column: int) -> str:
    """The caption for one column, less what it says of another: `Cases opened by …` over `Prosecuted`."""
    opening = _OPENING.match(title)
    start = opening.end() if opening else 0
    own = row.columns[column].text.casefold() if column < len(row.columns) else ""
    for n, other in enumerate(row.columns):
        label = _HAPPENED.fullmatch(other.text.strip())
        if n == column or label is None or not own:
            continue
        opens = re.match(rf"{re.escape(label.group())}\b", title[start:], re.IGNORECASE)
        if opens and not own.startswith(label.group().casefold()):
            rest = title[start + opens.end() :]
            return f"{title[:start]}{title[start:][: len(label['thing'])]}{rest}"
    return title
