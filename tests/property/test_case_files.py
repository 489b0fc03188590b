"""Whatever is done to a case file, it is answered or refused in words; nothing else comes out."""

from __future__ import annotations

import copy
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from expectations.cases.case import judged
from ingest.model.errors import NeedsAPerson

sys.path.insert(0, str(Path(__file__).parents[1] / "oracle"))
from instances import instance

WORKED = Path(__file__).resolve().parents[3] / "shared" / "cases" / "suppression" / "cases"
_ANSWERS = ("expected", "note", "title", "hardness", "tags", "origin")
_MUTANTS = 700
_NUMBERS = [0, -1, 1, 2**62, 2**62 + 1, 2**63, 2**64, -(2**63), 10**40, 1.5, 1e308, float("nan"), float("inf")]
_TEXTS = ["", " ", "\u223c", "~", "e\u0301", "a" * 600, "9" * 30, "1,0", "0", "\u0663", "\u00b2", "percent", "masked"]
_LISTS = [
    [],
    {},
    [[]],
    [[[]]],
    {"a": {}},
    [None],
    [1, None],
    [None, 1],
    [-1, 3],
    [[0, "c0"]],
    [[-1, "c0"], [2**62, "c1"]],
]
VALUES: list[Any] = [None, True, False, *_NUMBERS, *_TEXTS, *_LISTS]


def cases() -> list[dict[str, Any]]:
    """The worked cases where they are at hand, and instances of every relation."""
    held = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(WORKED.glob("*.json"))]
    made = [instance(seed, 16) for seed in range(12)]
    return [{key: value for key, value in case.items() if key not in _ANSWERS} for case in (*held, *made)]


def mutant(chance: random.Random, case: dict[str, Any]) -> dict[str, Any]:
    """A case with one to three of its entries dropped, renamed, doubled or put to something else."""
    changed = copy.deepcopy(case)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        holder, key = chance.choice(list(_places(changed)))
        kind = chance.choice(["drop", "set", "set", "set", "double", "rename"])
        if kind == "drop":
            del holder[key]
        elif kind == "double" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        elif kind == "rename" and isinstance(holder, dict):
            holder[chance.choice(["x", "", f"{key}x"])] = holder.pop(key)
        else:
            holder[key] = copy.deepcopy(chance.choice(VALUES))
        if not changed:
            break
    return changed


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


@pytest.mark.parametrize("seed", [1, 2])
def test_a_case_is_answered_or_refused_whatever_is_done_to_it(seed: int) -> None:
    chance, known = random.Random(seed), cases()  # noqa: S311 - chance that can be repeated
    answered = 0
    for _ in range(_MUTANTS):
        case = mutant(chance, chance.choice(known))
        try:
            result = judged(case)
        except NeedsAPerson as fault:
            assert fault.what and fault.where, json.dumps(case)
        else:
            answered += 1
            assert result["verdict"] in ("pass", "warn", "block")
            assert json.loads(json.dumps(result, allow_nan=False)) == result
    assert _MUTANTS / 20 < answered < _MUTANTS / 2
