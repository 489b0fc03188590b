"""The reading of a document laid out to be compared with it: each table as printed, and every figure as understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.documents.document import Cell
from ingest.proposal.proposal import Proposal
from ingest.proposal.waits import Waits, waits_of
from ingest.reading.figures.found import Found
from ingest.reading.tables.table_read import TableRead
from ingest.reading.text.places import place_in
from ingest.tables.grid import Row


@dataclass(frozen=True)
class Shown:
    """One figure: its number in the preview, where it stands, what it was read as, and whether that is certain.

    `waits` is what is still asked of its label, sign or table: it is not certain until that is answered.
    """

    number: int
    where: str
    printed: str
    counted: str
    whose: str
    period: str
    means: str
    certain: bool
    doubts: str
    waits: tuple[str, ...] = ()
    measure: str = ""
    breakdown: str = ""


@dataclass(frozen=True)
class Printed:
    """One printed cell of a table; `figure` ties it to the figure read from it, `role` says what else it is."""

    text: str
    role: str
    figure: Shown | None = None


@dataclass(frozen=True)
class Section:
    """A table, or the figures of the prose, with its figures."""

    title: str
    grid: list[list[Printed]]
    figures: list[Shown]

    @property
    def certain(self) -> int:
        return sum(figure.certain for figure in self.figures)

    @property
    def whose(self) -> str:
        """Whose figures all of them are; empty where they are of several."""
        return _same(figure.whose for figure in self.figures)

    @property
    def measure(self) -> str:
        """What all of them count; empty where they count several things, or one says nothing more than this."""
        return _same(figure.measure for figure in self.figures) if len(self.figures) > 1 else ""

    @property
    def waits(self) -> tuple[str, ...]:
        """What all of them wait on."""
        first = self.figures[0].waits
        return tuple(word for word in first if all(word in figure.waits for figure in self.figures))

    @property
    def where(self) -> str:
        """The address all of them begin with, such as a page and its table."""
        starts = [figure.where.split(", ")[:-1] for figure in self.figures]
        whole = [step[0] for step in zip(*starts, strict=False) if len(set(step)) == 1]
        return ", ".join(whole) if len(self.figures) > 1 and all(s[: len(whole)] == whole for s in starts) else ""


def _same(words: Iterable[str]) -> str:
    said = set(words)
    return said.pop() if len(said) == 1 else ""


def sections_of(proposal: Proposal) -> list[Section]:
    """Every table with its printed rows, then the prose."""
    sections: list[Section] = []
    waits = waits_of(proposal)
    count = 0
    in_tables: set[str] = set()
    for table in proposal.reading.tables:
        if not table.found:
            continue
        shown = {id(f): _shown(f, n, waits) for n, f in enumerate(table.found, count + 1)}
        count += len(shown)
        in_tables |= {f.cell_ref for f in table.found}
        by_cell = {(f.cell_ref, f.raw_value): shown[id(f)] for f in reversed(table.found)}
        sections.append(Section(table.frame.label or "Table", _grid(table, by_cell), list(shown.values())))
    prose = [f for f in proposal.reading.observations if f.cell_ref not in in_tables]
    if prose:
        figures = [_shown(f, n, waits) for n, f in enumerate(prose, count + 1)]
        sections.append(Section("Sentences", _lines(proposal, figures), figures))
    return sections


def _shown(found: Found, number: int, waits: Waits) -> Shown:
    low, high = found.value.low, found.value.high
    means = str(low) if low == high and low is not None else f"{low if low is not None else '?'} to {high or 'any'}"
    period = found.period
    breakdown = " › ".join(part for part in (found.breakdown, _gender(found)) if part)
    days = f"{period.start or '…'} to {period.end or '…'}" if period else "no period"
    return Shown(
        number=number,
        where=found.cell_ref,
        printed=found.raw_value,
        counted=" › ".join(part for part in (found.measure_text, breakdown) if part),
        whose=", ".join(part for part in (found.body, found.staff_group) if part),
        period=days,
        means=f"{means}, {found.value.status}" if found.value.status != "exact" else means,
        certain=found.certain and id(found) not in waits,
        doubts="; ".join(found.doubts),
        waits=waits.get(id(found), ()),
        measure=found.measure_text,
        breakdown=breakdown,
    )


def _gender(found: Found) -> str:
    return "" if found.gender == "all" else found.gender


def _grid(table: TableRead, by_cell: dict[tuple[str, str], Shown]) -> list[list[Printed]]:
    grid: list[list[Printed]] = []
    heads, bands = None, None
    for row in table.table.rows:
        if row.columns != heads:
            heads = row.columns
            grid += _heads(row)
        if row.bands != bands and row.bands:
            bands = row.bands
            grid.append([Printed(" › ".join(c.text.strip() for c in row.bands), "band")])
        labels = [Printed(c.text.strip(), "label") for c in row.labels]
        grid.append([*labels, *(_value(cell, by_cell) for cell in row.values)])
    return grid


def _heads(row: Row) -> list[list[Printed]]:
    depth = max((len(column.labels) for column in row.columns), default=0)
    left = [Printed("", "head") for _ in row.labels]
    return [
        [*left, *(Printed(c.labels[n].text.strip() if n < len(c.labels) else "", "head") for c in row.columns)]
        for n in range(depth)
    ]


def _value(cell: Cell | None, by_cell: dict[tuple[str, str], Shown]) -> Printed:
    if cell is None:
        return Printed("", "empty")
    figure = by_cell.get((cell.place, cell.text.strip()))
    return Printed(cell.text.strip(), "figure" if figure else "passed over", figure)


def _lines(proposal: Proposal, figures: list[Shown]) -> list[list[Printed]]:
    """The printed lines that hold figures."""
    grid: list[list[Printed]] = []
    lines = {line.place: line for line in proposal.document.lines}
    for figure in figures:
        place = place_in(figure.where, lines)
        text = lines[place].text.strip() if place in lines else ""
        grid.append([Printed(figure.printed, "figure", figure), Printed(text, "line")])
    return grid
