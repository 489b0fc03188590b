"""A document's parts in order: its tables, each with the lines above it, and the prose between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.documents.document import Line, Table
from ingest.reading.captions.touching import touching
from ingest.reading.signs.legends import KEY
from ingest.reading.signs.notes import is_legend
from ingest.reading.text.flow import Lines
from ingest.reading.text.sentences import Sentence, sentences_of
from ingest.tables.arithmetic import Evidence, evidence_of
from ingest.tables.beside import side_by_side
from ingest.tables.choice import Choice, choose
from ingest.tables.given import given_candidates
from ingest.tables.regions import cut
from ingest.tables.shapes import alternatives
from ingest.tables.worded import sentences_in


@dataclass
class Part:
    """A table with the lines above it, or lines of prose; `touching` stands right on top of a table.

    `below` is the caption that stands under the table, `maybe_below` says that the line there may be one.
    """

    choice: Choice | None = None
    evidence: Evidence = field(default_factory=Evidence)
    above: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    aside: bool = False
    own_above: int = 1
    below: str = ""
    maybe_below: bool = False
    touching: str = ""


def parts_of(flow: Iterable[Lines | Table]) -> Iterable[Part]:
    """Tables and prose in order; what is read as a table is not read again as prose."""
    above = _Above()
    sheet = ""
    for piece in _by_sheet(flow):
        if (here := _sheet_of(piece)) != sheet:
            above, sheet = _Above(), here
        if isinstance(piece, Table):
            if (choice := choose(given_candidates(piece))) is not None:
                yield Part(choice, evidence_of(choice.table), list(above.texts), own_above=above.fresh)
                above.fresh = 0
            elif not here and (said := sentences_in(piece)):
                yield Part(lines=said)
        elif not piece.aside and piece.kind != KEY:
            yield from _pieces(piece, above)
        elif piece.kind == "exemption":
            yield Part(lines=list(piece.lines), above=list(above.texts), aside=True)


def outside(sentences: Iterable[Sentence], parts: Iterable[Part]) -> Iterable[str]:
    """What is said outside the tables: a label that stands in a table by itself is no line of the letter."""
    labels = {
        cell.place: cell.text.strip()
        for part in parts
        if part.choice
        for row in part.choice.table.rows
        for cell in (*row.bands, *row.labels)
    }
    return (one.text for one in sentences if labels.get(one.place) != one.text)


def _by_sheet(flow: Iterable[Lines | Table]) -> Iterable[Lines | Table]:
    """The pieces of a flow, none of them over two sheets; tables that stand side by side each by itself."""
    for piece in flow:
        if isinstance(piece, Table):
            yield from (table for table in side_by_side(piece) if not is_legend(table))
            continue
        run: list[Line] = []
        for line in piece.lines:
            if run and line.text.strip() and sheet_of(line.place) != sheet_of(run[0].place):
                yield replace(piece, lines=tuple(run))
                run = []
            if run or line.text.strip():
                run.append(line)
        if run:
            yield replace(piece, lines=tuple(run))


def _sheet_of(piece: Lines | Table) -> str:
    """The sheet of a workbook that a piece stands on; nothing in other formats."""
    if isinstance(piece, Table):
        return sheet_of(piece.place)
    return next((sheet_of(line.place) for line in piece.lines if line.text.strip()), "")


def sheet_of(place: str) -> str:
    """`Tab 2` of `Tab 2!B7`."""
    return place.rpartition("!")[0]


@dataclass
class _Above:
    """The last sentences met, and how many of them since the last table."""

    texts: list[str] = field(default_factory=list)
    fresh: int = 0


def _pieces(piece: Lines, above: _Above) -> Iterable[Part]:
    """The tables and the prose of a stretch of lines; neighbouring prose is read together."""
    prose: list[Line] = []
    for region in cut(list(piece.lines)):
        choice = choose(alternatives(region))
        if choice is None:
            prose.extend(region.lines)
            continue
        caption = touching(prose[-2:], region.lines[0])
        yield from _prose(prose, above)
        prose = []
        evidence = evidence_of(choice.table)
        yield Part(choice, evidence, list(above.texts), own_above=above.fresh, touching=caption)
        above.fresh = 0
    yield from _prose(prose, above)


def _prose(lines: list[Line], above: _Above) -> Iterable[Part]:
    if any(line.text.strip() for line in lines):
        yield Part(lines=lines, above=list(above.texts))
        said = [s.text for line in lines for s in sentences_of(line)]
        above.texts.extend(said)
        above.fresh += len(said)
        del above.texts[:-8]
