"""Whether a label counts something else than its caption: another unit, another result, other people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.document import Cell
from ingest.model import vocabulary
from ingest.proposal.proposal import Proposal
from ingest.reading.account.told import stem
from ingest.reading.tables.table_read import TableRead
from ingest.reading.words.conform import conform

_OF_THEM = re.compile(r"\bof (?:which|whom|these|those|them)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:staff|employees?|personnel|workers?|individuals?|people|persons?|civilians?)\b", re.IGNORECASE
)
# What has two sides: both have a gender.
_MADE_BY_SOMEBODY = {"allegations", "complaints", "conduct_matters", "referrals"}
_SHARE = re.compile(r"%|\bper ?cent", re.IGNORECASE)
_COLUMNS = {"unit": "another unit", "stage_or_outcome": "another result", "population": "other people"}


def ask_of_heads(proposal: Proposal) -> None:
    """One question for each table with such labels."""
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        odd = dict(_odd(table))
        if odd:
            named = ", ".join(f"`{text}` ({why})" for text, why in list(odd.items())[:6])
            proposal.ask(("reading", index, "sets"), f"do these labels count what the caption counts? {named}")


def _odd(table: TableRead) -> Iterator[tuple[str, str]]:
    title = table.frame.whole or table.frame.title
    caption = conform(title)
    if caption.code("unit") == "fte":
        yield title, "full-time equivalents, no people"
    if caption.code("unit") in _MADE_BY_SOMEBODY and any(one.gender != "all" for one in table.found):
        yield title, "whose gender: of those who made them, or of those they are about?"
    for text in dict.fromkeys(cell.text.strip() for cell in _labels(table)):
        if why := _why(text, title):
            yield text, why


def _why(text: str, title: str) -> str:
    """What a label brings that its caption has not; nothing where the caption leaves it to the labels."""
    caption, label = conform(title), conform(text)
    if _OF_THEM.search(text):
        return "a part of the others"
    if _SHARE.search(text) and not _SHARE.search(title):
        return "shares"
    for column, why in _COLUMNS.items():
        said = caption.code(column) or (caption.weak_unit if column == "unit" else None)
        own = label.code(column)
        if said and own and own != said and not _is_within(column, own, said):
            return why
    if _is_within("population", label.code("population"), caption.code("population")):
        return ""
    if caption.code("population") and caption.code("population") != label.code("population"):
        stems = {stem(word) for word in re.findall(r"\w+", title)}
        if any(stem(found.group()) not in stems for found in _PEOPLE.finditer(text)):
            return "other people"
    return ""


def _is_within(column: str, own: str | None, said: str | None) -> bool:
    """`Police staff` under `Police officers and police staff`: a label tells apart what its caption takes together."""
    within = vocabulary.terms("populations").get(own or "", {}).get("within", []) if column == "population" else []
    return said is not None and said in ([within] if isinstance(within, str) else within)


def _labels(table: TableRead) -> Iterator[Cell]:
    """The labels of every cell that gave a figure."""
    places = {one.cell_ref for one in table.found}
    for row in table.table.rows:
        for number, cell in enumerate(row.values):
            if cell is not None and cell.place in places:
                yield from row.bands
                yield from row.labels
                yield from row.columns[number].labels if number < len(row.columns) else ()
