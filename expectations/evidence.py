"""Evidence: what is left of each hidden figure, and what says so. For the few who may see it, never published.

It is the one output of the gate that holds recovered values. `Lake.put_evidence` keeps it from everyone else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from expectations.disclosure import Cells, Finding, ResolvedRelation
from expectations.disclosure.explain import claim
from expectations.disclosure.judgement import Interval

_ABOUT_HIDDEN = ("SUP-203", "SUP-301", "SUP-302", "SUP-401", "SUP-402", "SUP-403", "SUP-404")
_WARNING = "Holds figures that publishers hide. Show it to nobody who may not see them; never copy it elsewhere."


def evidence_of(
    release_id: str,
    findings: Sequence[Finding],
    cells: Cells,
    relations: Sequence[ResolvedRelation],
    intervals: Mapping[str, Interval],
) -> dict[str, Any] | None:
    """Every finding about hidden figures with what is left of them and its proof; None where there is none."""
    place = {cell: number for number, cell in enumerate(cells.ids)}
    told = [_proof(entry, cells, relations, intervals, place) for entry in findings if entry.rule in _ABOUT_HIDDEN]
    return {"release_id": release_id, "warning": _WARNING, "findings": told} if told else None


def _proof(
    entry: Finding,
    cells: Cells,
    relations: Sequence[ResolvedRelation],
    intervals: Mapping[str, Interval],
    place: Mapping[str, int],
) -> dict[str, Any]:
    concerned = {place[cell] for cell in (*entry.cells, *entry.evidence) if cell in place}
    used = [claim(cells, relation) for relation in relations if concerned.issuperset(relation.cells)]
    left = [_left(cells, place[cell], intervals[cell]) for cell in (*entry.cells, *entry.evidence) if cell in intervals]
    return {
        "rule": entry.rule,
        "severity": entry.severity,
        "says": entry.message,
        "left": left,
        "because": list(dict.fromkeys(used)),
    }


def _left(cells: Cells, cell: int, interval: Interval) -> dict[str, Any]:
    low, high = interval
    return {
        "observation_id": cells.ids[cell],
        "release_id": cells.release_ids[cell],
        "cell_ref": cells.refs[cell],
        "printed": cells.raw[cell],
        "lower": low,
        "upper": high,
    }
