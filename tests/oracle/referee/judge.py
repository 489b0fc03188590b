"""The whole judgement of a case: verdict, findings, and the interval of every cell that needs one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .enumerate import Row, System
from .shown import Finding, inside, of_cells, of_changes, of_policies
from .statement import Statement, named

Relations = list[dict[str, Any]]
Interval = list[int | None]


@dataclass
class Judgement:
    findings: set[Finding] = field(default_factory=set)
    intervals: dict[str, Interval] = field(default_factory=dict)
    contradictory: list[set[str]] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        severities = {severity for _, severity, _ in self.findings}
        return "block" if "block" in severities else "warn" if severities else "pass"


def judge(case: dict[str, Any]) -> Judgement:
    told = Statement.of(case)
    result = Judgement({*of_cells(told), *of_policies(told), *of_changes(told)})
    for cells, relations in told.components():
        system = System(rows_of(told, relations), told.box(cells))
        if system.solution() is None:
            result.contradictory.append(set(cells))
            result.findings.update(contradiction(told, cells, relations))
        else:
            result.findings.update(disclosures(told, cells, relations, system, result.intervals))
    for cell in set().union(*result.contradictory):
        result.intervals.pop(cell, None)
    return result


def rows_of(told: Statement, relations: Relations) -> list[Row]:
    return [row for relation in relations for row in told.rows(relation)]


def contradiction(told: Statement, cells: list[str], relations: Relations) -> Iterator[Finding]:
    """An irreducible set of relations, then what would have made it possible: zeros, or markers past their range."""
    core = list(relations)
    for relation in relations:
        rest = [r for r in core if r is not relation]
        if System(rows_of(told, rest), told.box(cells)).solution() is None:
            core = rest
    yield "infeasible", "block", tuple(sorted({c for r in core for c in named(r)}))
    yield from mended(told, *told.around(cells))


def mended(told: Statement, cells: list[str], relations: Relations) -> Iterator[Finding]:
    """Masked zeros if they make the figures possible; only if not, markers past their range."""
    masked = [c for c in cells if told.kind(c) == "masked"]
    ranges, rows = told.box(cells), rows_of(told, relations)
    with_zeros = System(rows, {c: (0, ranges[c][1]) if c in masked else ranges[c] for c in cells})
    if with_zeros.solution() is not None:
        must = [c for c in masked if ranges[c][0] > 0 and with_zeros.ends(((1, c),)) == (0, 0)]
        yield from (("zero_treatment", "block", (c,)) for c in must or masked)
        return
    for lowest in (None, 0):
        larger = System(
            rows, {c: (ranges[c][0] if lowest is None else 0, None) if c in masked else ranges[c] for c in cells}
        )
        if larger.solution() is not None:
            must = [c for c in masked if exceeds(larger, c, ranges[c][1])]
            yield from (("marker_out_of_range", "block", (c,)) for c in must or masked)
            return


def exceeds(system: System, cell: str, stated: int | None) -> bool:
    """No whole number up to the stated end is left for the cell."""
    return stated is not None and system.solution([Row(((1, cell),), stated)]) is None


def disclosures(
    told: Statement, cells: list[str], relations: Relations, system: System, intervals: dict[str, Interval]
) -> Iterator[Finding]:
    for cell in cells:
        kind, reading = told.kind(cell), told.reading[cell]
        if kind not in ("masked", "rounded", "implicit"):
            continue
        low, high, count = system.candidates(cell)
        intervals[cell] = [low, high]
        policy = told.policy[cell]
        assert policy is not None, "only a stated rule masks, rounds or implies"
        if kind == "implicit":
            subject = told.cells[cell].get("subject", True)
            if count == 1 and subject and inside(low, policy["mask_range"]):
                yield "derived_small", "block", (cell,)
        elif count == 1:
            yield "exact_disclosure", "block", (cell,)
        elif kind == "masked" and count is not None:
            stated = None if reading.high is None else reading.high - reading.low + 1
            if count < policy.get("min_candidates", 2) and (stated is None or count < stated):
                yield "narrowed", "block", (cell,)
            elif stated is not None and count < stated:
                yield "narrowed", "warn", (cell,)
    yield from exposed_sums(told, relations, system)


def exposed_sums(told: Statement, relations: Relations, system: System) -> Iterator[Finding]:
    """The masked parts of one total whose sum is known and is itself a figure the rule hides."""
    for relation in relations:
        parts = [p for p in relation.get("parts", []) if told.kind(p) == "masked"]
        if len(parts) < 2:
            continue
        low, high = system.ends(tuple((1, p) for p in parts))
        hides = all(inside(low, (told.policy[p] or {})["mask_range"]) for p in parts)
        if low == high and hides and not any(system.candidates(p)[2] == 1 for p in parts):
            yield "aggregate_exposed", "warn", tuple(sorted(parts))
