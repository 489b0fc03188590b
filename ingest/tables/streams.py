"""Tables that lost their grid: values after a label on a line, one cell a line, all on one line, records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.document import Cell, Document, Line
from ingest.model.mapping import TableMapping
from ingest.tables.locate import lines_of
from ingest.tables.table import Row, Table, Value, spread, unreadable

_ENTRY = re.compile(r"(\S+)\s+[x×]\s+(.+)")


def read_spaces(document: Document, mapping: TableMapping) -> Table:
    """`label 3 5 3 4`: the last words of a line are its values, as many as there are header labels."""
    lines = lines_of(document, mapping)
    depth = len(mapping.header)
    width = len(lines[depth - 1].text.split()) if len(lines) >= depth else 0
    headers = [
        spread([line.cell(word) for word in line.text.split()], width, document.file, mapping.id)
        for line in lines[:depth]
    ]
    rows = []
    for number, line in enumerate(lines[depth:], depth + 1):
        if line.text.strip() in mapping.bands:
            rows.append(Row(number, line.cell(line.text.strip())))
            continue
        words = line.text.split()
        if len(words) < width:
            raise _short(document, mapping, line.cell(line.text.strip()), len(words), width)
        label = " ".join(words[: len(words) - width])
        values = [Value(line.cell(w), c) for c, w in enumerate(words[len(words) - width :])]
        rows.append(Row(number, line.cell(label), values))
    return Table(headers, rows)


def read_one_cell_per_line(document: Document, mapping: TableMapping) -> Table:
    """Each line is a cell, bars aside; header rows may stand on lines with bars."""
    columns = mapping.columns or 0
    lines = [line for line in lines_of(document, mapping) if line.text.strip("| \t")]
    headers, body = _headers(lines, columns, document, mapping)
    cells = iter([line.cell(line.text.strip("| \t")) for line in body])
    rows, number = [], len(headers)
    for label in cells:
        number += 1
        if label.text in mapping.bands:
            rows.append(Row(number, label))
            continue
        values = [Value(cell, c) for c, cell in zip(range(columns - 1), cells, strict=False)]
        if len(values) < columns - 1:
            raise _short(document, mapping, label, len(values), columns - 1)
        rows.append(Row(number, label, values))
    return Table(headers, rows)


def _headers(
    lines: list[Line], columns: int, document: Document, mapping: TableMapping
) -> tuple[list[list[Cell]], list[Line]]:
    depth, width = len(mapping.header), columns - 1
    if lines and "|" in lines[0].text.strip().strip("|"):
        rows = [[line.cell(p.strip()) for p in line.text.strip().strip("|").split("|")] for line in lines[:depth]]
        return [spread(row, width, document.file, mapping.id) for row in rows], lines[depth:]
    size = columns if mapping.has_corner else width
    cells = [line.cell(line.text.strip("| \t")) for line in lines[: size * depth]]
    rows = [cells[i : i + size] for i in range(0, len(cells), size)]
    return [spread(row, width, document.file, mapping.id) for row in rows], lines[size * depth :]


def read_run_on(document: Document, mapping: TableMapping) -> Table:
    """A whole table on one line; the mapping says which rows were printed together."""
    plan = mapping.run_on
    assert plan is not None  # noqa: S101 - held by the mapping's own check
    lines = lines_of(document, mapping)
    words: Iterator[Cell] = iter([line.cell(word) for line in lines for word in line.text.split()])
    headers = [_expect(label, words, document, mapping) for label in plan.columns]
    rows: list[Row] = []
    for group in plan.groups:
        labels = [_expect(label, words, document, mapping) for label in group]
        columns = [[next(words, None) for _ in group] for _ in plan.columns]
        for place, label in enumerate(labels):
            values = [column[place] for column in columns]
            if None in values:
                raise _short(document, mapping, label, sum(v is not None for v in values), len(plan.columns))
            rows.append(Row(len(rows) + 2, label, [Value(v, c) for c, v in enumerate(values) if v is not None]))
    if (left := next(words, None)) is not None:
        raise unreadable(
            document.file,
            mapping.id,
            left,
            f"`{left.text}` is left over after the last row.",
            "Correct `run_on.groups`.",
        )
    return Table([headers], rows)


def _expect(label: str, words: Iterator[Cell], document: Document, mapping: TableMapping) -> Cell:
    found = [next(words, None) for _ in label.split()]
    text = " ".join(cell.text for cell in found if cell)
    if text != label or found[0] is None:
        raise unreadable(
            document.file,
            mapping.id,
            found[0],
            f"`{text}` stands where `{label}` was expected.",
            "Correct `run_on` in the release.yml.",
        )
    return Cell(label, found[0].place)


def read_records(document: Document, mapping: TableMapping) -> Table:
    """Records of one cell a line: a label, fixed columns, then entries like `4 x label`."""
    plan = mapping.record
    assert plan is not None  # noqa: S101 - held by the mapping's own check
    cells = [line.cell(line.text.strip()) for line in lines_of(document, mapping)]
    starts = [i for i, cell in enumerate(cells) if re.fullmatch(plan.starts_with, cell.text)]
    if not starts:
        raise unreadable(
            document.file, mapping.id, None, f"No line is like `{plan.starts_with}`.", "Correct `record.starts_with`."
        )
    header = [Cell(name, "release.yml") for name in plan.columns]
    rows = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(cells)], strict=True), 2):
        label, *found = cells[start:end]
        if len(found) < len(header):
            raise _short(document, mapping, label, len(found), len(header))
        values = [Value(cell, c) for c, cell in enumerate(found[: len(header)])]
        rest = found[len(header) :]
        if rest and not plan.rest:
            raise unreadable(
                document.file,
                mapping.id,
                rest[0],
                f"`{rest[0].text}` belongs to no column.",
                "Add the column to `record.columns`.",
            )
        rows.append(Row(number, label, values + [_entry(cell, document, mapping) for cell in rest]))
    return Table([header], rows)


def _entry(cell: Cell, document: Document, mapping: TableMapping) -> Value:
    found = _ENTRY.fullmatch(cell.text)
    if not found:
        raise unreadable(
            document.file,
            mapping.id,
            cell,
            f"`{cell.text}` is no `count x label`.",
            "Correct `record` in the release.yml.",
        )
    return Value(Cell(found.group(1), cell.place), None, Cell(found.group(2).strip(), cell.place))


def _short(document: Document, mapping: TableMapping, label: Cell, have: int, want: int) -> Exception:
    return unreadable(
        document.file,
        mapping.id,
        label,
        f"The row `{label.text}` has {have} values where the table has {want} columns.",
        "A short row is never filled from the left; correct the mapping, or declare the label a band.",
    )
