"""What must hold of the audit whatever the figures: it is sound, blind to order, and notices a wrong total."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.disclosure import AuditResult, ResolvedRelation, audit
from ingest.model.policy import SuppressionPolicy

POLICY = SuppressionPolicy.model_validate(
    {
        "stated": True,
        "mask_range": [1, 3],
        "zero": "published",
        "markers": {"~": {"kind": "masked", "range": [1, 3]}, "x": {"kind": "masked", "range": [1, None]}},
    }
)


@dataclass(frozen=True)
class Release:
    """A two-way table with its margins: the truth, how it is published, and how its cells hang together."""

    truth: list[int]
    rows: list[dict[str, Any]]
    relations: list[ResolvedRelation]

    def audited(self, order: list[int] | None = None) -> AuditResult:
        order = order or list(range(len(self.rows)))
        place = {old: new for new, old in enumerate(order)}
        relations = [
            ResolvedRelation(r.kind, place[r.total], tuple(place[p] for p in r.parts), r.value, r.confirmed)
            for r in self.relations
        ]
        if order != sorted(order):
            relations.reverse()
        frame = pd.DataFrame([self.rows[old] for old in order]).astype({"value_upper": "Int64"})
        return audit(frame, relations, {"made_up/r1": POLICY})

    def with_figure(self, cell: int, figure: int) -> Release:
        rows = [*self.rows]
        rows[cell] = published(cell, figure, "exact")
        return Release(self.truth, rows, self.relations)


def published(cell: int, figure: int, how: str) -> dict[str, Any]:
    """A true figure as a release prints it under the policy above."""
    bounds: tuple[int, int | None] = (figure, figure)
    status, raw = "exact", str(figure)
    if how == "secondary":
        bounds, status, raw = (1, None), "suppressed", "x"
    elif how == "rounded":
        base = 5 * round(figure / 5)
        bounds, status, raw = (max(base - 2, 0), base + 2), "rounded", str(base)
    elif how == "not_held":
        bounds, status, raw = (0, None), "not_held", "n/h"
    elif how == "primary":
        bounds, status, raw = (1, 3), "suppressed", "~"
    return {
        "observation_id": f"c{cell:03}",
        "release_id": "made_up/r1",
        "raw_value": raw,
        "value_lower": bounds[0],
        "value_upper": bounds[1],
        "status": status,
        "is_subject": True,
    }


@st.composite
def releases(draw: st.DrawFn) -> Release:
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    inner = [[draw(st.integers(0, 12)) for _ in range(width)] for _ in range(height)]
    table = [[*line, sum(line)] for line in inner]
    table.append([sum(column) for column in zip(*table, strict=True)])
    truth = [figure for line in table for figure in line]
    at = [[line * (width + 1) + column for column in range(width + 1)] for line in range(height + 1)]
    rows = []
    for cell, figure in enumerate(truth):
        free = ["exact", "exact", "rounded", "not_held"] + (["secondary"] if figure >= 1 else [])
        rows.append(published(cell, figure, "primary" if 1 <= figure <= 3 else draw(st.sampled_from(free))))
    confirmed = draw(st.booleans())
    relations = [ResolvedRelation("sum", line[-1], tuple(line[:-1]), confirmed=confirmed) for line in at]
    columns = list(zip(*at, strict=True))
    relations += [ResolvedRelation("sum", column[-1], tuple(column[:-1])) for column in columns]
    relations += [ResolvedRelation("le", at[-1][-1], (column[-1],)) for column in columns[:-1]]
    return Release(truth, rows, relations)


def told(result: AuditResult) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(finding.rule, finding.severity, tuple(sorted(finding.cells))) for finding in result.findings}


@settings(max_examples=150, deadline=None)
@given(releases())
def test_every_interval_holds_the_truth_and_true_figures_never_contradict(release: Release) -> None:
    result = release.audited()
    assert not [finding for finding in result.findings if finding.rule == "SUP-301"]
    for cell, (low, high) in result.intervals.items():
        truth = release.truth[int(cell[1:])]
        assert low <= truth and (high is None or truth <= high)
    for finding in result.findings:
        if finding.rule == "SUP-401" and finding.severity == "critical":
            low, high = result.intervals[finding.cells[0]]
            assert low == high == release.truth[int(finding.cells[0][1:])]


@settings(max_examples=100, deadline=None)
@given(releases(), st.randoms(use_true_random=False), st.integers(0, 30), st.data())
def test_the_order_of_cells_and_relations_changes_nothing(
    release: Release, chance: random.Random, figure: int, data: st.DataObject
) -> None:
    cell = data.draw(st.integers(0, len(release.rows) - 1))
    published_wrong = release.with_figure(cell, figure)
    order = list(range(len(release.rows)))
    chance.shuffle(order)
    one, other = published_wrong.audited(), published_wrong.audited(order)
    assert told(one) == told(other) and one.intervals == other.intervals


@settings(max_examples=100, deadline=None)
@given(releases(), st.data())
def test_a_figure_given_away_may_be_published_and_no_other_of_its_range(release: Release, data: st.DataObject) -> None:
    given_away = [cell for cell, (low, high) in release.audited().intervals.items() if low == high]
    if given_away:
        cell = int(data.draw(st.sampled_from(sorted(given_away)))[1:])
        low, high = release.rows[cell]["value_lower"], release.rows[cell]["value_upper"]
        others = [n for n in range(low, (low + 60 if high is None else high) + 1) if n != release.truth[cell]]
        right = release.with_figure(cell, release.truth[cell]).audited()
        wrong = release.with_figure(cell, data.draw(st.sampled_from(others))).audited()
        assert "SUP-301" not in {finding.rule for finding in right.findings}
        assert ("SUP-301", "critical") in {(finding.rule, finding.severity) for finding in wrong.findings}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.integers(-50, 50))
def test_a_total_that_is_off_is_refused_and_a_right_one_is_not(parts: list[int], off: int) -> None:
    total = max(sum(parts) + off, 0)
    rows = [published(cell, figure, "exact") for cell, figure in enumerate([*parts, total])]
    release = Release([*parts, sum(parts)], rows, [ResolvedRelation("sum", len(parts), tuple(range(len(parts))))])
    rules = {finding.rule for finding in release.audited().findings}
    assert ("SUP-301" in rules) == (total != sum(parts))
    for finding in release.audited().findings:
        if finding.rule == "SUP-301":
            assert str(sum(parts)) in finding.message and str(total) in finding.message


@settings(max_examples=60, deadline=None)
@given(releases())
def test_a_message_about_a_hidden_cell_holds_no_figure(release: Release) -> None:
    for finding in release.audited().findings:
        if finding.rule == "SUP-401":
            words = finding.message
            for row in release.rows:
                words = words.replace(row["observation_id"], "")
            assert not any(character.isdigit() for character in words)
