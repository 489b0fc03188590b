"""Headings that say what kind of period the bare years under them are: `Year ending 31 March` over `2022`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.documents.document import Cell
from ingest.language.days import DAY, MONTH, month_of
from ingest.language.periods import read_period
from ingest.tables.cells import split_signs
from ingest.tables.grid import Column, Row, Understood

_YEARS = (
    r"(?:(?:financial|calendar|reporting|rolling|performance|recording|academic|statistical|fiscal)\s+)?"
    r"(?:years?|yrs?|fy)"
)
_SPAN = (
    rf"(?:{_YEARS}|quarters?|months?|(?:period of )?(?:3|three|6|six|9|nine|12|twelve)[- ]?months?(?: periods?)?|"
    r"12\s?m(?:ths?)?)"
)
_ENDS = r"(?:ending|ended|ends?|to|up to|until)(?: on| in| at)?(?: the)?(?: end)?(?: of)?"
_DAY = rf"(?:(?:the\s+)?{DAY}\s+(?:of\s+)?)?{MONTH}"
_EACH = r"(?:,?\s+(?:of\s+)?(?:each|every)\s+year)?"
_LEAD = re.compile(
    r"(?:(?:in|for|by|during|the|each)\s+)*(?P<words>"
    rf"(?:{_SPAN}\s+{_ENDS}|f?y/?e|q/?e)\s*:?\s*{_DAY}|"
    rf"(?:(?:position|snapshot|headcount)\s+)?(?:as (?:at|of|on)|at|on)\s+(?P<point>{_DAY})|"
    rf"(?:between\s+|from\s+)?(?P<first>{_DAY})\s*(?:to|and|until|–|-)\s*(?:the\s+end\s+of\s+)?(?P<last>{_DAY})|"
    rf"(?P<plain>{_YEARS})){_EACH}",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST = 80
_MONTH = re.compile(MONTH, re.IGNORECASE)


def with_kinds_of_years(table: Understood) -> Understood:
    """The table with each such heading said again in the years it stands over, wherever the two can be joined."""
    columns = {id(row.columns): _columns(row.columns) for row in table.rows}
    return replace(table, rows=[replace(_row(row), columns=columns[id(row.columns)]) for row in table.rows])


def _columns(columns: Sequence[Column]) -> Sequence[Column]:
    """A heading that is said again in some of its columns is said; it names nothing over the others."""
    joined = [_joined(column.labels) for column in columns]
    said = {(lead.place, lead.text) for _, lead in joined if lead is not None}
    if not said:
        return columns
    return [Column(tuple(cell for cell in labels if (cell.place, cell.text) not in said)) for labels, _ in joined]


def _row(row: Row) -> Row:
    labels, lead = _joined((*row.bands, *row.labels))
    if lead is None:
        return row
    bands = tuple(cell for cell in labels[: len(row.bands)] if cell is not lead)
    return replace(row, bands=bands, labels=tuple(labels[len(row.bands) :]))


def _joined(labels: Iterable[Cell]) -> tuple[list[Cell], Cell | None]:
    """The labels with their bare year under the heading that says its kind, and that heading."""
    cells = list(labels)
    lead = next((cell for cell in cells if kind_of_year(cell.text)), None)
    years = [cell for cell in cells if cell is not lead and _BARE.fullmatch(_plain(cell))]
    if lead is None or len(years) != 1:
        return cells, None
    said = f"{kind_of_year(lead.text)} {years[0].text.strip()}"
    if read_period(split_signs(said)[0]) is None:
        return cells, None
    return [replace(cell, text=said) if cell is years[0] else cell for cell in cells], lead


def kind_of_year(text: str) -> str:
    """The words of a label that is nothing but a kind of period, so that a year may follow; empty where it is none."""
    if len(text) > _LONGEST:
        return ""
    found = _LEAD.fullmatch(" ".join(split_signs(text)[0].strip(" :()").split()))
    if not found:
        return ""
    if found["point"]:
        return f"as at {found['point']}"
    if found["first"]:
        return found["words"] if _within_a_year(found["first"], found["last"]) else ""
    return re.sub(r"^((?:[a-z]+ )?(?:year|yr|quarter|month))s(?= )", r"\1", found["words"], flags=re.IGNORECASE)


def _within_a_year(first: str, last: str) -> bool:
    """Whether months run within one year, so that one number names it: April to September, and not April to March."""
    months = [month_of(found.group()) for text in (first, last) if (found := _MONTH.search(text))]
    return len(months) == 2 and None not in months and (months[0] or 0) < (months[1] or 0)


def _plain(cell: Cell) -> str:
    return split_signs(cell.text)[0].strip("() ")


# What is left standing beside a bare year and says that it may be no calendar year.
_LEFT = re.compile(
    rf"\b(?:{_SPAN}\s+(?:ending|ended)|(?:12|twelve)[- ]months? to|"
    rf"years? to (?:the )?(?:end of )?(?:{DAY}\s+)?{MONTH})\b"
    rf"|\b(?:financial|fiscal|academic)\s+years?\b|\bf?y/e\b|\b{MONTH}\s*(?:to|until|–|-)\s*(?:{DAY}\s+)?{MONTH}\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(rf"\bcalendar\b|\bjan(?:uary)?\s*(?:to|until|–|-)\s*(?:{DAY}\s+)?dec(?:ember)?\b", re.IGNORECASE)
IN_DOUBT = "the heading names a kind of period that was not joined to the years"


def leaves_open(words: str) -> bool:
    """Whether the labels of a figure speak of a kind of period other than the calendar year."""
    return bool(_LEFT.search(words)) and not _CALENDAR.search(words)
