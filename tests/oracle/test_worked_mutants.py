"""The worked cases with one figure, marker or relation changed: the audit still agrees with the referee."""

from __future__ import annotations

import copy
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from referee.enumerate import UndecidedError
from test_referee import between

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "suppression" / "cases"
_ANSWERS = ("expected", "note", "title", "hardness", "tags", "origin")
_MOST = 60
Place = tuple[Any, ...]
if not CASES.exists():
    pytest.skip("the worked cases are not beside this checkout", allow_module_level=True)


def mutants(case: dict[str, Any]) -> list[dict[str, Any]]:
    """Every case that differs from a worked one in one place."""
    return [changed(case, path, value) for path, value in (*figures(case), *relations(case), *policies(case))]


def figures(case: dict[str, Any]) -> Iterator[tuple[Place, Any]]:
    signs = [sign for policy in case["policies"].values() for sign in policy["markers"]]
    for at, cell in enumerate(case["cells"]):
        near = [int(cell["raw"]) + step for step in (-2, -1, 1, 2)] if cell["raw"].isdigit() else []
        for raw in (*map(str, near), *signs, "0", "1", "3", "5", "fewer than 3", "at least 2", "?", ""):
            if raw != cell["raw"]:
                yield ("cells", at, "raw"), raw


def relations(case: dict[str, Any]) -> Iterator[tuple[Place, Any]]:
    for at, relation in enumerate(case.get("relations", [])):
        yield ("relations",), [other for number, other in enumerate(case["relations"]) if number != at]
        if relation["type"] == "sum":
            yield ("relations", at, "type"), "sum_le"
            yield ("relations", at, "parts"), relation["parts"][1:] or relation["parts"]
        if relation["type"] == "le":
            yield ("relations", at), {"type": "eq", "a": relation["small"], "b": relation["big"]}
        if "value" in relation:
            yield ("relations", at, "value"), relation["value"] + 1


def policies(case: dict[str, Any]) -> Iterator[tuple[Place, Any]]:
    other = {
        "zero": ["published", "masked", "unspecified"],
        "mask_range": [None, [1, 4], [0, 2]],
        "min_candidates": [1, 3],
        "rounding": [{"base": 5, "mode": "nearest"}, {"base": 3, "mode": "random"}],
    }
    for name, policy in case["policies"].items():
        yield from ((("policies", name, key), value) for key, values in other.items() for value in values)
        masked = [sign for sign, meaning in policy["markers"].items() if meaning["kind"] == "masked"]
        for sign in masked:
            yield from ((("policies", name, "markers", sign, "range"), span) for span in ([0, 3], [1, None], [2, 2]))


def changed(case: dict[str, Any], path: Place, value: Any) -> dict[str, Any]:
    made = copy.deepcopy(case)
    holder = made
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return made


@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_a_worked_case_changed_in_one_place(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    made = mutants({key: value for key, value in case.items() if key not in _ANSWERS})
    some = random.Random(7).sample(made, min(_MOST, len(made)))  # noqa: S311 - chance that can be repeated
    decided = 0
    for mutant in some:
        try:
            assert between(mutant) == {}, json.dumps(mutant)
            decided += 1
        except UndecidedError:
            continue
    assert decided > len(some) / 2
