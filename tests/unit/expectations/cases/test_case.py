"""Case files: what is wrong with one is said with its place; each rule as the format defines it."""

from __future__ import annotations

from typing import Any

import pytest

from expectations.cases.case import judged
from ingest.model.errors import InvalidContract

POLICY: dict[str, Any] = {
    "mask_range": [1, 5],
    "zero": "published",
    "markers": {
        "*": {"kind": "masked", "range": [1, 5]},
        "#": {"kind": "masked", "range": [1, None], "secondary": True},
        "=": {"kind": "implicit"},
    },
}


def sums(total: str, *parts: str) -> dict[str, Any]:
    return {"type": "sum", "total": total, "parts": list(parts)}


def case(cells: dict[str, str], *relations: dict[str, Any], **policy: Any) -> dict[str, Any]:
    return {
        "id": "made_up",
        "policies": {"P": {**POLICY, **policy}},
        "releases": [{"id": "R", "publisher": "A", "series": "S", "published": "2020-01-01", "policy": "P"}],
        "cells": [{"id": name, "release": "R", "raw": raw} for name, raw in cells.items()],
        "relations": list(relations),
    }


def told(data: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {(f["class"], f["severity"], cell) for f in judged(data)["findings"] for cell in f["cells"]}


TWICE = {**case({"a": "7"}), "cells": [{"id": "a", "release": "R", "raw": "7"}] * 2}
EMPTY = case({"a": "7"})
EMPTY = {**EMPTY, "releases": [*EMPTY["releases"], {**EMPTY["releases"][0], "id": "R2"}]}
UNWRITTEN = case({"a": "*"})
UNWRITTEN["policies"]["P"] = {"mask_range": [1, 5], "zero": "published"}
TRUE_FOR_ONE = case({"a": "*"}, mask_range=[True, 5])
MISSPELT = {{"relations": "relation"}.get(key, key): value for key, value in case({"a": "7"}).items()}
ODD_ID = {**case({"a": "7"}), "cells": [{"id": ["a"], "release": "R", "raw": "7"}]}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (case({"a": "7"}, {"type": "product"}), r"relations\[0\] is of an unknown type: product"),
        (case({"a": "7"}, sums("a", "b")), r"relations\[0\] names a cell that nobody has: b"),
        (TWICE, r"[Cc]ells\[1\] is named a second time"),
        (EMPTY, r"[Rr]eleases\[1\] has no cells: R2"),
        (UNWRITTEN, r"release R has no `markers`"),
        (case({"a": str(2**62 + 1)}), r"[Cc]ells\[0\] \(a\) is past 2\^62"),
        (case({"a": "7"}, {"type": "at_least", "cell": "a", "value": True}), r"relations\[0\] needs a whole number"),
        (case({"a": "7"}, {"type": "linear", "terms": [[2**63, "a"]], "op": "==", "rhs": 0}), r"past 2\^62"),
        (case({"a": "7"}, sums("a", ["a"])), r"relations\[0\] names a cell that nobody has"),
        (TRUE_FOR_ONE, r"Policy P needs a whole number in `mask_range`, not 'True'"),
        (case({"a": "*"}, min_candidates=10**40), r"Policy P has a number past 2\^62"),
        (case({"a": "2"}, mask_range=[5, 1]), r"Policy P .*upside down"),
        (MISSPELT, r"The case has `relation`.* is `relations` meant"),
        (ODD_ID, r"Cells\[0\] has an `id` that is no text"),
        ([], "is not an object"),
        ({**case({"a": "7"}), "cells": []}, "`cells` has to be a list"),
    ],
)
def test_what_is_wrong_with_a_case_is_said_with_its_place(data: Any, place: str) -> None:
    with pytest.raises(InvalidContract, match=place):
        judged(data)


def test_a_derived_small_figure_blocks() -> None:
    assert told(case({"first": "7", "half": "9", "second": "="}, sums("half", "first", "second"))) == {
        ("derived_small", "block", "second")
    }


def test_masked_parts_with_a_known_small_sum_warn_unless_one_is_given_away() -> None:
    exposed = told(case({"a": "*", "b": "*", "c": "10", "t": "14"}, sums("t", "a", "b", "c")))
    assert {("aggregate_exposed", "warn", "a"), ("aggregate_exposed", "warn", "b")} <= exposed
    given = told(case({"a": "*", "b": "*", "c": "10", "t": "12"}, sums("t", "a", "b", "c")))
    assert "aggregate_exposed" not in {name for name, _, _ in given}


def test_a_part_that_nothing_binds_leaves_the_sum_of_the_parts_open() -> None:
    roof = {"type": "sum_le", "total": "t", "parts": ["a", "b"]}
    assert told(case({"a": "*", "b": "*", "c": "0", "u": "*", "t": "40"}, roof, sums("u", "a", "c"))) == set()


def test_too_few_candidates_block_and_an_open_marker_never_warns() -> None:
    evidence = {"type": "at_least", "cell": "a", "value": 4}
    assert told(case({"a": "*"}, evidence)) == {("narrowed", "warn", "a")}
    assert told(case({"a": "*"}, evidence, min_candidates=3)) == {("narrowed", "block", "a")}
    assert told(case({"a": "#"}, evidence)) == set()


def test_a_rounded_figure_off_its_base() -> None:
    assert told(case({"a": "12"}, rounding={"base": 5, "mode": "nearest"})) == {("rounding_base", "block", "a")}


@pytest.mark.parametrize(("op", "ends"), [("≤", [1, 2]), ("le", [1, 2]), ("ge", [2, 5]), ("=", [2, 2]), ("eq", [2, 2])])
def test_an_operator_by_any_of_its_names(op: str, ends: list[int]) -> None:
    linear = {"type": "linear", "terms": [[2, "a"]], "op": op, "rhs": 4}
    assert judged(case({"a": "*"}, linear))["intervals"] == {"a": ends}
