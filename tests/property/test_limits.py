"""At its limits the audit is exact, refuses, or says what it did not prove: large figures, slow walks, no time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from builders.case_files import POLICY, Case, case_of, classes, contradicts, within
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.cases.case import judged
from expectations.disclosure import judgement
from expectations.disclosure.solve import Budget, solve
from ingest.model.errors import NeedsAPerson

sys.path.insert(0, str(Path(__file__).parents[1] / "oracle"))
from instances import instance


@settings(max_examples=60, deadline=None)
@given(st.integers(55, 63), st.integers(-3, 3), st.integers(-2, 4), st.sampled_from([1, 2, 3, 10]))
def test_near_the_end_of_64_bits_the_answer_is_exact_or_refused(bits: int, near: int, off: int, factor: int) -> None:
    """`factor` times a large figure and a hidden one make a total; Python's own integers say what is left."""
    large = 2**bits + near
    open_end = {"~": {"kind": "masked", "range": [1, 3]}, "#": {"kind": "masked", "range": [0, None]}}
    terms = [[factor, "c0"], [1, "c1"], [-1, "c2"]]
    total = factor * large + off
    case = case_of([str(large), "~", str(total)], [{"type": "linear", "terms": terms, "op": "==", "rhs": 0}])
    try:
        result = judged(case)
    except NeedsAPerson as fault:
        assert "2^62" in fault.as_text() or "too large" in fault.as_text()
        assert max(total, factor, large) > 2**55
    else:
        assert contradicts(case) == (not 1 <= off <= 3)
        assert result["intervals"] == ({"c1": [off, off]} if 1 <= off <= 3 else {})
    case = case_of([str(large), "#", str(total)], case["relations"], {**POLICY, "markers": open_end})
    try:
        result = judged(case)
    except NeedsAPerson:
        return
    assert result["intervals"] == ({"c1": [off, off]} if off >= 0 else {})


def test_two_cycles_that_look_alike_and_walk_one_unit_at_a_time() -> None:
    """Each pair of totals differs by one; bounds creep towards each other and never meet before the cap."""
    span = {"#": {"kind": "masked", "range": [0, 50_000], "secondary": True}}
    rule = {**POLICY, "markers": span}

    def walk(step: int) -> Case:
        relations = []
        for a, b, c in (("c0", "c1", "c2"), ("c3", "c4", "c5")):
            relations.append({"type": "linear", "terms": [[1, a], [-1, b]], "op": "==", "rhs": step})
            relations += [{"type": "le", "small": a, "big": c}, {"type": "le", "small": c, "big": b}]
        relations.append({"type": "le", "small": "c0", "big": "c3"})
        return case_of(["#"] * 6, relations, rule)

    assert contradicts(walk(1))
    level = judged(walk(0))
    assert level["verdict"] == "pass" and set(map(tuple, level["intervals"].values())) == {(0, 50_000)}


def test_a_budget_that_runs_out_never_passes_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a node or a second nothing is claimed that the full audit denies, and what is open warns."""
    hurried = [instance(seed, 16) for seed in range(60)]
    patient = [judged(case) for case in hurried]
    monkeypatch.setattr(
        judgement, "solve", lambda system, lo, hi, *_, **__: solve(system, lo, hi, Budget(nodes=0, seconds=0))
    )
    silent, unproved = [], 0
    for case, full in zip(hurried, patient, strict=True):
        short = judged(case)
        unproved += "audit_incomplete" in classes(short)
        if "audit_incomplete" not in classes(short) and short["verdict"] != full["verdict"]:
            silent.append(case["id"])
        told = given_away(short) <= given_away(full)
        assert told or "infeasible" in classes(full)
        for name, ends in full["intervals"].items():
            assert name not in short["intervals"] or within(ends, short["intervals"][name])
    assert silent == []
    assert unproved > 5


def given_away(result: Case) -> set[str]:
    found = (f for f in result["findings"] if f["class"] == "exact_disclosure")
    return {cell for finding in found for cell in finding["cells"]}
