"""What a label stands for: by the codes its mapping lists, by the period grammar, or by the vocabulary."""

from __future__ import annotations

from ingest.documents.document import Cell
from ingest.model import vocabulary
from ingest.model.errors import UnreadableCell
from ingest.model.mapping import Assignment, Axis
from ingest.reading.contract.periods import read_period

_REMEDY = {
    "period": "Declare the label under the axis's `codes` with its `period`.",
    "body": "Add the body, or this name as an alias, to vocabulary/bodies.yml.",
    "gender": "Declare the label under the axis's `codes` with its `gender`.",
    "codes": "Declare the label under the axis's `codes`.",
}
_WHY = {
    "period": "A figure without its period cannot be compared with any other.",
    "body": "A figure of a body nobody knows cannot be conformed.",
    "gender": "A figure of the wrong gender is a wrong number that looks right.",
    "codes": "Counts of different things are never added; a label must say what it counts.",
}
_NOUN = {"period": "a period", "body": "a body", "gender": "a gender", "codes": "a label of this mapping"}


def understand(label: Cell, axis: Axis, file: str, table_id: str) -> Assignment:
    """The assignment of one label.

    Raises:
        UnreadableCell: nothing says what the label stands for.
    """
    text = label.text.strip()
    if text in axis.codes:
        return axis.codes[text]
    if axis.dimension == "period" and (period := read_period(text, axis.years)):
        return Assignment(period=period)
    if axis.dimension == "body" and (code := vocabulary.code_of("bodies", text)):
        return Assignment(body=code)
    if axis.dimension == "gender" and (code := vocabulary.code_of("genders", text)):
        return Assignment(gender=code, is_total=True if code == "all" else None)
    raise UnreadableCell(
        f"`{text}` cannot be read as {_NOUN[axis.dimension]}.",
        where=f"{file}, {label.place}, table {table_id}",
        why=_WHY[axis.dimension],
        remedy=_REMEDY[axis.dimension],
    )


def published_labels(label: Cell, axis: Axis) -> dict[str, str]:
    """Which `_as_published` columns keep a label, untouched."""
    columns = axis.says or ([axis.dimension] if axis.dimension != "codes" else [])
    return {f"{column}_as_published": label.text for column in columns}
