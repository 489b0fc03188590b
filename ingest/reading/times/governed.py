"""Dates under a heading that says what ends on them: `Year ended` over `31 March 2021` is a year, not a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.documents.document import Cell
from ingest.language.periods import read_period
from ingest.tables.cells import split_signs
from ingest.tables.grid import Column, Row, Understood

_LEAD = re.compile(
    r"(?:(?:for|in|the) )*(?P<span>(?:(?:financial |calendar |reporting |rolling )?(?:years?|yrs?)|half[- ]years?|"
    r"quarters?|qtr|months?|12\s?m(?:ths?)?|"
    r"(?:(?:period of )?(?:3|three|6|six|9|nine|12|twelve)[- ]months?(?: period)?)) "
    r"(?:ending|ended|to|up to|end)|f?y/?e|q/?e)(?: on| the)?",
    re.IGNORECASE,
)
# `Period ending`, `Week to`: something ends there, and nothing says when it began.
_OPEN = re.compile(
    r"(?:(?:for|in|the|reporting|recording|time|accounting) )*(?:periods?|terms?|weeks?|fortnights?|half) "
    r"(?:ending|ended|to|up to|end)(?: on| the)*",
    re.IGNORECASE,
)
IN_DOUBT = "the heading says that a period ends on the day, not from when it runs"
# No heading or date is longer.
_LONGEST = 120


def governed(table: Understood) -> Understood:
    """The table with each such heading said again in the labels it stands over."""
    columns = {id(row.columns): [Column(tuple(_joined(c.labels))) for c in row.columns] for row in table.rows}
    return replace(table, rows=[_row(row, table.corner, columns[id(row.columns)]) for row in table.rows])


def _row(row: Row, corner: Cell | None, columns: list[Column]) -> Row:
    bands = list(row.bands)
    own = len(row.stubs) == len(row.labels)
    leads = [_lead(band) for band in bands]
    said = _lead(corner) or next((lead for lead in reversed(leads) if lead), "")
    labels = tuple(_under(said, label) for label in row.labels) if said else row.labels
    labels = tuple(_headed(stub, label) for stub, label in zip(row.stubs, labels, strict=True)) if own else labels
    if not _lead(corner) and any(leads) and labels != row.labels:
        bands = [band for band, lead in zip(bands, leads, strict=True) if not lead]
    doubts = (*row.doubts, IN_DOUBT) if _is_open(row, labels, columns, corner) else row.doubts
    return replace(row, bands=tuple(bands), labels=labels, columns=columns, doubts=doubts)


def _headed(stub: Cell, label: Cell) -> Cell:
    lead = _lead(stub)
    return _under(lead, label) if lead else label


def _is_open(row: Row, labels: Iterable[Cell], columns: Iterable[Column], corner: Cell | None) -> bool:
    """Whether a label is still one day under a heading that says a period ends there."""
    stubs = row.stubs if len(row.stubs) == len(row.labels) else (corner,) * len(row.labels)
    beside = any(_ends(stub) and _is_day(label) for stub, label in zip(stubs, labels, strict=True))
    under_band = any(map(_ends, row.bands)) and any(map(_is_day, labels))
    return beside or under_band or any(any(map(_ends, c.labels)) and any(map(_is_day, c.labels)) for c in columns)


def _ends(cell: Cell | None) -> bool:
    if cell is None or len(cell.text) > _LONGEST:
        return False
    return bool(_lead(cell) or _OPEN.fullmatch(" ".join(split_signs(cell.text)[0].strip(" :").split())))


def _is_day(cell: Cell) -> bool:
    period = read_period(split_signs(cell.text)[0].strip("() ")) if len(cell.text) <= _LONGEST else None
    return period is not None and period.kind == "point"


def _joined(labels: Iterable[Cell]) -> list[Cell]:
    """`Year ended` over `31 March 2021` as one label."""
    kept: list[Cell] = []
    lead = ""
    for label in labels:
        if found := _lead(label):
            lead = found
            held = label
            continue
        under = _under(lead, label) if lead else label
        if lead and under is label:
            kept.append(held)
        lead = "" if lead else lead
        kept.append(under)
    return [*kept, held] if lead else kept


def ends_on(cell: Cell) -> bool:
    """Whether a heading says that something ends, and leaves the day to the labels under it."""
    return bool(_lead(cell))


def _lead(cell: Cell | None) -> str:
    if cell is None or len(cell.text) > _LONGEST:
        return ""
    found = _LEAD.fullmatch(" ".join(split_signs(cell.text)[0].strip(" :").split()))
    return found["span"] if found else ""


def _under(lead: str, label: Cell) -> Cell:
    """A label that is a day or a month, with the words that say what ends on it."""
    own = read_period(split_signs(label.text)[0].strip("() ")) if len(label.text) <= _LONGEST else None
    if own is None or own.start is None or own.end is None or (own.end - own.start).days > 31:
        return label
    said = f"{re.sub('s(?= )', '', lead, count=1)} {label.text.strip()}"
    return replace(label, text=said) if read_period(split_signs(said)[0]) else label
