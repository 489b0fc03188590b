"""The audit against a literal reading of its definition, which shares no code with it: verdict, findings, intervals."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from expectations.cases.case import judged

sys.path.insert(0, str(Path(__file__).parent))
from decided import DECIDED
from referee.cases import a_case
from referee.enumerate import UndecidedError
from referee.judge import judge

SEEDS = 120


def told(findings: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(f["class"], f["severity"], cell) for f in findings for cell in f["cells"]}


@pytest.mark.parametrize(("case", "wanted"), [row[1:] for row in DECIDED], ids=[row[0] for row in DECIDED])
def test_a_case_decided_by_hand(case: dict[str, Any], wanted: set[tuple[str, str, str]]) -> None:
    assert told(judged(case)["findings"]) == wanted
    assert {(rule, severity, cell) for rule, severity, cells in judge(case).findings for cell in cells} == wanted


@pytest.mark.parametrize("family", range(5))
def test_no_disagreement_with_the_referee(family: int) -> None:
    differ, undecided = {}, 0
    for seed in range(family, SEEDS, 5):
        try:
            if difference := between(a_case(seed)):
                differ[seed] = difference
        except UndecidedError:
            undecided += 1
    assert differ == {}
    assert undecided <= 2


def between(case: dict[str, Any]) -> dict[str, Any]:
    """What the audit and the referee do not agree on.

    Of several contradictions in one component each may name another, so only the component is compared.
    """
    ours, theirs = judged(case), judge(case)
    cores = [set(f["cells"]) for f in ours["findings"] if f["class"] == "infeasible"]
    found = {f for f in told(ours["findings"]) if f[0] != "infeasible"}
    wanted = {(r, s, cell) for r, s, cells in theirs.findings if r != "infeasible" for cell in cells}
    compared: dict[str, tuple[Any, Any]] = {
        "verdict": (ours["verdict"], theirs.verdict),
        "findings": (sorted(found), sorted(wanted)),
        "silent": ([c for c in theirs.contradictory if not any(core <= c for core in cores)], []),
        "elsewhere": ([core for core in cores if not any(core <= c for c in theirs.contradictory)], []),
        "intervals": (ours["intervals"], theirs.intervals),
    }
    return {key: (one, other) for key, (one, other) in compared.items() if one != other}
