"""A table as a publisher has it on the desk: its cells, and the sums that its labels and figures suggest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from expectations.disclosure.cells import Cells
from expectations.disclosure.figures import EXACT, Figures, Rule, read_figures
from expectations.disclosure.relations import ResolvedRelation
from ingest.documents.document import Cell, Grid
from ingest.documents.opening import open_document
from ingest.model.errors import UnreadableDocument, WrongUse
from ingest.model.policy import SuppressionPolicy
from ingest.settings import settings

_TOTAL = re.compile(r"\b(totals?|all|both|overall|sum)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """One table: the labels of its rows and columns, and the number of the cell at each crossing (-1: none)."""

    name: str
    columns: list[str]
    rows: list[str]
    at: np.ndarray


@dataclass(frozen=True)
class Published:
    """Every table of a file, its cells in one order."""

    sheets: list[Sheet]
    cells: Cells
    figures: Figures


@dataclass(frozen=True)
class Proposal:
    """A sum somebody may confirm, in words."""

    says: str
    relations: tuple[ResolvedRelation, ...]


def read_table(path: Path, policy: SuppressionPolicy) -> Published:
    """The tables of a CSV, XLSX or ODS file; the first row with two entries is the head, the first column labels."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise WrongUse(
            "This file cannot be read.", where=str(path), why=str(fault), remedy="Check its name."
        ) from fault
    document = open_document(path.name, data, "workbook", settings())
    texts: list[Cell] = []
    sheets = [sheet for name, grid in document.sheets.items() if (sheet := _sheet(name, grid, texts))]
    if not sheets:
        raise UnreadableDocument(
            "No table was found.",
            where=path.name,
            why="A table has a row of heads and a column of labels.",
            remedy="Leave only the table in the file.",
        )
    count, nil = len(texts), np.zeros(len(texts), dtype=np.int64)
    raw = [cell.text for cell in texts]
    figures = read_figures(raw, nil, nil, [Rule(policy)])
    places = [cell.place for cell in texts]
    cells = Cells(
        ids=places,
        release_ids=[path.name] * count,
        table_ids=[""] * count,
        refs=places,
        raw=raw,
        status=np.full(count, "exact", dtype=object),
        subject=np.ones(count, dtype=bool),
        lower=figures.lo,
        upper=figures.hi,
    )
    return Published(sheets, cells.read_as(figures), figures)


def _sheet(name: str, grid: Grid, texts: list[Cell]) -> Sheet | None:
    head = next((n for n, row in enumerate(grid) if sum(bool(c.text.strip()) for c in row) >= 2), None)
    if head is None:
        return None
    width = [column for column, cell in enumerate(grid[head]) if column and cell.text.strip()]
    body = [row for row in grid[head + 1 :] if row and row[0].text.strip() and _filled(row, width)]
    if not body or not width:
        return None
    at = np.full((len(body), len(width)), -1)
    for line, row in enumerate(body):
        for place, column in enumerate(width):
            if column < len(row):
                at[line, place] = len(texts)
                texts.append(replace(row[column], place=f"{name}!{row[column].place}"))
    return Sheet(name, [grid[head][c].text.strip() for c in width], [row[0].text.strip() for row in body], at)


def _filled(row: Sequence[Cell], width: list[int]) -> bool:
    return any(column < len(row) and row[column].text.strip() for column in width)


def proposals(table: Published, confirmed: bool) -> list[Proposal]:
    """Totals by their labels, and last rows or columns that add up although no label says so."""
    found = []
    for sheet in table.sheets:
        for kind, labels, at in (("row", sheet.rows, sheet.at), ("column", sheet.columns, sheet.at.T)):
            total = _total_of(labels, at, table.figures)
            parts = [n for n in range(len(labels)) if n != total and not _TOTAL.search(labels[n])]
            if total is None or len(parts) < 2:
                continue
            relations = tuple(
                ResolvedRelation("sum", int(line[total]), tuple(int(line[n]) for n in parts), confirmed=confirmed)
                for line in at.T
                if (line[[total, *parts]] >= 0).all()
            )
            says = f"{sheet.name}: {kind} “{labels[total]}” is the sum of the other {len(parts)} {kind}s"
            found.append(Proposal(says, relations))
    return found


def _total_of(labels: list[str], at: np.ndarray, figures: Figures) -> int | None:
    named = [n for n, label in enumerate(labels) if _TOTAL.search(label)]
    if len(named) == 1:
        return named[0]
    if named or len(labels) < 3:
        return None
    full = [line for line in at.T if (line >= 0).all() and (figures.kind[line] == EXACT).all()]
    adds = [figures.lo[line[:-1]].sum() == figures.lo[line[-1]] for line in full if figures.lo[line[-1]] > 0]
    return len(labels) - 1 if adds and all(adds) else None
