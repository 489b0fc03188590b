"""Parts of periods, and the figures between two that are published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from builders.printed import frame, months, printed

from expectations.disclosure import audit
from expectations.disclosure.inferred import infer
from ingest.model.policy import SuppressionPolicy

Told = Callable[..., set[tuple[Any, ...]]]
Row = dict[str, Any]
POLICY = SuppressionPolicy.model_validate(
    {"stated": True, "mask_range": [1, 2], "zero": "published", "markers": {"~": {"kind": "masked", "range": [1, 2]}}}
)


def quarters(raw: str, **key: Any) -> list[Row]:
    figures = zip(raw.split(), ((1, 3), (4, 6), (7, 9), (10, 12)), strict=False)
    return [printed(figure, f"q{first}", period=months(first, last), **key) for figure, (first, last) in figures]


def year(raw: str, **key: Any) -> Row:
    return printed(raw, "year", period=months(1, 12), **key)


def test_four_quarters_make_up_a_year(told: Told) -> None:
    assert told([*quarters("3 ~ 4 5"), year("13")]) == {("sum", "T1!year", "T1!q1", "T1!q10", "T1!q4", "T1!q7")}


def test_twelve_months_make_up_a_year_though_a_quarter_is_printed_too(told: Told) -> None:
    rows = [printed("~" if n == 3 else "1", f"m{n:02}", period=months(n, n)) for n in range(1, 13)]
    found = told([*rows, printed("3", "q1", period=months(1, 3)), year("12")])
    assert ("sum", "T1!q1", "T1!m01", "T1!m02", "T1!m03") in found
    assert ("sum", "T1!year", *(f"T1!m{n:02}" for n in range(1, 13))) in found


def test_three_quarters_are_at_most_their_year(told: Told) -> None:
    assert told([*quarters("3 ~ 4"), year("8")]) == {("sum_le", "T1!year", "T1!q1", "T1!q4", "T1!q7")}


def test_people_counted_in_two_quarters_are_one_person_in_the_year(told: Told) -> None:
    seen = {"measure": "allegations", "stage_or_outcome": "investigated"}
    assert told([*quarters("3 ~ 4 5", **seen), year("13", **seen)]) == set()
    assert told([*quarters("3 ~ 4 5", **seen), year("5", **seen)]) == set()
    assert told([*quarters("3 ~ 0 1", **seen), year("1", **seen)]) >= {("le", "T1!year", "T1!q4")}


def test_a_head_count_is_no_sum_of_periods(told: Told) -> None:
    serving = {"measure": "workforce", "stage_or_outcome": "serving"}
    assert told([*quarters("3 ~ 4 5", **serving), year("13", **serving)]) == set()


def test_years_that_overlap_are_never_added(told: Told) -> None:
    financial = printed("~", "fy", period=(*months(4, 15)[:2], "financial_year"))
    rows = [year("1"), financial, printed("1", "both", period=months(1, 24))]
    assert told(rows) == {("le", "T1!both", "T1!fy"), ("sum", "T1!both", "T1!both less T1!year", "T1!year")}


def test_quarters_of_several_releases_make_up_the_year_of_another(told: Told) -> None:
    rows = [{**q, "release_id": f"made_up/q{n}"} for n, q in enumerate(quarters("3 ~ 4 5"))]
    assert told([*rows, year("13")]) >= {("sum", "T1!year", "T1!q1", "T1!q10", "T1!q4", "T1!q7")}


def test_part_of_a_year_is_at_most_the_year_of_another_release(told: Told) -> None:
    seen = {"measure": "allegations", "stage_or_outcome": "investigated"}
    rows = [printed("~", "part", "made_up/r2", period=months(1, 3), **seen), year("1", **seen)]
    assert told(rows) == {("le", "T1!year", "T1!part")}


def test_what_lies_between_two_figures_is_an_implicit_one(told: Told) -> None:
    rows = [printed("7", "q1", period=months(1, 3)), printed("9", "half", period=months(1, 6))]
    found = infer(frame(rows), policies={"made_up/r1": POLICY})
    assert told(rows) == {("sum", "T1!half", "T1!half less T1!q1", "T1!q1")}
    assert found.implicit["status"].tolist() == ["implicit"]
    assert found.implicit["period_start"].astype(str).tolist() == ["2018-04-01"]
    assert found.implicit["period_end"].astype(str).tolist() == ["2018-06-30"]


def test_an_implicit_figure_that_a_rule_hides_is_told_as_a_warning() -> None:
    rows = frame([printed("7", "q1", period=months(1, 3)), printed("9", "half", "made_up/r2", period=months(1, 6))])
    policies = {"made_up/r1": SuppressionPolicy(stated=False), "made_up/r2": POLICY}
    found = infer(rows, policies=policies)
    told = audit(found.extended(rows), found.relations, policies).findings
    assert [(f.rule, f.severity, f.proposed) for f in told] == [("SUP-403", "warning", True)]
    assert told[0].cells == tuple(found.implicit["observation_id"])
    assert found.implicit["release_id"].tolist() == ["made_up/r2"]


@pytest.mark.parametrize("half", ["11", "7"])
def test_an_implicit_figure_that_no_rule_hides_is_not_made(half: str) -> None:
    rows = frame([printed("7", "q1", period=months(1, 3)), printed(half, "half", period=months(1, 6))])
    assert infer(rows, policies={"made_up/r1": POLICY}).implicit.empty


def test_what_is_published_is_not_implicit(told: Told) -> None:
    rows = [*quarters("7 ~"), printed("9", "half", period=months(1, 6))]
    assert infer(frame(rows)).implicit.empty
    assert told(rows) == {("sum", "T1!half", "T1!q1", "T1!q4")}
    rows = [printed("7", "q1", period=months(1, 3)), printed("9", "half", period=months(1, 6))]
    rows += [printed("~", "q2", "made_up/r2", period=months(4, 6))]
    assert infer(frame(rows)).implicit.empty
    assert ("sum", "T1!half", "T1!q1", "T1!q2") in told(rows)


def test_nothing_follows_from_two_editions(told: Told) -> None:
    rows = [printed("7", "q1", period=months(1, 3))]
    rows += [printed("9", "half", "made_up/r1_0123abcd", period=months(1, 6))]
    assert told(rows) == set()
    assert infer(frame(rows)).implicit.empty


def test_no_implicit_figure_of_people_who_may_stand_in_both_periods() -> None:
    seen = {"measure": "allegations", "stage_or_outcome": "investigated"}
    rows = [printed("7", "a", period=months(1, 3), **seen), printed("9", "b", period=months(1, 6), **seen)]
    assert infer(frame(rows)).implicit.empty


def test_implicit_rows_have_the_columns_of_the_frame() -> None:
    rows = frame([printed("7", "q1", period=months(1, 3)), printed("9", "half", period=months(1, 6))])
    found = infer(rows)
    assert list(found.implicit.columns) == list(rows.columns)
    extended = found.extended(rows)
    pd.testing.assert_frame_equal(extended.iloc[:2], rows)
    assert len(extended) == 3
