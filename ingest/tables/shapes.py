"""The alternatives: every way a stretch of lines could be laid out in rows and columns."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.documents.document import Cell, Line
from ingest.tables.aligned import over_columns, printed_cells
from ingest.tables.cells import look
from ingest.tables.grid import Candidate
from ingest.tables.indents import indent_of
from ingest.tables.keyed import keyed_rows
from ingest.tables.leader_cells import without_leader_cells
from ingest.tables.leaders import without_leaders
from ingest.tables.one_line import laid_out
from ingest.tables.printed_heads import with_printed_heads
from ingest.tables.regions import Region, is_furniture, trailing_values
from ingest.tables.slashed import rows_of
from ingest.tables.stacks import stacked
from ingest.tables.stopped import stopped_labels

_MOST_CELLS = 60_000
# `North: Q1 4, Q2 6, Q3 2`: what stands before the last comma is no label.
BROKEN_OFF = "a label ends in a comma: more than one figure may stand in its line"
_FIGURES = ("value", "share", "decimal", "entry")
_LEADERS = re.compile(r"(?:\s|^)(?:\.{4,}|…+|(?:\. ){3,}\.?|_{3,})(?=\s|$)")


def alternatives(region: Region) -> list[Candidate]:
    """Every candidate grid of a region, the plainest first."""
    lines = [line for line in region.lines if not is_furniture(line.text)]
    if region.family == "bars":
        found = [_bars(lines), _paragraphs(lines), *_bar_stream(lines)]
    elif region.family == "tabs":
        found = [_tabs(lines)]
    elif region.family == "spaces":
        found = with_printed_heads(lines, [_spaces(lines), *_wide_spaces(lines)])
    elif region.family == "stack":
        found = stacked([_cell(line, 0, line.text) for line in lines if line.text.strip()])
    elif region.family == "slashes":
        found = rows_of(lines)
    elif region.family == "keyed":
        found = keyed_rows(lines)
    elif region.family == "run on":
        found = [c for line in lines for c in laid_out(line)]
    else:
        found = []
    found = [replace(c, rows=without_leader_cells(c.rows)) for c in found]
    found += [unfolded for c in found if (unfolded := _side_by_side(c))]
    return [c for c in found if c.rows and sum(len(row) for row in c.rows) <= _MOST_CELLS]


def _cell(line: Line, place: int, text: str) -> Cell:
    where = line.place + (f", cell {place}" if place else "")
    return Cell(text.strip(), where, indent_of(text))


def _split(line: Line, sign: str) -> list[Cell]:
    text = line.text.strip() if sign == "|" else line.text.rstrip("\n")
    if sign == "|":
        text = text.removeprefix("|").removesuffix("|")
    return [_cell(line, n, part) for n, part in enumerate(text.split(sign), 1)]


def _bars(lines: list[Line]) -> Candidate:
    shown = [line for line in lines if line.text.strip() and not re.fullmatch(r"[\s|:+=-]+", line.text)]
    framed = _is_framed(shown)
    rows = [_split(line, "|") if framed else _unframed(line) for line in shown]
    return Candidate("bars", rows)


def _is_framed(shown: list[Line]) -> bool:
    """Whether bars stand around the rows too, and not only between their cells."""
    opened = [line.text.lstrip().startswith("|") for line in shown]
    return all(opened) or any(line.text.rstrip().endswith("|") for line in shown)


def _unframed(line: Line) -> list[Cell]:
    """Where bars stand only between cells, a bar that opens a line has an empty cell before it."""
    cells = _split(line, "|")
    return [_cell(line, 0, ""), *cells] if line.text.lstrip().startswith("|") else cells


def _tabs(lines: list[Line]) -> Candidate:
    return Candidate("tabs", [_split(line, "\t") for line in lines if line.text.strip()])


def _paragraphs(lines: list[Line]) -> Candidate:
    """Rows are paragraphs: their lines hold the cells, bars stand between or alone."""
    rows: list[list[Cell]] = []
    run: list[Line] = []
    framed = _is_framed([line for line in lines if line.text.strip()])
    for line in [*lines, Line(0, "")]:
        if line.text.strip():
            run.append(line)
            continue
        if len(run) == 1 or (run and all("|" in member.text.strip().strip("|") for member in run)):
            rows.extend(_split(member, "|") if framed else _unframed(member) for member in run)
        elif run:
            rows.append(_paragraph(run))
        run = []
    return Candidate("paragraphs", rows)


def _paragraph(run: list[Line]) -> list[Cell]:
    cells: list[Cell] = []
    for line in run:
        parts = [part for part in line.text.split("|") if part.strip()]
        cells.extend(_cell(line, 0, part) for part in parts)
    return cells


def _bar_stream(lines: list[Line]) -> list[Candidate]:
    """Bars and line ends both end a cell; how many make a row is counted."""
    if sum("|" in line.text.strip().strip("|") for line in lines) > len(lines) // 2:
        return []
    body = [line for line in lines if line.text.strip("| \t")]
    barred = [n for n, line in enumerate(body[:12]) if "|" in line.text.strip().strip("|")]
    first = barred[-1] + 1 if barred else 0
    head = [[c for c in _split(line, "|") if c.text] for line in body[:first]]
    cells = [_cell(line, 0, part) for line in body[first:] for part in line.text.split("|") if part.strip()]
    found = stacked(cells)
    if first:
        found = [Candidate(c.shape, c.rows, c.caption, (), c.size) for c in found]
    return [
        Candidate("bar stream", head + c.rows, c.caption, c.doubts, c.size, len(head) + c.heads if first else c.heads)
        for c in found
    ]


def _spaces(lines: list[Line]) -> Candidate:
    """Values are the last words of a line; the words before them are its label."""
    rows = []
    shown = without_leaders([_LEADERS.sub("  ", line.text).strip() for line in lines])
    for line, text in zip(lines, shown, strict=True):
        if not text:
            continue
        if labels := stopped_labels(text):
            rows.append([_cell(line, n, label) for n, label in enumerate(labels, 1)])
            continue
        words = text.split()
        count = trailing_values(text)
        if count == 1 and len(words) > 2 and look(words[-1]).kind == "period":
            count = 0  # the year at the end of a title
        # A line without figures keeps its wide gaps: they part its labels.
        label = " ".join(words[: len(words) - count]) if count else text
        cells = [Cell(label, line.place, indent_of(line.text))] if label or count else []
        cells += [_cell(line, n, word) for n, word in enumerate(words[len(words) - count :], 1)]
        rows.append(cells)
    broken = any(len(row) > 1 and row[0].text.endswith((",", ";")) for row in rows)
    return Candidate("spaces", rows, doubts=(BROKEN_OFF,) if broken else ())


def _wide_spaces(lines: list[Line]) -> list[Candidate]:
    """Cells stand two spaces or more apart, as a page printed in columns has them."""
    shown = [line for line in lines if line.text.strip()]
    rows = []
    for line, parts in zip(shown, over_columns([printed_cells(line.text) for line in shown]), strict=True):
        lead = [""] if re.match(r"\s{6,}", line.text) and look(parts[0]).kind == "period" else []
        cells = [_cell(line, n, part) for n, part in enumerate(lead + parts, 1)]
        rows.append([replace(cells[0], indent=indent_of(line.text)), *cells[1:]])
    several = [row for row in rows if len(row) > 1]
    return [Candidate("columns", rows)] if len(several) * 2 > len(rows) else []


def _side_by_side(candidate: Candidate) -> Candidate | None:
    """`2009 | 0 | 2014 | 2`: two tables printed beside each other, laid one below the other."""
    size = max((len(row) for row in candidate.rows), default=0)
    pairs = size // 2
    if size < 4 or size % 2:
        return None
    body = [row for row in candidate.rows if len(row) == size and look(row[1].text).kind in _FIGURES]
    if not body or not all(
        look(row[2 * n].text).kind in ("period", "words", "blank")
        and look(row[2 * n + 1].text).kind in (*_FIGURES, "blank")
        for row in body
        for n in range(pairs)
    ):
        return None
    heads = [row[:2] for row in candidate.rows if len(row) == size and row not in body][:1]
    rows = [row[2 * n : 2 * n + 2] for n in range(pairs) for row in body]
    rows = [row for row in rows if row[0].text or row[1].text]
    return Candidate(f"{candidate.shape}, side by side", heads + rows, candidate.caption, candidate.doubts, 2)
