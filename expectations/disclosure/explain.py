"""Findings in the analyst's words: published figures and addresses, never a hidden or derived value."""

from __future__ import annotations

from collections.abc import Sequence

from expectations.disclosure.cells import OPEN, Cells
from expectations.disclosure.relations import ResolvedRelation
from ingest.model.policy import SuppressionPolicy

_LONGEST_RAW = 40
_FEW = 4
_PROPOSED = " This rests on a relation that is proposed and not confirmed, so it warns and does not block."
_ZEROS = (
    " It becomes possible if a masked cell may be 0 (SUP-203): either zeros are masked too, and the marker's "
    "range has to say so, or a figure is wrong."
)


def quoted(raw: str) -> str:
    """A published string as messages print it; an empty cell says so, a long one is cut."""
    if not raw.strip():
        return "an empty cell"
    return f"'{raw if len(raw) <= _LONGEST_RAW else raw[:_LONGEST_RAW] + '…'}'"


def span(lower: int, upper: int) -> str:
    """A declared range in words."""
    if upper >= OPEN:
        return f"at least {lower}"
    return str(lower) if lower == upper else f"{lower} to {upper}"


def hidden_by(policy: SuppressionPolicy) -> str:
    """The range a rule hides, in words."""
    low, high = policy.mask_range or (0, 0)
    return f"figures of {low}" if low == high else f"figures from {low} to {high}"


def contradiction(
    cells: Cells,
    relations: Sequence[ResolvedRelation],
    zeros_help: bool,
    proposed: bool,
    assuming: Sequence[tuple[str, int, int | None]] = (),
) -> str:
    """Why some relations cannot all hold, with the figures as printed."""
    if len(relations) == 1:
        why = f"These figures cannot all be right: {_one(cells, relations[0])}."
    else:
        listed = "; ".join(claim(cells, relation) for relation in relations)
        why = f"These figures cannot all be right: no whole numbers satisfy all of this at once: {listed}."
    supposed = [f"{sign} stands for {span(low, OPEN if high is None else high)}" for sign, low, high in assuming]
    why += f" This supposes that {_and(supposed)}, which the release does not state." if supposed else ""
    return why + (_ZEROS if zeros_help else "") + (_PROPOSED if proposed else "")


def disclosure(cells: Cells, relations: Sequence[ResolvedRelation], cell: int, own_range: bool, proposed: bool) -> str:
    """That a hidden figure can be worked out, from which cells, and not what it is.

    `own_range` says that the range of the cell's own marker is part of the proof.
    """
    others = sorted({other for relation in relations for other in relation.cells} - {cell})
    published = [cells.address(other) for other in others if not cells.protected[other] and _tells(cells, other)]
    sources = [f"the published cells {', '.join(published)}"] if published else []
    sources += ["the ranges the release's own markers stand for"] if own_range or cells.masked[others].any() else []
    sources += ["what its notes say"] if any(r.kind in ("at_least", "at_most") for r in relations) else []
    verb = "masked" if cells.masked[cell] else "rounded"
    why = f"{cells.name(cell)} is {verb}, but what is published leaves one candidate. Given away by {_and(sources)}."
    return why + (_PROPOSED if proposed else "")


def narrowing(cells: Cells, relations: Sequence[ResolvedRelation], cell: int, left: int, proposed: bool) -> str:
    """That less is left of a hidden figure than its marker says, and how many candidates."""
    others = sorted({other for relation in relations for other in relation.cells} - {cell})
    published = [cells.address(other) for other in others if not cells.protected[other] and _tells(cells, other)]
    sources = [f"the published cells {', '.join(published)}"] if published else []
    sources += ["the ranges of other masked cells"] if cells.masked[others].any() else []
    sources += ["what its notes say"] if any(r.kind in ("at_least", "at_most") for r in relations) else []
    why = f"{cells.name(cell)} is masked, and fewer figures are possible than its marker says: {left} are left"
    return f"{why}, because of {_and(sources)}." + (_PROPOSED if proposed else "")


def _one(cells: Cells, relation: ResolvedRelation) -> str:
    """One relation that its own cells break: the parts, what they make, and what is printed beside it."""
    peers = [relation.total, *relation.parts]
    if relation.kind in ("pct", "linear"):
        return f"it cannot be that {claim(cells, relation)}"
    if relation.kind in ("at_least", "at_most"):
        bound = relation.kind.replace("_", " ")
        return f"{_shown(cells, relation.total)}, but the release's notes mean {bound} {relation.value}"
    label, figure = cells.label(relation.total, peers), _figure(cells, relation.total)
    place = ", ".join(word for word in (label, cells.address(relation.total)) if word)
    parts = " + ".join(_shown(cells, part, peers) for part in relation.parts)
    if relation.kind in ("le", "eq"):
        bound = "no more than" if relation.kind == "le" else "the same as"
        return f"{parts} has to be {bound} {figure} ({place})"
    made = _sum(cells, relation.parts)
    if len(relation.parts) > _FEW:
        return f"{len(relation.parts)} parts make {made}, but the total says {figure} ({place}); the parts: {parts}"
    return f"{parts} = {made}, but the total says {figure} ({place})"


def claim(cells: Cells, relation: ResolvedRelation) -> str:
    """One relation of several, with its figures as printed."""
    peers = [relation.total, *relation.parts]
    if relation.kind == "linear":
        terms = " + ".join(f"{factor} x {_shown(cells, cell)}" for cell, factor in relation.terms)
        return f"{terms} {relation.op} {relation.value}"
    total = _shown(cells, relation.total, peers if relation.parts else None)
    if relation.kind == "pct":
        part, base = relation.parts
        return f"{total} is what {_shown(cells, part, peers)} is of {_shown(cells, base, peers)} in per cent"
    if relation.kind in ("at_least", "at_most"):
        return f"{total} is {relation.kind.replace('_', ' ')} {relation.value}"
    parts = " + ".join(_shown(cells, part, peers) for part in relation.parts)
    verb = {"sum": "make", "sum_le": "make no more than", "le": "is no more than", "eq": "is the same as"}
    return f"{parts} {verb[relation.kind]} {total}"


def _shown(cells: Cells, cell: int, peers: list[int] | None = None) -> str:
    """A cell with its label, its figure as printed and its address."""
    label = cells.label(cell, peers)
    return f"{label}: {_figure(cells, cell)} ({cells.address(cell)})".removeprefix(": ")


def _sum(cells: Cells, parts: Sequence[int]) -> str:
    """What published parts come to; masked ones count with the range their marker declares."""
    lower = sum(int(cells.lower[part]) for part in parts)
    uppers = [int(cells.upper[part]) for part in parts]
    return span(lower, OPEN if max(uppers) >= OPEN else sum(uppers))


def _figure(cells: Cells, cell: int) -> str:
    """A figure as printed, with what its own marker, base or words allow."""
    if cells.exact[cell]:
        return cells.raw[cell].strip() or "0"
    if not _tells(cells, cell):
        return f"{quoted(cells.raw[cell])}, not known"
    return f"{quoted(cells.raw[cell])} for {span(int(cells.lower[cell]), int(cells.upper[cell]))}"


def _tells(cells: Cells, cell: int) -> bool:
    return bool(cells.lower[cell] > 0 or cells.upper[cell] < OPEN)


def _and(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 2 else " and ".join(parts)
