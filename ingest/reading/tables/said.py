"""What the labels of one figure say: who, where, when, by what, of how many."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.documents.document import Cell
from ingest.language.remembered import remembered
from ingest.reading.text.sentences import LONGEST
from ingest.reading.words.meaning import Meaning, meaning_of
from ingest.tables.grid import Row


@dataclass
class Said:
    """What the labels of one figure say."""

    words: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    periods: list[Meaning] = field(default_factory=list)
    month: Meaning | None = None
    quarter: Meaning | None = None
    gender: str = "all"
    body: str | None = None
    people: list[str] = field(default_factory=list)
    total: bool = False
    total_beside: bool = False
    total_above: bool = False
    closes: bool = False
    rate: bool = False
    doubts: list[str] = field(default_factory=list)


def said_of(row: Row, column: int, read: Callable[[str], Meaning] = meaning_of) -> Said:
    """Everything the bands, the row's labels and the column's labels say of one figure."""
    said = Said()
    beside = [*row.bands, *row.labels]
    over = list(row.columns[column].labels) if column < len(row.columns) else []
    for cell in beside:
        _add(said, read(_of_a_label(cell, said)), said.words)
    said.total_beside, said.total = said.total, False
    for cell in over:
        _add(said, read(_of_a_label(cell, said)), said.above)
    said.total_above = said.total
    said.total = said.total_beside or said.total_above
    return said


def _of_a_label(cell: Cell, said: Said) -> str:
    """The words of a label; of one longer than any sentence only the beginning, and in doubt."""
    if len(cell.text) <= LONGEST:
        return cell.text
    said.doubts.append("a label is too long to be read whole")
    return cell.text[:LONGEST]


def _add(said: Said, meaning: Meaning, words: list[str]) -> None:
    if meaning.kind == "period":
        said.periods.append(meaning)
        said.total = said.total or meaning.code == "total"
    elif meaning.kind == "month":
        said.month = meaning
    elif meaning.kind == "quarter":
        said.quarter = meaning
    elif meaning.kind in ("gender", "people", "total"):
        _add_people(said, meaning)
    elif meaning.kind == "body":
        if said.body:
            words.append(said.body)
        said.body = meaning.words
    elif meaning.kind != "blank":
        said.rate = said.rate or meaning.kind == "rate"
        said.doubts.extend(_compared_in(meaning.words))
        words.append(meaning.words.lstrip("% "))


@remembered
def _compared_in(words: str) -> tuple[str, ...]:
    """What a label sets its figures against; a label heads many of them."""
    return tuple(doubt for form, doubt in _COMPARED if form.search(words))


COMPARED = "a comparison with another period"
_COMPARED = [
    (
        re.compile(
            r"\b(?:same (?:period|quarter|month|time)|sply|pytd|baseline|year before|"
            r"(?:previous|prior|preceding|last) (?:(?:financial |calendar )?year|period|quarter|month|12 months))\b",
            re.IGNORECASE,
        ),
        COMPARED,
    ),
    (
        re.compile(
            r"\b(?:national(?:ly)?|msf|msg|similar forces|all forces|peers?|benchmark|comparators?)\b", re.IGNORECASE
        ),
        "a comparison with other bodies",
    ),
]


def _add_people(said: Said, meaning: Meaning) -> None:
    """A gender, a group of people, or all of them."""
    if meaning.kind == "total":
        said.total = True
        return
    if meaning.kind == "gender":
        if said.gender not in ("all", meaning.code):
            said.doubts.append("two genders")
        said.gender = meaning.code or "all"
    if meaning.kind == "people" or len(meaning.words.split()) > 1:
        said.people.append(meaning.words)
