"""Case files: what is wrong with one is said with its place; each rule as the format defines it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from candour.cli import app
from expectations.case import judged
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


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (case({"a": "7"}, {"type": "product"}), r"relations\[0\] is of an unknown type: product"),
        (case({"a": "7"}, sums("a", "b")), r"relations\[0\] names a cell that nobody has: b"),
        (TWICE, r"[Cc]ells\[1\] is named a second time"),
        (EMPTY, r"[Rr]eleases\[1\] has no cells: R2"),
        (UNWRITTEN, r"release R has no `markers`"),
        (case({"a": str(2**62 + 1)}), r"[Cc]ells\[0\] \(a\) is past 2\^62"),
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


def test_any_number_of_files_and_exit_codes(tmp_path: Path) -> None:
    good, bad, wrong = tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "wrong.json"
    good.write_text(json.dumps({**case({"a": "7"}), "id": "good"}))
    bad.write_text(json.dumps({**case({"a": "2"}), "id": "bad"}))
    wrong.write_text(json.dumps({**case({"a": "7"}, {"type": "?"}), "id": "wrong"}))
    run = CliRunner().invoke
    assert run(app, ["audit", str(good), "--out", str(tmp_path / "first")]).exit_code == 0
    assert run(app, ["audit", str(good), str(bad), "--out", str(tmp_path / "out")]).exit_code == 1
    assert json.loads((tmp_path / "out" / "bad.json").read_text())["verdict"] == "block"
    assert run(app, ["audit", str(good), str(wrong)]).exit_code == 3
    assert json.loads(run(app, ["audit", "-"], input=bad.read_text()).output)["verdict"] == "block"


def test_a_table_is_drawn_with_its_marks_and_what_to_mask_more(tmp_path: Path) -> None:
    table, policy = tmp_path / "table.csv", tmp_path / "rule.yml"
    table.write_text("Year,Male,Female,Total\n2018,10,~,12\n2019,8,9,17\n", encoding="utf-8")
    policy.write_text('threshold: 2\nmarkers: ["~"]\nzero: published\n', encoding="utf-8")
    run = CliRunner().invoke
    done = run(app, ["audit", str(table), "--policy", str(policy), "--confirm-sums", "--json"])
    told = json.loads(done.output)
    assert done.exit_code == 1
    assert [f["rule"] for f in told["findings"]] == ["SUP-401"]
    assert told["mask_more"] == ["csv!B2"]
    assert run(app, ["audit", str(table), "--policy", str(policy), "--json"]).exit_code == 0
