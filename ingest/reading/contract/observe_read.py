"""Reads the tables that a contract leaves to the reader: nothing in doubt passes unless a person said so."""

from __future__ import annotations

from typing import Any

from ingest.documents.document import Document
from ingest.language.period import Period
from ingest.model import vocabulary
from ingest.model.errors import UnreadableCell
from ingest.model.mapping import Assignment, DeclaredPeriod
from ingest.model.read_table import ReadTable
from ingest.reading import context as known
from ingest.reading.contract.rows import Context, merge, observation
from ingest.reading.contract.selected import Figure, selected
from ingest.reading.contract.settled import Axes, Label, as_assignment, axes_of, kept_in, label_of
from ingest.reading.contract.standing import flag_of, flags_of
from ingest.reading.reader import Reading, read_document
from ingest.reading.signs.rules import Policy
from ingest.reading.words.conform import Conformed, conform
from ingest.tables.markers import read_figure

_KINDS = {"calendar_year", "financial_year", "quarter", "part_year", "multi_year", "point"}


def reading_of(document: Document, context: Context) -> Reading:
    """The reader's own reading of a document of a release."""
    name = vocabulary.terms("bodies")[context.release.body]["name"]
    return read_document(document, known.Context(name, context.release.reference))


def read_rows(context: Context, mapping: ReadTable, document: Document, reading: Reading) -> list[dict[str, Any]]:
    """The observations of one table.

    Raises:
        UnreadableCell: a label, a period or a doubt of the reader is settled neither by itself nor by the contract.
    """
    read, figures = selected(reading, document, mapping)
    axes = axes_of(figures, mapping.codes, mapping.sets)
    caption = conform(read.frame.title) if read.frame.title else Conformed()
    above = as_assignment(caption) if caption.is_certain else Assignment()
    signs = reading.policy
    return [_row(context, mapping, figure, above, caption, axes, signs) for figure in figures]


def _row(
    context: Context,
    mapping: ReadTable,
    figure: Figure,
    caption: Assignment,
    words: Conformed,
    axes: Axes,
    signs: Policy,
) -> dict[str, Any]:
    labels = [label_of(cell, mapping.codes) for cell in (*figure.bands, *figure.above, *figure.beside)]
    for label in labels:
        _refuse_open(context, mapping, label)
    declared = [label.declared for label in labels]
    said = merge([caption, *(label.inferred for label in labels), mapping.sets, *declared])
    if said.get("unit") is None and not any(_names_unit(label) for label in labels):
        weak = words.weak_unit if words.is_certain else None
        said["unit"] = weak or next((i.conformed.weak_unit for i in labels if i.conformed.weak_unit), None)
    if any(label.meaning.kind == "total" and label.declared is None for label in labels) or _all_genders(labels):
        said["is_total"] = True
    said["period"] = said.get("period") or declared_period(_one_period(figure))
    _refuse_doubts(context, mapping, figure)
    published = {f"{column}_as_published": text for column, text in mapping.says.items()}
    published |= _published(figure, mapping, axes)
    number, flags = _number(figure, signs)
    said["flags"] = [*said["flags"], *flags]
    read = read_figure(number, context.release.policy)
    return observation(context, mapping.id, figure.ref, figure.raw, read, said, published)


def _names_unit(label: Label) -> bool:
    """Whether a label says what one is; `Men` only says whose gender."""
    return label.meaning.kind != "gender" and label.conformed.code("unit") is not None


def _number(figure: Figure, signs: Policy) -> tuple[str, list[str]]:
    """The figure without marks behind it that say how final it is, and the flags of these and of its labels' marks."""
    marks = {found.value.marks for found in figure.found if found.value.status == "exact"}
    mark = marks.pop() if len(marks) == 1 else ""
    flags = flags_of(mark, (*figure.bands, *figure.above, *figure.beside), signs)
    is_only = bool(mark) and flag_of(mark, signs) is not None and figure.raw.endswith(mark)
    return figure.raw.removesuffix(mark).strip() if is_only else figure.raw, flags


def _all_genders(labels: list[Label]) -> bool:
    return any(label.meaning.kind == "gender" and label.meaning.code == "all" for label in labels)


def _one_period(figure: Figure) -> Period | None:
    periods = {found.period for found in figure.found}
    return periods.pop() if len(periods) == 1 else None


def declared_period(period: Period | None) -> DeclaredPeriod | None:
    """A period of the reader as a contract would declare it."""
    if period is None or period.kind not in _KINDS:
        return None
    return DeclaredPeriod(kind=period.kind, start=period.start, end=period.end)


def _published(figure: Figure, mapping: ReadTable, axes: Axes) -> dict[str, str]:
    kept: dict[str, str] = {}
    for cells, counts in ((figure.above, axes.above), (figure.beside, axes.beside)):
        for cell in cells:
            label = label_of(cell, mapping.codes)
            column = kept_in(label, mapping.sets)
            if column is None and label.meaning.kind == "total" and counts:
                column = counts.most_common(1)[0][0]
            if column is not None:
                kept[f"{column}_as_published"] = cell.text
    if figure.bands:
        kept["breakdown_as_published"] = " > ".join(cell.text.strip() for cell in figure.bands)
    return kept


def _refuse_open(context: Context, mapping: ReadTable, label: Label) -> None:
    text, conflict = label.cell.text.strip(), None
    if not label.is_open:
        inferred = label.inferred
        for column in ("stage_or_outcome", "population", "misconduct_type", "gender"):
            said, found = getattr(mapping.sets, column), getattr(inferred, column)
            conflict = conflict or (f"{found}, but the table sets {said}" if said and found and said != found else None)
        if conflict is None:
            return
    raise UnreadableCell(
        f"`{text}` reads as {conflict}." if conflict else f"Nothing settles what `{text}` stands for.",
        where=f"{context.file}, {label.cell.place}, table {mapping.id}",
        why="Counts of different things are never added; a label must say what it counts.",
        remedy=f"List `{text}` under the `codes` of table {mapping.id}, or `{{}}` where it adds nothing.",
    )


def _refuse_doubts(context: Context, mapping: ReadTable, figure: Figure) -> None:
    """Doubts about the sign are the policy's to settle; all others are listed in the contract, or stop it."""
    signs = {doubt for found in figure.found for doubt in found.value.doubts}
    doubts = {doubt for found in figure.found for doubt in found.doubts} - signs
    if open_doubts := sorted(doubts - set(mapping.confirms)):
        raise in_doubt(context, figure.cell.place, mapping.id, open_doubts[0])


def in_doubt(context: Context, place: str, part: str, doubt: str) -> UnreadableCell:
    """The error for a figure that the reader is not certain of and nobody confirmed."""
    return UnreadableCell(
        f"The reader is not certain: {doubt}.",
        where=f"{context.file}, {place}, table or figure {part}",
        why="Only a figure that is certain, or that a person confirmed, is loaded.",
        remedy=f"Look at the document; if it is read rightly, add `{doubt}` to `confirms` of {part}.",
    )
