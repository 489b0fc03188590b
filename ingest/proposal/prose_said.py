"""The figures of sentences as entries of a contract; each that is in doubt is a question: keep it, or delete it."""

from __future__ import annotations

from typing import Any

from ingest.documents.document import Line
from ingest.proposal.proposal import Path, Proposal
from ingest.reading.contract.observe_read import declared_period
from ingest.reading.contract.settled import as_assignment
from ingest.reading.figures.found import Found
from ingest.reading.text.places import place_in
from ingest.reading.words.conform import conform


def add_prose(proposal: Proposal) -> None:
    """One entry under `prose` for each figure that stands in no table."""
    in_tables = {found.cell_ref for table in proposal.reading.tables for found in table.found}
    found = [f for f in proposal.reading.observations if f.cell_ref not in in_tables]
    lines = {line.place: line for line in proposal.document.lines}
    entries: list[dict[str, Any]] = []
    for figure in found:
        line = _line(figure, lines)
        if line is not None:
            entries.append(_entry(proposal, figure, line, len(entries), found))
        else:
            proposal.ask(("documents",), f"a figure in {figure.cell_ref} stands in no line: map it by hand")
    if entries:
        proposal.content["prose"] = entries


def _entry(proposal: Proposal, figure: Found, line: Line, index: int, found: list[Found]) -> dict[str, Any]:
    path: Path = ("prose", index)
    words = conform(f"{figure.measure_text} {figure.breakdown}".strip())
    sets = as_assignment(words).model_dump(exclude_none=True, exclude={"measure"})
    sets.setdefault("stage_or_outcome", "alleged")
    sets.setdefault("unit", words.weak_unit or "persons")
    sets.setdefault("population", conform(figure.staff_group).code("population") or "all")
    if period := declared_period(figure.period):
        sets["period"] = period.model_dump(mode="json")
    else:
        sets["period"] = {"kind": "not_stated"}
    entry: dict[str, Any] = {"id": f"P{index + 1}", "figure": figure.raw_value, "within": _within(line, proposal)}
    entry["sets"] = sets
    undated = ["which period?"] if period is None else []
    why = "; ".join([*figure.doubts, *undated]) or ", ".join((*words.left, *words.rivals))
    if why or not {"stage_or_outcome", "population"} <= dict(words.codes).keys() or not _has_unit(words):
        proposal.ask((*path, "figure"), f"a figure to keep, and rightly read ({figure.cell_ref})? {why}")
    if sum(other.raw_value == figure.raw_value and other.cell_ref == figure.cell_ref for other in found) > 1:
        proposal.ask((*path, "within"), "the same figure stands twice in this line")
    return entry


def _has_unit(words: Any) -> bool:
    return words.code("unit") is not None or words.weak_unit is not None


def _line(figure: Found, lines: dict[str, Line]) -> Line | None:
    return lines.get(place_in(figure.cell_ref, lines))


def _within(line: Line, proposal: Proposal) -> str:
    """As many words of a line as tell it from every other."""
    words = line.text.strip().split(" ")
    for count in range(min(4, len(words)), len(words) + 1):
        start = " ".join(words[:count])
        if next(other for other in proposal.document.lines if start in other.text) is line:
            return start
    return line.text.strip()
