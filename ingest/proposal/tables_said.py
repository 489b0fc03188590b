"""The tables of a reading as entries of a contract; every label or doubt that is not certain becomes a question."""

from __future__ import annotations

from typing import Any

from ingest.model import vocabulary
from ingest.model.errors import UnreadableCell
from ingest.model.read_table import ReadTable
from ingest.proposal.proposal import Path, Proposal
from ingest.reading.contract.selected import Figure, selected
from ingest.reading.contract.settled import Label, as_assignment, label_of
from ingest.reading.tables.table_read import TableRead
from ingest.reading.words.conform import Conformed, conform
from ingest.tables.cells import look

_NEEDED = {"stage_or_outcome": "alleged", "unit": "persons", "population": "all"}
_ASKED = {
    "stage_or_outcome": "which stage or outcome is counted",
    "unit": "what is one: a person, a case, an allegation",
    "population": "who is counted",
}


def add_tables(proposal: Proposal) -> None:
    """One entry under `reading` for each table that holds figures."""
    entries: list[dict[str, Any]] = []
    for number, table in enumerate(proposal.reading.tables, 1):
        if table.found:
            entries.append(_entry(proposal, table, number, len(entries)))
    if entries:
        proposal.content["reading"] = entries
    _ask_for_tables_left_out(proposal)


def _entry(proposal: Proposal, table: TableRead, number: int, index: int) -> dict[str, Any]:
    path: Path = ("reading", index)
    probe = ReadTable.model_validate({"id": f"T{number}", "place": {"table": number}, "figures": len(table.found)})
    figures = _figures(proposal, probe)
    entry: dict[str, Any] = {"id": probe.id, "title": (table.frame.label or probe.id)[:120], "place": {"table": number}}
    entry["figures"] = len(figures) or len(table.found)
    if len(figures) != len(table.found):
        proposal.ask((*path, "figures"), f"{len(table.found) - len(figures)} figures stand in cells of several")
    labels = {c.text.strip(): label_of(c, {}) for f in figures for c in (*f.bands, *f.above, *f.beside)}
    entry["sets"] = _sets(proposal, table, list(labels.values()), path)
    if codes := _codes(proposal, labels, _among_results(figures), path):
        entry["codes"] = codes
    if confirms := _confirms(proposal, figures, path):
        entry["confirms"] = confirms
    return entry


def _figures(proposal: Proposal, probe: ReadTable) -> list[Figure]:
    """The figures of a table, however many of them have an address of their own."""
    for count in range(probe.figures, 0, -1):
        try:
            return selected(proposal.reading, proposal.document, probe.model_copy(update={"figures": count}))[1]
        except UnreadableCell:
            continue
    return []


def _sets(proposal: Proposal, table: TableRead, labels: list[Label], path: Path) -> dict[str, Any]:
    """What the caption says of every figure, and the columns that neither caption nor labels settle."""
    caption = conform(table.frame.title) if table.frame.title else Conformed()
    sets: dict[str, Any] = {}
    if not caption.is_certain:
        sets = as_assignment(caption).model_dump(exclude_none=True, exclude={"measure"})
        words = ", ".join((*caption.left, *caption.rivals))
        for column in sets:
            said = f"from the caption, of which is not understood: {words}"
            proposal.ask((*path, "sets", column), said, _places(table))
    for column, guess in _NEEDED.items():
        if column in sets or (caption.is_certain and _has(column, caption)) or _settled(column, labels):
            continue
        weak = caption.weak_unit or next((i.conformed.weak_unit for i in labels if i.conformed.weak_unit), None)
        if column == "unit" and weak and caption.is_certain:
            continue
        sets[column] = (weak or guess) if column == "unit" else guess
        proposal.ask((*path, "sets", column), f"{_ASKED[column]}? nothing certain says so", _places(table))
    if (
        "misconduct_type" not in sets
        and not _has("misconduct_type", caption)
        and not _settled("misconduct_type", labels)
    ):
        for kind, place in _kinds_of_misconduct(proposal):
            proposal.ask(
                (*path, "sets"), f"is it only {kind}? {place} speaks of it, the table does not", _places(table)
            )
    return sets


def _places(table: TableRead) -> list[str]:
    return [found.cell_ref for found in table.found]


def _has(column: str, conformed: Conformed) -> bool:
    return conformed.code(column) is not None


def _settled(column: str, labels: list[Label]) -> bool:
    """Whether labels settle a column for every figure; labels that are asked about on their own are no gap."""
    said = [label for label in labels if getattr(label.inferred, column) is not None]
    others = [label for label in labels if label.meaning.kind == "words" and label not in said]
    if column == "stage_or_outcome":
        others = [label for label in others if not label.is_open]
    return bool(said) and not others


def _kinds_of_misconduct(proposal: Proposal) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for text in proposal.document.texts():
        for line in text.lines if not text.boilerplate else ():
            for code, _ in vocabulary.named_in("misconduct_types", line.text):
                if code != "misconduct":
                    found.setdefault(code, line.place)
    return list(found.items())


def _among_results(figures: list[Figure]) -> set[str]:
    """The labels on an axis that holds results: one that nobody knows may be a result too."""
    found: set[str] = set()
    for axis in ([f.bands for f in figures], [f.above for f in figures], [f.beside for f in figures]):
        cells = {cell.text.strip(): cell for labels in axis for cell in labels}
        if any(label_of(cell, {}).inferred.stage_or_outcome for cell in cells.values()):
            found |= cells.keys()
    return found


def _codes(proposal: Proposal, labels: dict[str, Label], results: set[str], path: Path) -> dict[str, Any]:
    """A guess for each label that nobody knows for certain."""
    codes: dict[str, Any] = {}
    is_result = _settled("stage_or_outcome", list(labels.values()))
    for text, label in labels.items():
        if not label.is_open:
            continue
        guess = as_assignment(label.conformed).model_dump(exclude_none=True, exclude={"measure"})
        codes[text] = guess or {"breakdown": _slug(text)}
        if is_result and text in results:
            codes[text].setdefault("stage_or_outcome", "other_outcome")
        left = ", ".join(label.conformed.left) or "two readings"
        said = f"what does this label stand for ({label.cell.place})? open: {left}"
        proposal.ask((*path, "codes", text), said, [label.cell.place])
    return codes


def _slug(text: str) -> str:
    return "_".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())[:60] or "other"


def _confirms(proposal: Proposal, figures: list[Figure], path: Path) -> list[str]:
    doubts: dict[str, list[str]] = {}
    for figure in figures:
        signs = {doubt for found in figure.found for doubt in found.value.doubts}
        for doubt in dict.fromkeys(d for found in figure.found for d in found.doubts if d not in signs):
            doubts.setdefault(doubt, []).append(figure.cell.place)
        if any(found.period is None for found in figure.found):
            said = f"no period was found for {figure.cell.place}: set `period`"
            proposal.ask((*path, "sets"), said, [figure.cell.place])
    for n, places in enumerate(doubts.values()):
        said = f"{len(places)} figures, first in {places[0]}: is it read rightly?"
        proposal.ask((*path, "confirms", n), said, places)
    return list(doubts)


def _ask_for_tables_left_out(proposal: Proposal) -> None:
    read = {found.cell_ref for found in proposal.reading.observations}
    for table in proposal.document.tables():
        if table.boilerplate:
            continue
        values = [c for row in table.cells for c in row if look(c.text).kind in ("value", "entry")]
        if values and not any(cell.place in read for cell in values):
            proposal.ask(("documents",), f"nothing was read of the table in {table.place}; does it hold figures?")
