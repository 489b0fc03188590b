"""The suites say what the rules say, and reading them does not change them."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from expectations.disclosure.rules import RULES
from expectations.judge import COLUMNS
from ingest.storage import Storage

SUITES = Path(__file__).resolve().parents[3] / "expectations" / "suites"


def entries(name: str) -> list[dict[str, object]]:
    return json.loads((SUITES / f"{name}.json").read_text(encoding="utf-8"))["expectations"]  # type: ignore[no-any-return]


def test_every_rule_has_an_expectation_of_its_severity() -> None:
    told = {(e["meta"]["rule"], e["severity"]) for e in entries("disclosure")}  # type: ignore[index]
    assert {(rule.id, rule.severity) for rule in RULES.values()} <= told
    assert {rule for rule, _ in told} == set(RULES)


def test_every_column_of_findings_is_asked_about() -> None:
    assert {e["kwargs"]["column"] for e in entries("disclosure")} == set(COLUMNS)  # type: ignore[index]


def test_each_named_class_carries_its_rule_and_severity() -> None:
    from expectations import rule_expectations as named

    by_type = {e["type"]: e for e in entries("disclosure")}
    classes = [value for value in vars(named).values() if isinstance(value, type) and "level" in vars(value)]
    assert len(classes) == len(COLUMNS)
    for each in classes:
        entry = by_type[each.expectation_type]
        assert entry["meta"] == {"rule": each.rule}
        assert entry["severity"] == each.level.value


@pytest.mark.parametrize("name", ["observations", "disclosure", "warehouse"])
def test_ids_are_set_once_and_never_twice(name: str) -> None:
    ids = [entry["id"] for entry in entries(name)]
    assert all(ids) and len(set(ids)) == len(ids)


def test_asking_a_suite_leaves_the_repository_as_it_was(tmp_path: Path) -> None:
    from expectations.expectations import run_suite

    before = {path.name: path.read_bytes() for path in SUITES.iterdir()}
    frame = pd.DataFrame({"observation_id": ["a", "b"], **dict.fromkeys(COLUMNS)}).astype(object)
    frame.loc[1, "sup_502"] = "not stated"
    frame = frame.where(frame.notna(), None)
    failures = run_suite("disclosure", frame, Storage(str(tmp_path)), "made_up/r1")
    assert [(f.rule, f.severity, f.rows) for f in failures] == [("SUP-502", "warning", ("b",))]
    assert {path.name: path.read_bytes() for path in SUITES.iterdir()} == before
