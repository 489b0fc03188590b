"""The published worked cases: verdict, findings and intervals; skipped where they are not at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from expectations.cases.case import judged

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases" / "suppression" / "cases"
_ANSWERS = ("expected", "note", "title", "hardness", "tags", "origin")
if not CASES.exists():
    pytest.skip("the worked cases are not beside this checkout", allow_module_level=True)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_a_worked_case(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    result = judged({key: value for key, value in case.items() if key not in _ANSWERS})
    wanted = case["expected"]
    told = {(f["class"], f["severity"], cell) for f in result["findings"] for cell in f["cells"]}
    assert told == {(f["class"], f["severity"], cell) for f in wanted["findings"] for cell in f["cells"]}
    assert result["verdict"] == wanted["verdict"]
    assert {cell: result["intervals"][cell] for cell in wanted["intervals"]} == wanted["intervals"]
