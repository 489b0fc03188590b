"""A table in its place, and what the labels of each of its figures say there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.documents.document import Cell
from ingest.reading.captions.frame import Frame, Surroundings
from ingest.reading.tables.cut_headers import is_plain, is_proven
from ingest.reading.tables.one_reading import OneReading, one_reading
from ingest.reading.tables.relative_columns import dated_by_document
from ingest.reading.tables.said import Said, said_of
from ingest.reading.tables.whose_gender import not_theirs
from ingest.reading.words.meaning import has_sense, meaning_of, people_in
from ingest.reading.words.ranks import is_rank
from ingest.tables.arithmetic import Evidence, figure_of
from ingest.tables.choice import Choice
from ingest.tables.closing import closing_of, is_to_date
from ingest.tables.grid import Row, Understood
from ingest.tables.wholes import Wholes, names_whole, says_again, wholes_of


@dataclass(frozen=True)
class Setting:
    """A table in its place: what was chosen, what stands around it, what its totals prove."""

    choice: Choice
    frame: Frame
    around: Surroundings
    evidence: Evidence

    @cached_property
    def large(self) -> frozenset[int]:
        """The columns with figures as large as a year's number, or larger."""
        cells = [(n, cell) for row in self.choice.table.rows for n, cell in enumerate(row.values)]
        numbers = [(n, number) for n, cell in cells if (number := figure_of(cell)) is not None]
        return frozenset(n for n, number in numbers if 500 <= number < 1800 or 2100 < number < 20_000)

    @cached_property
    def wholes(self) -> Wholes:
        """The rows and columns that are the whole of the others."""
        return wholes_of(self.choice.table)

    @cached_property
    def closing(self) -> Wholes:
        """The totals that close a run of rows or columns, and add up."""
        return closing_of(self.choice.table)

    @cached_property
    def is_cut_proven(self) -> bool:
        """Whether a line of words that was cut into header labels was cut rightly."""
        return is_plain(self.choice.table) or is_proven(self.choice.table, self.wholes)

    @cached_property
    def readings(self) -> dict[int, OneReading]:
        """How the labels of each section are to be read."""
        table = self.choice.table
        said = (*self.frame.said, self.frame.label, self.frame.around)
        return {section: one_reading(table, section, said) for section in {row.section for row in table.rows}}


def said_in(setting: Setting, number: int, row: Row, column: int) -> Said:
    """Everything that the labels of one figure say, each read as its neighbours are."""
    is_overall = number in setting.evidence.overall or number in setting.wholes.overall
    own = replace(row, bands=()) if is_overall else row
    said = said_of(own, column, setting.readings[row.section].of)
    if not setting.frame.years:  # a caption with a period of its own may not mean the one of the document
        dated_by_document(said, setting.frame.period, setting.frame.doubts)
    _unsex(said, setting.choice.table)
    over = row.columns[column].labels if column < len(row.columns) else ()
    beside = [cell.text for cell in (*row.bands, *row.labels)]
    not_theirs(said, "; ".join(setting.frame.said), beside, [cell.text for cell in over])
    if len(said.people) > 1:
        _of_one_group(said)
    wholes = setting.wholes
    said.total_beside = said.total_beside or number in wholes.rows
    said.total_above = said.total_above or (row.section, column) in wholes.columns
    _close(setting, said, number, row, column)
    said.total = said.total or said.total_beside or said.total_above
    said.words = [word for word in said.words if not (said.total_beside and says_again(word, setting.frame.whole))]
    said.above = [word for word in said.above if not (said.total_above and says_again(word, setting.frame.whole))]
    return said


def _close(setting: Setting, said: Said, number: int, row: Row, column: int) -> None:
    """A total that its months or quarters add up to: `Year to date` is one like any other."""
    closing = setting.closing
    if number in closing.rows and row.labels and _are_times(setting, row, [r.labels for r in _beside(setting, row)]):
        said.closes = said.total_beside = True
        said.words = [word for word in said.words if not is_to_date(word)]
    elif (row.section, column) in closing.columns and _are_times(setting, row, [c.labels for c in row.columns]):
        said.closes = said.total_above = True
        said.above = [word for word in said.above if not is_to_date(word)]


def _beside(setting: Setting, row: Row) -> list[Row]:
    return [other for other in setting.choice.table.rows if (other.section, other.bands) == (row.section, row.bands)]


def _are_times(setting: Setting, row: Row, labels: Iterable[Sequence[Cell]]) -> bool:
    """Whether labels but the total's own all name a time."""
    kinds = [{setting.readings[row.section].of(cell.text).kind for cell in one} for one in labels]
    return sum(bool(kind & {"period", "month", "quarter"}) for kind in kinds) == len(kinds) - 1 > 1


def _of_one_group(said: Said) -> None:
    """`Police officers` over `Sergeant`: the group is who is counted, the rank is by what it is broken down."""
    groups = [people for people in said.people if not is_rank(people)] or said.people
    said.words.extend(people for people in said.people if people != groups[0])
    said.people = groups[:1]


_GROUP = re.compile(
    r"(?:(?:total |average )?(?:number|headcount) of )?(?P<who>"
    r"(?:[\w/&,'’()–-]+ ){0,6}(?:officers|staff|employees|managers|"
    r"governors|warders|constables|specials|pcsos|volunteers|instructors|grades|workers))",
    re.IGNORECASE,
)


def people_of(said: Said) -> str:
    """Who is counted: a label that names nobody but a group, whole; else the group that the labels name."""
    for label in (*said.words, *said.above):
        if (found := _GROUP.fullmatch(label)) and not has_sense(label) and not names_whole(label):
            return found["who"]
    return people_in(" ".join([*said.above, *said.words]))


def _unsex(said: Said, table: Understood) -> None:
    """`Not known` is a gender only beside genders; elsewhere it is a label like any other."""
    if said.gender != "not_stated":
        return
    labels = [cell.text for row in table.rows for cell in (*row.labels, *row.bands)]
    labels += [cell.text for row in table.rows[:1] for column in row.columns for cell in column.labels]
    if not any(meaning_of(text).code in ("male", "female") for text in labels):
        said.gender = "all"
        said.words.extend(said.people)
        said.people = []
