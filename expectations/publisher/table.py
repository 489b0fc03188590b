"""A table as a publisher has it on the desk: every cell with its labels, and what its string says."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from expectations.disclosure.cells import Cells
from expectations.disclosure.figures import Figures, Rule, read_figures
from expectations.publisher.layout import Region, Texts, column_labels, regions, row_labels
from expectations.publisher.share_lines import as_percent, is_share
from expectations.publisher.wording import on_the_desk
from ingest.documents.document import Cell, Grid
from ingest.documents.kind import as_text, is_workbook
from ingest.documents.opening import open_document
from ingest.documents.workbook import column_letters
from ingest.model.errors import UnreadableDocument, WrongUse
from ingest.model.policy import SuppressionPolicy
from ingest.settings import settings
from ingest.tables.markers import read_figure

_SIGN = re.compile(r"[^\w\s]{1,3}|\[\w{1,2}\]|[<>≤≥~]=?\s?\d+|\d+\s?[≤≥<>]|n/[ahk]", re.IGNORECASE)
_PERCENT = re.compile(r"\d[\d,]*(?:\.\d+)?\s*%")
_DELIMITERS = ",;\t|"
_LOOKED_AT = 2000

Labels = list[tuple[str, ...]]


@dataclass(frozen=True)
class Sheet:
    """One table: the labels of its rows and columns, and the number of the cell at each crossing.

    `row_shares` and `column_shares` say which lines hold percentages or rates, which are no counts.
    """

    name: str
    columns: Labels
    rows: Labels
    at: np.ndarray
    row_shares: np.ndarray
    column_shares: np.ndarray


@dataclass(frozen=True)
class Published:
    """Every table of a file, its cells in one order.

    `headless` names tables above which no heads were seen, `aside` where signs stand among labels and notes.
    """

    sheets: list[Sheet]
    cells: Cells
    figures: Figures
    percent: np.ndarray
    headless: list[str]
    aside: list[str]


def spoken(label: tuple[str, ...]) -> str:
    """A label of several words, each said once."""
    return ", ".join(dict.fromkeys(word for word in label if word))


def read_table(path: Path, policy: SuppressionPolicy) -> Published:
    """Every table of a CSV, XLSX or ODS file, whatever stands around it."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise WrongUse(
            "This file cannot be read.", where=str(path), why=str(fault), remedy="Check its name."
        ) from fault
    try:
        document = open_document(path.name, _with_commas(data), "workbook", settings())
    except UnreadableDocument as fault:
        raise on_the_desk(fault) from fault
    made = _Reading(path.name, policy, len(document.sheets) > 1, is_workbook(data))
    for name, grid in document.sheets.items():
        made.read(name, grid)
    if not made.sheets:
        raise UnreadableDocument(
            "No table was found.",
            where=path.name,
            why="A table has a row of heads, a column of labels and figures at their crossings.",
            remedy="Check that the right file was named, or save the table alone as .csv.",
        )
    return made.published()


def _with_commas(data: bytes) -> bytes:
    """A .csv whose values stand between semicolons, tabs or bars, as one with commas."""
    text = None if is_workbook(data) or not data.strip() else as_text(data)
    lines = [line for line in (text or "").splitlines()[:_LOOKED_AT] if line.strip()]
    counts = {sign: sum(sign in line for line in lines) for sign in _DELIMITERS}
    sign = max(_DELIMITERS, key=lambda s: (counts[s], s == ","))
    # Commas also stand in thousands and in titles: another sign that most lines hold is the one that parts values.
    others = [s for s in _DELIMITERS[1:] if 2 * counts[s] > len(lines)]
    sign = max(others, key=lambda s: counts[s]) if others and not _is_regular(lines) else sign
    if text is None or sign == "," or not counts[sign]:
        return data
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error:
        return data
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    return made.getvalue().encode(errors="replace")


def _is_regular(lines: list[str]) -> bool:
    """Whether commas part most lines into the same number of values."""
    widths = [len(row) for row in csv.reader(lines)]
    common = max(set(widths), key=widths.count, default=1)
    return common > 1 and 2 * widths.count(common) > len(widths)


