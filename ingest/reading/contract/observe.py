"""Reads a release: every cell of every declared table, every declared figure in prose, every cell known missing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, TypeVar

from ingest.documents.document import Cell, Document
from ingest.documents.workbook import column_letters
from ingest.model.errors import InvalidContract, UnreadableCell
from ingest.model.mapping import Assignment, NotSupplied, ProseFigure, TableMapping
from ingest.model.observation import STATISTIC
from ingest.model.read_table import ReadTable
from ingest.model.release import Release
from ingest.reading.contract.labels import published_labels, understand
from ingest.reading.contract.observe_figure import figure_row
from ingest.reading.contract.observe_read import read_rows, reading_of
from ingest.reading.contract.rows import Context, merge, observation
from ingest.reading.reader import Reading
from ingest.tables.layouts import read_table
from ingest.tables.markers import Figure, read_figure
from ingest.tables.table import Row, Table, Value

Observation = dict[str, Any]
Part = TypeVar("Part", TableMapping, ReadTable, ProseFigure)


def observe(contexts: list[Context], documents: list[Document]) -> list[Observation]:
    """All observations of a release, in the order they are printed.

    Args:
        contexts: one for each document of the release, in the order its yml lists them.
        documents: the documents themselves.

    Raises:
        UnreadableCell: a table, label or figure is not what the mapping says.
        InvalidContract: the mapping leaves something open, or gives two cells one meaning.
    """
    release = contexts[0].release
    rows: list[Observation] = []
    for mapping in [_of_release(part, release) for part in release.tables]:
        context = _context(contexts, mapping.document, mapping.id)
        rows += _table_rows(context, mapping, read_table(documents[mapping.document], mapping))
    readings = _readings(contexts, documents)
    for part in [_of_release(part, release) for part in release.reading]:
        context = _context(contexts, part.document, part.id)
        rows += read_rows(context, part, documents[part.document], readings[part.document])
    for figure in [_of_release(part, release) for part in release.prose]:
        context = _context(contexts, figure.document, figure.id)
        rows.append(figure_row(context, figure, documents[figure.document], readings.get(figure.document)))
    for missing in release.not_supplied:
        rows += _missing_rows(contexts[0], missing.model_copy(update={"sets": missing.sets.over(release.sets)}))
    _refuse_twins(contexts[0], rows)
    return rows


def _of_release(part: Part, release: Release) -> Part:
    """A table or figure with what its release says of all of them."""
    return part.model_copy(update={"sets": part.sets.over(release.sets), "says": release.says | part.says})


def _readings(contexts: list[Context], documents: list[Document]) -> dict[int, Reading]:
    """The reader's reading of every document that a contract leaves something of to the reader."""
    release = contexts[0].release
    left = {part.document for part in release.reading} | {f.document for f in release.prose if f.within is None}
    return {n: reading_of(documents[n], contexts[n]) for n in sorted(left) if n < len(documents)}


def _context(contexts: list[Context], index: int, name: str) -> Context:
    if index >= len(contexts):
        raise InvalidContract(
            f"`{name}` is said to stand in document {index}, but the release has {len(contexts)}.",
            where=f"{contexts[0].release_id}.yml",
            remedy="Documents are counted from 0, in the order `documents` lists them.",
        )
    return contexts[index]


def _table_rows(context: Context, mapping: TableMapping, table: Table) -> list[Observation]:
    columns = [_column(context, mapping, labels) for labels in zip(*table.headers, strict=True)]
    constant = {f"{column}_as_published": text for column, text in mapping.says.items()}
    rows: list[Observation] = []
    band: Assignment | None = None
    band_label = ""
    for row in table.rows:
        if not row.values:
            band, band_label = mapping.bands[row.label.text.strip()], row.label.text.strip()
            continue
        for place, value in enumerate(row.values):
            said_above, labels_above = _above(context, mapping, value, columns)
            said_beside = understand(row.label, mapping.rows, context.file, mapping.id)
            labels = constant | labels_above | published_labels(row.label, mapping.rows)
            if band_label:
                labels["breakdown_as_published"] = " > ".join(
                    part for part in (band_label, labels.get("breakdown_as_published")) if part
                )
            said = merge([mapping.sets, band, *said_above, said_beside])
            raw = value.cell.text.strip()
            figure = read_figure(raw, context.release.policy)
            ref = _cell_ref(mapping, row, value, place)
            rows.append(observation(context, mapping.id, ref, raw, figure, said, labels))
    return rows


def _column(
    context: Context, mapping: TableMapping, labels: tuple[Cell, ...]
) -> tuple[list[Assignment], dict[str, str]]:
    said = [
        understand(label, axis, context.file, mapping.id) for label, axis in zip(labels, mapping.header, strict=True)
    ]
    published: dict[str, str] = {}
    for label, axis in zip(labels, mapping.header, strict=True):
        published |= published_labels(label, axis)
    return said, published


def _above(
    context: Context, mapping: TableMapping, value: Value, columns: list[tuple[list[Assignment], dict[str, str]]]
) -> tuple[list[Assignment], dict[str, str]]:
    """What the header says of a value; an entry that names itself is its own header."""
    if value.column is not None:
        return columns[value.column]
    entry = value.entry
    assert entry is not None  # noqa: S101 - a value has a column or an entry
    if entry.text not in mapping.entries:
        raise UnreadableCell(
            f"`{entry.text}` is no entry of this mapping.",
            where=f"{context.file}, {entry.place}, table {mapping.id}",
            remedy="Declare it under the table's `entries`.",
        )
    return [mapping.entries[entry.text]], {"stage_or_outcome_as_published": entry.text}


def _cell_ref(mapping: TableMapping, row: Row, value: Value, place: int) -> str:
    """`T1!C4`: the table, the column (A holds the labels) and the printed row; a sheet keeps its own address."""
    if mapping.layout == "sheet":
        return f"{mapping.place.sheet or 'csv'}!{value.cell.place}"
    return f"{mapping.id}!{column_letters(place + 1)}{row.number}"


def _missing_rows(context: Context, missing: NotSupplied) -> Iterator[Observation]:
    """Cells whose figures were in an attachment that nobody holds: bounds open, nothing guessed."""
    unknown = Figure(0, None, "not_supplied")
    axes = [[(label, part) for label, part in axis.items()] for axis in missing.each]
    for number, combination in enumerate(itertools.product(*axes), 1):
        said = merge([missing.sets, *(part for _, part in combination)])
        labels = {"measure_as_published": missing.what}
        labels |= {f"{axis}_as_published": label for axis, (label, _) in zip(missing.axes, combination, strict=True)}
        yield observation(context, missing.id, f"{missing.id}:{number}", "", unknown, said, labels)


def _refuse_twins(context: Context, rows: list[Observation]) -> None:
    """Two cells of one release must not claim to be one statistic."""
    seen: dict[tuple[Any, ...], Observation] = {}
    for row in rows:
        key = tuple(row[column] for column in STATISTIC)
        if (first := seen.setdefault(key, row)) is not row:
            raise InvalidContract(
                f"The cells {_named(first)} and {_named(row)} are mapped to one and the same statistic.",
                where=f"{context.file}, {context.release_id}.yml",
                why="One of them would be counted twice, or hide the other.",
                remedy="Tell them apart: `breakdown`, `population`, `stage_or_outcome` or `unit`.",
            )


def _named(row: Observation) -> str:
    table_id, cell_ref = row["table_id"], row["cell_ref"]
    return cell_ref if table_id in cell_ref else f"{cell_ref} (table {table_id})"
