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
    r"(?:(?:for|in|the) )*(?P<span>(?:(?:financial |calendar |reporting |rolling )?(?:years?|yrs?)|quarters?|qtr|"
    r"months?|12\s?m(?:ths?)?|(?:(?:period of )?(?:3|three|6|six|9|nine|12|twelve)[- ]months?(?: period)?)) "
    r"(?:ending|ended|to|up to|end)|f?y/?e|q/?e)(?: on| the)?",
    re.IGNORECASE,
)
# No heading or date is longer.
_LONGEST = 120


def governed(table: Understood) -> Understood:
    """The table with each such heading said again in the labels it stands over."""
    corner = _lead(table.corner)
    columns = {id(row.columns): [Column(tuple(_joined(c.labels))) for c in row.columns] for row in table.rows}
    return replace(table, rows=[_row(row, corner, columns[id(row.columns)]) for row in table.rows])


def _row(row: Row, corner: str, columns: list[Column]) -> Row:
    bands = list(row.bands)
    leads = [_lead(band) for band in bands]
    said = corner or next((lead for lead in reversed(leads) if lead), "")
    labels = tuple(_under(said, label) for label in row.labels) if said else row.labels
    if not corner and any(leads) and labels != row.labels:
        bands = [band for band, lead in zip(bands, leads, strict=True) if not lead]
    return replace(row, bands=tuple(bands), labels=labels, columns=columns)


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
