"""Who is counted and by what it is broken down, each said once: a grade, a band over grades, `All staff`."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.reading.figures.found import Found
from ingest.reading.words.meaning import meaning_of, people_in
from ingest.tables.grid import Row, Understood

_HEADS_GRADES = re.compile(
    r"(?:(?:staff|job|officer|employee|pay|post) )?(?:grades?|ranks?|roles?|groups?|bands?|posts?|titles?|types?)"
    r"(?: (?:group|type|title|name|band))?(?:\s*(?:/|or|and|,)\s*(?:grades?|ranks?|roles?|bands?|posts?))?",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"\b(?:staff|officer|employee|grade|rank|role|band|post)", re.IGNORECASE)
_EVERYONE = re.compile(
    r"(?:all|total) (?:staff|officers|employees|people|persons|personnel|individuals)", re.IGNORECASE
)
_JOINT = " > "


def with_groups_told(found: list[Found], table: Understood) -> list[Found]:
    """The figures with a grade as who is counted, where no band says so, and nothing said in two places."""
    where = {cell.place: (row, n) for row in table.rows for n, cell in enumerate(row.values) if cell is not None}
    corner = " ".join(table.corner.text.split()).strip(" :") if table.corner else ""
    of_grades = bool(_HEADS_GRADES.fullmatch(corner) and _GROUPS.search(corner))
    return [_told(one, *where[one.cell_ref], of_grades) if one.cell_ref in where else one for one in found]


def _told(figure: Found, row: Row, column: int, of_grades: bool) -> Found:
    parts = [part for part in figure.breakdown.split(_JOINT) if part]
    own = meaning_of(row.labels[-1].text).words if row.labels else ""
    of_caption = figure.staff_group.casefold() in figure.measure_text.casefold() and not row.bands
    if of_grades and of_caption and parts == [own] and not figure.is_total:
        return replace(figure, staff_group=own, breakdown="")
    if figure.staff_group in parts:
        return replace(figure, breakdown=_JOINT.join(part for part in parts if part != figure.staff_group))
    return _of_everyone(figure, row, column)


def _of_everyone(figure: Found, row: Row, column: int) -> Found:
    """`All staff` beside `Men` and `Women` is a total and names no group of its own."""
    over = [cell.text.strip() for cell in row.columns[column].labels] if column < len(row.columns) else []
    beside = [meaning_of(cell.text).kind for other in row.columns for cell in other.labels]
    if not (figure.is_total and over and _EVERYONE.fullmatch(over[-1]) and "gender" in beside):
        return figure
    words = figure.measure_text.removesuffix(over[-1]).strip()
    return replace(figure, measure_text=words, staff_group=people_in(words)) if words else figure
