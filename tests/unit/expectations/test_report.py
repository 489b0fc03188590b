"""The report a person reads: whole, escaped, and silent about what is hidden."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any

import pandas as pd

from expectations.disclosure import audit, resolve
from expectations.drawing import Grid, grids
from expectations.report import render
from expectations.waivers import Waiver
from ingest.model.observation import to_table
from ingest.model.policy import SuppressionPolicy
from ingest.model.release import Relation


def drawn(made: SimpleNamespace, rows: list[dict[str, Any]], title: str = "Made up") -> tuple[str, dict[str, Any]]:
    frame = to_table(rows).to_pandas(types_mapper=pd.ArrowDtype)
    policy = SuppressionPolicy.model_validate(made.policy)
    relations = [Relation.model_validate(made.sum)]
    findings = [
        {
            "rule": f.rule,
            "severity": f.severity,
            "cells": list(f.cells),
            "cell_refs": list(f.cell_refs),
            "message": f.message,
            "candidates_left": f.candidates_left,
            "proposed": f.proposed,
            "evidence": [],
            "waived": False,
            "waiver": None,
        }
        for f in audit(frame, resolve(relations, frame), {made.release: policy}).findings
    ]
    result = {
        "release_id": made.release,
        "verdict": "block",
        "decision": "quarantined",
        "relations": [relations[0].model_dump(mode="json")],
        "findings": findings,
        "offers": [],
        "doubts": [],
        "beside": {},
    }
    return render(frame, {"title": title}, policy, result), result


def test_offending_cells_are_marked_with_the_number_of_their_finding(made: SimpleNamespace) -> None:
    page, _ = drawn(made, made.year_of("10", "5", "16"))
    assert page.count('href="#finding-1"') == 3
    assert 'id="finding-1"' in page and "SUP-301" in page and "T1!A18" in page
    assert "data_steward" in page and "2026-11-20" in page and "Quarantined" in page


def read(grid: Grid) -> list[list[str]]:
    lines = [[head, *("/".join(slot.raw for slot in slots) for slots in cells)] for head, cells in grid.rows]
    return [["", *grid.heads], *lines]


def test_a_table_is_drawn_as_its_addresses_say(made: SimpleNamespace) -> None:
    rows = [*made.year_of("10", "5", "15"), *made.year_of("7", "3", "10", 2019)]
    grid = grids(to_table(rows).to_pandas(types_mapper=pd.ArrowDtype), [])[0]
    assert read(grid) == [
        ["", "Total", "Female", "Male"],
        ["2018", "15", "5", "10"],
        ["2019", "10", "3", "7"],
    ]


def test_labels_that_say_row_and_column_together_head_neither(made: SimpleNamespace) -> None:
    rows = [
        made.row("1", "male", cell_ref="T1!B2", unit_as_published="cases"),
        made.row("2", "female", cell_ref="T1!C2", unit_as_published="people"),
        made.row("3", "male", cell_ref="T1!B3", unit_as_published="people", period_as_published="2019"),
        made.row("4", "female", cell_ref="T1!C3", unit_as_published="cases", period_as_published="2019"),
    ]
    grid = grids(to_table(rows).to_pandas(types_mapper=pd.ArrowDtype), [])[0]
    assert read(grid) == [["", "Male", "Female"], ["2018", "1", "2"], ["2019", "3", "4"]]


def test_figures_of_prose_are_listed_with_their_labels(made: SimpleNamespace) -> None:
    rows = [
        made.row("10", "male", cell_ref="prose:3:P1", table_id="P1"),
        made.row("5", "female", cell_ref="prose:4:P2", table_id="P2"),
    ]
    grid = grids(to_table(rows).to_pandas(types_mapper=pd.ArrowDtype), [])[0]
    assert (grid.table_id, read(grid)) == ("In the text", [["", "Figure"], ["Male", "10"], ["Female", "5"]])


def test_a_mark_is_a_number_and_a_sign_beside_its_colour(made: SimpleNamespace) -> None:
    page, _ = drawn(made, made.year_of("10", "5", "16"))
    assert len(re.findall(r'<td class="critical[^"]*">.*?✖<a href="#finding-1">1</a>', page)) == 3


def test_a_relation_on_offer_comes_with_its_lines_and_says_who_was_read_beside(made: SimpleNamespace) -> None:
    frame = to_table(made.year_of("10", "5", "15")).to_pandas(types_mapper=pd.ArrowDtype)
    _, result = drawn(made, made.year_of("10", "5", "16"))
    offer = {"kind": "sum", "releases": [made.release], "because": "They add up.", "lines": "- kind: sum\n"}
    result |= {"offers": [offer], "beside": {"noms_made_up/r0": "basis"}}
    page = render(frame, {}, SuppressionPolicy.model_validate(made.policy), result)
    assert "They add up." in page and "<pre>- kind: sum" in page and "noms_made_up/r0" in page


def test_everything_published_is_escaped(made: SimpleNamespace) -> None:
    evil = "<script>alert(1)</script>"
    rows = [made.row(evil, "female", gender_as_published=evil, period_as_published=evil)]
    rows += made.year_of("1", "2", "3")
    page, _ = drawn(made, rows[:1] + rows[1:2] + rows[3:], title=evil)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_nothing_comes_from_outside(made: SimpleNamespace) -> None:
    page, _ = drawn(made, made.year_of("10", "5", "16"))
    assert not re.search(r"(src|href)=\"(?!#)", page) and "@import" not in page and "url(" not in page


def test_a_derived_value_stands_nowhere(made: SimpleNamespace) -> None:
    """43 is what the masked cell must be; its range is wide, so no other figure says 43."""
    rows = made.year_of("1000", "~", "1043", 1999)
    rows[1] |= {"value_upper": 900}
    page, result = drawn(made, rows)
    assert [finding["rule"] for finding in result["findings"]] == ["SUP-401"]
    text = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b43\b", text.replace("1043", "")) and not re.search(r"\b43\b", json.dumps(result))


def test_a_waiver_is_shown_with_its_reason_and_end(made: SimpleNamespace) -> None:
    frame = to_table(made.year_of("10", "5", "16")).to_pandas(types_mapper=pd.ArrowDtype)
    _, result = drawn(made, made.year_of("10", "5", "16"))
    result["findings"][0] |= {
        "waived": True,
        "waiver": {"who": "data_steward", "reason": "the publisher agreed", "until": "2027-01-01"},
    }
    page = render(frame, {}, SuppressionPolicy.model_validate(made.policy), result)
    assert "the publisher agreed" in page and "2027-01-01" in page and 'class="waived' in page
    assert set(result["findings"][0]["waiver"]) <= set(Waiver.model_fields)


def test_a_release_without_observations_says_so(made: SimpleNamespace) -> None:
    frame = to_table([]).to_pandas(types_mapper=pd.ArrowDtype)
    result = {"release_id": made.release, "verdict": "pass", "decision": "accepted", "relations": [], "findings": []}
    result |= {"offers": [], "doubts": [], "beside": {}}
    assert "has no observations" in render(frame, {}, SuppressionPolicy(stated=True), result)
