"""Contradictions and disclosures between cells, and what they may say."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd

from expectations.disclosure import AuditResult, Cells, ResolvedRelation, audit, resolve
from expectations.disclosure.encode import encode
from expectations.disclosure.solve import solve
from ingest.model.observation import to_table
from ingest.model.policy import SuppressionPolicy
from ingest.model.release import Relation


def judged(made: SimpleNamespace, rows: list[dict[str, Any]], *relations: dict[str, Any], **policy: Any) -> AuditResult:
    frame = to_table(rows).to_pandas(types_mapper=pd.ArrowDtype)
    resolved = resolve([Relation.model_validate(entry) for entry in relations], frame)
    return audit(frame, resolved, {made.release: SuppressionPolicy.model_validate({**made.policy, **policy})})


def told(result: AuditResult) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in result.findings]


def test_parts_that_do_not_add_up_show_parts_sum_and_total(made: SimpleNamespace) -> None:
    result = judged(made, made.year_of("10", "5", "16"), made.sum)
    assert told(result) == [("SUP-301", "critical")]
    for figure in ("10", "5", "= 15", "16"):
        assert figure in result.findings[0].message
    assert set(result.findings[0].cell_refs) == {"T1!M18", "T1!F18", "T1!A18"}


def test_years_that_add_to_32_beside_a_stated_30(made: SimpleNamespace) -> None:
    figures = [0, 1, 3, 4, 3, 4, 4, 7, 4, 2]
    rows = [made.row(str(n), "all", 2010 + i, is_subject=False) for i, n in enumerate(figures)]
    rows.append(made.row("30", "all", period_kind="multi_year", cell_ref="prose:5", table_id="prose", is_subject=False))
    relation = {**made.sum, "total": {"period_kind": "multi_year"}, "parts": {"period_kind": "calendar_year"}, "by": []}
    message = judged(made, rows, relation).findings[0].message
    assert "10 parts make 32" in message and "says 30" in message and "prose:5" in message


def test_each_broken_year_is_a_finding_of_its_own(made: SimpleNamespace) -> None:
    rows = [*made.year_of("10", "5", "16"), *made.year_of("7", "3", "11", 2019), *made.year_of("7", "3", "10", 2020)]
    assert told(judged(made, rows, made.sum)) == [("SUP-301", "critical")] * 2


def test_a_contradiction_names_only_the_relations_that_prove_it(made: SimpleNamespace) -> None:
    rows = [*made.year_of("10", "~", "18"), made.row("40", "not_stated")]
    within = {**made.sum, "kind": "le", "total": {"gender": "not_stated"}, "parts": {"gender": "female"}}
    result = judged(made, rows, made.sum, within)
    assert told(result) == [("SUP-301", "critical"), ("SUP-302", "critical")]
    assert rows[3]["observation_id"] not in result.findings[0].cells


def test_a_masked_zero_is_explained_as_such(made: SimpleNamespace) -> None:
    result = judged(made, made.year_of("5", "~", "5"), made.sum)
    assert told(result) == [("SUP-203", "critical"), ("SUP-301", "critical")]
    assert result.findings[0].cell_refs == ("T1!F18",)
    assert told(judged(made, made.year_of("3", "~", "10"), made.sum)) == [
        ("SUP-301", "critical"),
        ("SUP-302", "critical"),
    ]


def test_one_missing_part_is_given_away_by_named_cells_and_never_named_itself(made: SimpleNamespace) -> None:
    result = judged(made, made.year_of("40", "~", "42", 1999), made.sum)
    assert told(result) == [("SUP-401", "critical")]
    finding = result.findings[0]
    assert finding.cell_refs == ("T1!F99",) and finding.candidates_left == 1
    assert "T1!M99" in finding.message and "T1!A99" in finding.message
    words = finding.message.replace("T1!M99", "").replace("T1!A99", "").replace("T1!F99", "").replace("1999", "")
    assert not any(character.isdigit() for character in words)
    assert "ranges" not in finding.message


def test_masked_cells_all_at_an_end_of_their_range_are_given_away(made: SimpleNamespace) -> None:
    result = judged(made, made.year_of("~", "~", "4", 2019), made.sum)
    assert told(result) == [("SUP-401", "critical")] * 2
    assert "ranges" in result.findings[0].message


def test_masked_cells_that_protect_each_other_pass(made: SimpleNamespace) -> None:
    result = judged(made, made.year_of("~", "~", "3"), made.sum)
    assert told(result) == []
    assert set(result.intervals.values()) == {(1, 2)}


def test_a_chain_of_relations_can_give_a_cell_away(made: SimpleNamespace) -> None:
    rows = [*made.year_of("~", "~", "~"), made.row("10", "all", 2019), made.row("12", "all", 2020)]
    rows[2] |= {"value_upper": None}
    across = {**made.sum, "total": {"period_as_published": "2020"}, "by": ["gender"]}
    across["parts"] = {"gender": "all", "period_as_published": ["2018", "2019"]}
    result = judged(made, rows, made.sum, across)
    assert [f.cell_refs for f in result.findings] == [("T1!M18",), ("T1!F18",), ("T1!A18",)]


def test_a_not_held_figure_that_can_be_derived_is_no_disclosure(made: SimpleNamespace) -> None:
    assert told(judged(made, made.year_of("10", "n/h", "15"), made.sum)) == []


def test_an_incomplete_breakdown_may_stay_below_its_total(made: SimpleNamespace) -> None:
    rows = made.year_of("10", "5", "40")
    assert told(judged(made, rows, {**made.sum, "kind": "sum_le"})) == []
    assert told(judged(made, made.year_of("10", "5", "14"), {**made.sum, "kind": "sum_le"})) == [
        ("SUP-301", "critical")
    ]


def test_rounded_figures_need_not_add_up_within_their_base(made: SimpleNamespace) -> None:
    rows = made.year_of("10", "10", "25")
    for cell, figure in zip(rows, (10, 10, 25), strict=True):
        cell |= {"status": "rounded", "value": None, "value_lower": figure - 2, "value_upper": figure + 2}
    assert told(judged(made, rows, made.sum)) == []


def test_a_part_of_a_year_is_within_the_year(made: SimpleNamespace) -> None:
    rows = [made.row("~", "all", period_kind="part_year", cell_ref="T1!Q"), made.row("40", "all")]
    within = {
        **made.sum,
        "kind": "le",
        "total": {"period_kind": "calendar_year"},
        "parts": {"period_kind": "part_year"},
    }
    assert told(judged(made, rows, within)) == []
    rows[0] |= made.row("41", "all", period_kind="part_year", cell_ref="T1!Q")
    assert told(judged(made, rows, within)) == [("SUP-301", "critical")]


def test_evidence_in_prose_narrows_without_saying_so(made: SimpleNamespace) -> None:
    evidence = {**made.sum, "kind": "at_least", "total": {"gender": "female"}, "parts": {}, "value": 2}
    result = judged(made, [made.row("~", "female")], evidence)
    assert told(result) == [("SUP-401", "critical")]
    assert "what its notes say" in result.findings[0].message
    most = {**evidence, "kind": "at_most", "value": 3}
    assert told(judged(made, [made.row("4", "female")], most)) == [("SUP-301", "critical")]


def test_a_proposed_relation_only_warns_and_says_so(made: SimpleNamespace) -> None:
    for figures, rule in ((("10", "5", "16"), "SUP-301"), (("10", "~", "12"), "SUP-401")):
        result = judged(made, made.year_of(*figures), made.proposed)
        assert told(result) == [(rule, "warning")]
        assert "proposed and not confirmed" in result.findings[0].message


def test_a_proposal_may_suppose_a_range_that_the_release_does_not_state(made: SimpleNamespace) -> None:
    rows = [
        row | ({"value_lower": 0, "value_upper": None} if row["raw_value"] == "~" else {})
        for row in made.year_of("~", "~", "10")
    ]
    supposed = {**made.proposed, "assuming": {"~": [1, 2]}}
    result = judged(made, rows, supposed)
    assert told(result) == [("SUP-301", "warning")]
    assert "supposes that ~ stands for 1 to 2" in result.findings[0].message
    assert told(judged(made, rows, made.proposed)) == []


def test_what_confirmed_relations_prove_is_not_told_again_as_a_proposal(made: SimpleNamespace) -> None:
    rows = [*made.year_of("10", "5", "16"), *made.year_of("10", "~", "12", 2019)]
    across = {**made.proposed, "kind": "le", "total": {"gender": "all"}, "parts": {"gender": "male"}}
    assert told(judged(made, rows, made.sum, across)) == [("SUP-301", "critical"), ("SUP-401", "critical")]


def test_a_contradiction_silences_disclosures_in_its_component_only(made: SimpleNamespace) -> None:
    rows = [*made.year_of("10", "~", "19"), *made.year_of("10", "~", "12", 2019)]
    result = judged(made, rows, made.sum)
    assert [(f.rule, f.cell_refs) for f in result.findings] == [
        ("SUP-301", ("T1!M18", "T1!F18", "T1!A18")),
        ("SUP-302", ("T1!F18",)),
        ("SUP-401", ("T1!F19",)),
    ]
    assert rows[1]["observation_id"] not in result.intervals


def test_another_release_can_give_a_figure_away(made: SimpleNamespace) -> None:
    rows = [*made.year_of("10", "~", "n/h"), made.row("12", "all", release="moj_made_up/r2", cell_ref="D!1")]
    frame = to_table(rows).to_pandas(types_mapper=pd.ArrowDtype)
    policy = SuppressionPolicy.model_validate(made.policy)
    relations = [ResolvedRelation("sum", 2, (0, 1)), ResolvedRelation("eq", 2, (3,))]
    result = audit(frame, relations, {made.release: policy, "moj_made_up/r2": policy})
    assert told(result) == [("SUP-401", "critical")]
    assert "moj_made_up/r2 D!1" in result.findings[0].message


def test_relations_that_disagree_by_one_are_refuted_by_programming(made: SimpleNamespace) -> None:
    """Propagation would walk up a unit a round, a million times: its cap ends it, and a programme decides."""
    rows = [made.row("~", "male", value_lower=0, value_upper=10**6), made.row("~", "female", value_upper=10**6)]
    rows.append(made.row("n/h", "all"))
    frame = to_table([*rows, made.row("1", "not_stated", is_subject=False)]).to_pandas(types_mapper=pd.ArrowDtype)
    relations = [ResolvedRelation("sum", 2, (0, 3)), ResolvedRelation("le", 1, (2,)), ResolvedRelation("le", 0, (1,))]
    result = audit(frame, relations, {made.release: SuppressionPolicy.model_validate(made.policy)})
    assert told(result) == [("SUP-301", "critical")]


def test_sums_of_the_largest_counts_stay_inside_int64(made: SimpleNamespace) -> None:
    rows = [made.row(str(10**12), "male", 1900 + i, is_subject=False) for i in range(90)]
    rows.append(made.row("n/h", "all"))
    frame = to_table(rows).to_pandas(types_mapper=pd.ArrowDtype)
    cells = Cells.of(frame)
    left = solve(encode([ResolvedRelation("sum", 90, tuple(range(90)))]), cells.lower, cells.upper)
    assert left.lo[90] == left.hi[90] == 90 * 10**12