class _Reading:
    """Collects cells table by table."""

    def __init__(self, file: str, policy: SuppressionPolicy, several: bool, workbook: bool) -> None:
        self.file, self.policy, self.several, self.workbook = file, policy, several, workbook
        self.sheets: list[Sheet] = []
        self.raw: list[str] = []
        self.places: list[str] = []
        self.names: list[str] = []
        self.percent: list[bool] = []
        self.headless: list[str] = []
        self.aside: list[str] = []
        self._known: dict[str, bool] = {}

    def read(self, name: str, grid: Grid) -> None:
        texts = [[" ".join(cell.text.split()) for cell in row] for row in grid]
        found = regions(texts, self._is_figure)
        for region in found:
            self._table(name, grid, texts, region)
        self._set_aside(name, texts, found)

    def published(self) -> Published:
        count, percent = len(self.raw), np.array(self.percent, dtype=bool)
        nil = np.zeros(count, dtype=np.int64)
        figures = read_figures(self.raw, nil, nil, [Rule(self.policy)], None, percent)
        cells = Cells(
            ids=self.places,
            release_ids=[self.file] * count,
            table_ids=[""] * count,
            refs=self.names,
            raw=self.raw,
            status=np.full(count, "exact", dtype=object),
            subject=np.ones(count, dtype=bool),
            lower=figures.lo,
            upper=figures.hi,
        )
        return Published(self.sheets, cells.read_as(figures), figures, percent, self.headless, self.aside)

    def _set_aside(self, name: str, texts: Texts, found: list[Region]) -> None:
        """Signs that hide something in a row of figures, but in no column of them."""
        taken = {(row, column) for region in found for row in region.body for column in region.values}
        rows = {
            row for region in found for row in region.body if any(map(self._is_figure, _figures(texts, region, row)))
        }
        for row in sorted(rows):
            for column, text in enumerate(texts[row]):
                if text and (row, column) not in taken and read_figure(text, self.policy).status == "suppressed":
                    self.aside.append(f"{self._before(name)}{column_letters(column)}{row + 1}")

    def _before(self, name: str) -> str:
        return f"{name}!" if self.several else ""

    def _is_figure(self, text: str) -> bool:
        """A number, a declared sign, or what looks like a sign nobody declared."""
        if text not in self._known:
            status = read_figure(text, self.policy).status
            signlike = _SIGN.fullmatch(text) or _PERCENT.fullmatch(text)
            self._known[text] = bool(signlike) or status not in ("unknown_marker", "bounded")
        return bool(text) and self._known[text]

    def _table(self, name: str, grid: Grid, texts: Texts, region: Region) -> None:
        rows, columns = row_labels(texts, region), column_labels(texts, region)
        if not region.head:
            columns = [(f"column {column_letters(column)}",) for column in region.values]
            self.headless.append(f"{name}!{column_letters(min(region.labels + region.values))}{region.body[0] + 1}")
        at = np.arange(len(rows) * len(columns)).reshape(len(rows), len(columns)) + len(self.raw)
        raw = [[_cell(grid, row, column).text for column in region.values] for row in region.body]
        down = np.array([is_share(spoken(label), [line[n] for line in raw]) for n, label in enumerate(columns)])
        across = np.array([is_share(spoken(label), line) for label, line in zip(rows, raw, strict=True)])
        if down.all() or across.all():
            across[:] = down[:] = False
        as_percent(raw, rows, columns, across, down, self.workbook)
        letters = [column_letters(column) for column in region.values]
        heads = [spoken(label) for label in columns]
        before = self._before(name)
        for row, (number, line) in enumerate(zip(region.body, raw, strict=True)):
            words = spoken(rows[row])
            places = [f"{before}{letter}{number + 1}" for letter in letters]
            self.raw += line
            self.places += places
            self.percent += (down | across[row]).tolist()
            self.names += [_called(words, head, place) for head, place in zip(heads, places, strict=True)]
        title = region.title or (name if self.several else "")
        self.sheets.append(Sheet(title, columns, rows, at, across, down))


def _figures(texts: Texts, region: Region, row: int) -> list[str]:
    return [texts[row][column] for column in region.values if column < len(texts[row])]


def _called(row: str, column: str, place: str) -> str:
    words = ", ".join(word for word in (row, column) if word)
    return f"{words} ({place})" if words else place


def _cell(grid: Grid, row: int, column: int) -> Cell:
    """A cell, also where its row ends before it: nothing printed is an empty cell."""
    return grid[row][column] if column < len(grid[row]) else Cell("", "")
