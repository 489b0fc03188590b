"""What must hold of inferred relations whatever is printed: they are blind to order, and true figures bear them out."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import pandas as pd
from builders.printed import frame, months, printed
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.disclosure import audit
from expectations.disclosure.inferred import Inferred, infer
from ingest.model.observation import STATISTIC
from ingest.model.policy import SuppressionPolicy

POLICY = SuppressionPolicy.model_validate(
    {"stated": True, "mask_range": [1, 2], "zero": "published", "markers": {"~": {"kind": "masked", "range": [1, 2]}}}
)
PERIODS = [months(1, 3), months(4, 6), months(7, 9), months(10, 12), months(1, 6), months(1, 12), months(1, 24)]
GENDERS = ("female", "male")
BODIES = ("kent_police", "surrey_police")
Row = dict[str, Any]


def _true(figures: list[int], period: int, genders: tuple[str, ...], bodies: tuple[str, ...]) -> int:
    """How many there are of a made-up population of counts by quarter, gender and body."""
    first, last, _ = PERIODS[period]
    made = 0
    for number, (quarter, gender, body) in enumerate(product(range(8), GENDERS, BODIES)):
        start, end, _ = months(1 + 3 * quarter % 12, 3 + 3 * quarter % 12, 2018 + quarter // 4)
        made += figures[number] * (gender in genders and body in bodies and first <= start and end <= last)
    return made


@st.composite
def releases(draw: st.DrawFn) -> list[Row]:
    """Some true figures of one population, each printed in one of three releases, small ones masked at times."""
    figures = draw(st.lists(st.integers(0, 3), min_size=32, max_size=32))
    rows = []
    for period, gender, body in product(range(len(PERIODS)), ("all", *GENDERS), ("police_england_and_wales", *BODIES)):
        release = draw(st.sampled_from(["", "", "r1", "r1", "r2", "r3"]))
        if release:
            genders = GENDERS if gender == "all" else (gender,)
            bodies = BODIES if body == "police_england_and_wales" else (body,)
            count = _true(figures, period, genders, bodies)
            raw = "~" if count in (1, 2) and draw(st.booleans()) else str(count)
            key = {"gender": gender, "body": body, "period": PERIODS[period]}
            rows.append(printed(raw, f"{period}-{gender}-{body}", f"made_up/{release}", **key))
    return rows


def _as_printed(found: Inferred, rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    ids = found.extended(rows)["observation_id"].tolist()
    return [(r.kind, ids[r.total], tuple(ids[part] for part in r.parts), r.value) for r in found.relations]


@settings(max_examples=15, deadline=None)
@given(releases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Row], shuffle: random.Random) -> None:
    told = infer(frame(rows))
    mixed = list(rows)
    shuffle.shuffle(mixed)
    again = infer(frame(mixed))
    assert _as_printed(again, frame(mixed)) == _as_printed(told, frame(rows))
    assert again.families == told.families
    assert (again.proposals, again.refused) == (told.proposals, told.refused)
    assert again.implicit["observation_id"].tolist() == told.implicit["observation_id"].tolist()


@settings(max_examples=15, deadline=None)
@given(releases())
def test_what_a_release_suggests_is_suggested_beside_others_too(rows: list[Row]) -> None:
    """Word for word, or by a relation that says more of the same cells, or the figure is published elsewhere."""
    union = infer(frame(rows))
    told = _as_printed(union, frame(rows))
    ids, parts = set(frame(rows)["observation_id"]), {(total, part) for _, total, all_, _ in told for part in all_}
    for release in {row["release_id"] for row in rows}:
        own = [row for row in rows if row["release_id"] == release]
        for relation in _as_printed(infer(frame(own)), frame(own)):
            kind, total, members, _ = relation
            implicit = not set(members) <= ids
            assert relation in told or implicit or (kind == "le" and (total, members[0]) in parts)


@settings(max_examples=15, deadline=None)
@given(releases())
def test_true_figures_of_one_count_contradict_no_relation(rows: list[Row]) -> None:
    observations = frame(rows)
    found = infer(observations)
    assert not [proposal for proposal in (*found.proposals, *found.refused) if proposal.broken]
    policies = dict.fromkeys(observations["release_id"].unique(), POLICY)
    told = audit(found.extended(observations), found.relations, policies).findings
    assert not [finding for finding in told if finding.rule in ("SUP-301", "SUP-302", "SUP-203")]
    assert all(finding.severity == "warning" for finding in told if finding.proposed)


@settings(max_examples=15, deadline=None)
@given(releases())
def test_all_cells_of_a_relation_count_the_same_thing(rows: list[Row]) -> None:
    observations = frame(rows)
    found = infer(observations)
    extended = found.extended(observations)
    keys = extended[list(STATISTIC)].astype(str).fillna("").to_numpy().tolist()
    place = {name: number for number, name in enumerate(STATISTIC)}
    periods = {place[name] for name in ("period_start", "period_end", "period_kind")}
    for relation, family in zip(found.relations, found.families, strict=True):
        rule = found.proposals[family].rule
        free = {place[rule]} if rule in place else periods if rule in ("period", "rest", "implicit") else set()
        for part in relation.parts:
            apart = {n for n in range(len(STATISTIC)) if keys[part][n] != keys[relation.total][n]}
            assert apart <= free
            assert apart or rule == "repeated"
