"""Rules that need one cell and its release's own policy, and what must not fire them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from expectations.disclosure import AuditResult, audit
from ingest.model.observation import to_table
from ingest.model.policy import SuppressionPolicy


def judged(made: SimpleNamespace, rows: list[dict[str, Any]], **policy: Any) -> AuditResult:
    frame = to_table(rows).to_pandas(types_mapper=pd.ArrowDtype)
    return audit(frame, [], {made.release: SuppressionPolicy.model_validate({**made.policy, **policy})})


def rules(result: AuditResult) -> list[str]:
    return [finding.rule for finding in result.findings]


@pytest.mark.parametrize("raw", ["*", "\u223c", "\uff5e", "<3", "", "-"])
def test_a_sign_nobody_declared_is_critical(made: SimpleNamespace, raw: str) -> None:
    result = judged(made, [made.row(raw, "female")])
    assert rules(result) == ["SUP-101"]
    assert result.findings[0].severity == "critical"
    assert "T1!F18" in result.findings[0].message


def test_a_negative_figure_is_no_count(made: SimpleNamespace) -> None:
    cell = made.row("-2", "female", status="malformed", value_lower=0, value_upper=None)
    result = judged(made, [cell])
    assert rules(result) == ["SUP-102"]
    assert "'-2'" in result.findings[0].message


def test_a_figure_too_large_to_be_a_count_is_malformed_and_not_an_overflow(made: SimpleNamespace) -> None:
    assert rules(judged(made, [made.row(str(2**62), "female")])) == ["SUP-102"]


def test_a_marker_that_can_only_mean_one_number_hides_nothing(made: SimpleNamespace) -> None:
    result = judged(made, [made.row("~", "female", value_upper=1)])
    assert rules(result) == ["SUP-104"]
    assert result.findings[0].candidates_left == 1


@pytest.mark.parametrize("raw", ["1", "2"])
def test_a_figure_the_rule_hides_is_a_primary_failure(made: SimpleNamespace, raw: str) -> None:
    result = judged(made, [made.row(raw, "female")])
    assert rules(result) == ["SUP-201"]
    assert f"shows {raw}" in result.findings[0].message and "from 1 to 2" in result.findings[0].message


def test_a_total_inside_the_hidden_range_is_a_primary_failure_too(made: SimpleNamespace) -> None:
    assert rules(judged(made, [made.row("2", "all")])) == ["SUP-201"]


def test_a_zero_where_zeros_are_masked_is_critical(made: SimpleNamespace) -> None:
    assert rules(judged(made, [made.row("0", "female")], zero="masked")) == ["SUP-202"]


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        ("0", {}),
        ("3", {}),
        ("1,051", {}),
        (" 12 ", {}),
        ("2", {"is_subject": False}),
        ("2", {"status": "rounded", "value": None, "value_lower": 0, "value_upper": 4}),
        ("2 or fewer", {"status": "bounded", "value": None, "value_lower": 0, "value_upper": 2}),
        ("n/h", {}),
        ("~", {}),
    ],
)
def test_what_must_not_block(made: SimpleNamespace, raw: str, fields: dict[str, Any]) -> None:
    assert rules(judged(made, [made.row(raw, "female", **fields)])) == []


def test_a_rule_that_is_not_stated_warns_once_for_a_release(made: SimpleNamespace) -> None:
    rows = [made.row("~", "female"), made.row("~", "male"), made.row("9", "all")]
    result = judged(made, rows, stated=False, inherited_from="moj_made_up/r0")
    assert rules(result) == ["SUP-502"]
    assert result.findings[0].severity == "warning"
    assert len(result.findings[0].cells) == 2
    assert "moj_made_up/r0" in result.findings[0].message


def test_a_release_without_a_policy_has_none_stated(made: SimpleNamespace) -> None:
    frame = to_table([made.row("~", "female")]).to_pandas(types_mapper=pd.ArrowDtype)
    assert rules(audit(frame, [], {})) == ["SUP-502"]


def test_releases_are_judged_by_their_own_policies(made: SimpleNamespace) -> None:
    rows = [made.row("4", "female"), made.row("4", "female", release="moj_made_up/r2")]
    wider = SuppressionPolicy.model_validate({**made.policy, "mask_range": [1, 5]})
    frame = to_table(rows).to_pandas(types_mapper=pd.ArrowDtype)
    result = audit(frame, [], {made.release: SuppressionPolicy.model_validate(made.policy), "moj_made_up/r2": wider})
    assert [finding.cells for finding in result.findings] == [(rows[1]["observation_id"],)]
