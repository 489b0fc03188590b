"""A candidate beside what is accepted: who is blamed, what only warns, and what has to be judged again."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from expectations.gate import gate, gate_inputs_changed
from ingest.lake import Lake
from ingest.model.errors import GateClosed
from ingest.model.observation import to_table
from ingest.settings import Settings

OLD, NEW, THIRD = "moj_made_up/r1", "noms_made_up/r2", "moj_made_up/r3"
CONFIRMED = {
    "kind": "eq",
    "total": {"release_id": OLD, "gender": "all"},
    "parts": {"gender": "all"},
    "by": ["period_start"],
    "status": "confirmed",
    "confirmed_by": "data_steward",
    "confirmed_on": "2026-11-20",
    "because": "both letters name the same register and the same day",
}


def put(made: SimpleNamespace, settings: Settings, rows: list[dict[str, Any]], release: str, **more: Any) -> Lake:
    lake: Lake = made.put(settings, rows, more.pop("relations", [made.sum]), more.pop("policy", None), release)
    record = lake.record(release) or {}
    lake.put_record(release, record | {"publisher": release.split("/")[0], **more})
    return lake


def masked_total(made: SimpleNamespace, settings: Settings) -> Lake:
    """An old release that hides a part and the total with it, so that nothing is given away."""
    policy = {**made.policy, "markers": {"~": {"kind": "masked", "range": [1, None], "secondary": True}}}
    rows = made.year_of("10", "~", "~")
    for hidden in rows[1:]:
        hidden |= {"value_lower": 1, "value_upper": None}
    lake = put(made, settings, rows, OLD, policy=policy)
    assert gate(OLD, settings, "run-1")["verdict"] == "pass"
    return lake


def later(made: SimpleNamespace, raw: str = "12") -> list[dict[str, Any]]:
    return [made.row(raw, "all", release=NEW, published_on=date(2021, 3, 1))]


def test_what_only_two_releases_give_away_is_told_of_the_later_and_only_warns(
    made: SimpleNamespace, settings: Settings
) -> None:
    lake = masked_total(made, settings)
    before = lake.gate_result(OLD)
    put(made, settings, later(made), NEW, relations=[])
    result = gate(NEW, settings, "run-2")
    assert (result["verdict"], result["decision"]) == ("warn", "accepted")
    assert {f["rule"] for f in result["findings"]} == {"SUP-401"}
    for finding in result["findings"]:
        assert (finding["trigger"], finding["via"], finding["proposed"]) == (NEW, "cross_release", True)
        assert {place["release_id"] for place in finding["evidence"]} == {OLD}
        assert finding["candidates_left"] == 1 and NEW in finding["message"] and OLD in finding["message"]
    assert lake.gate_result(OLD) == before
    assert not gate_inputs_changed(OLD, settings) and not gate_inputs_changed(NEW, settings)


def test_what_a_person_confirmed_across_releases_closes_the_gate(made: SimpleNamespace, settings: Settings) -> None:
    lake = masked_total(made, settings)
    put(made, settings, later(made), NEW, relations=[CONFIRMED])
    with pytest.raises(GateClosed, match="SUP-401"):
        gate(NEW, settings, "run-2")
    assert (lake.where(NEW), lake.where(OLD)) == ("quarantine", "accepted")
    assert {f["via"] for f in lake.gate_result(NEW)["findings"]} == {"cross_release"}  # type: ignore[index]


def test_the_lines_on_offer_are_a_relation_that_can_be_confirmed(made: SimpleNamespace, settings: Settings) -> None:
    masked_total(made, settings)
    put(made, settings, later(made), NEW, relations=[])
    (offer,) = gate(NEW, settings, "run-2")["offers"]
    assert offer["kind"] == "eq" and sorted(offer["releases"]) == [OLD, NEW]
    lines = yaml.safe_load(offer["lines"].replace("YYYY-MM-DD", "'2026-11-21'"))
    put(made, settings, later(made), NEW, relations=lines)
    with pytest.raises(GateClosed, match="SUP-401"):
        gate(NEW, settings, "run-3")


def test_what_older_releases_give_away_between_them_is_not_the_new_ones_doing(
    made: SimpleNamespace, settings: Settings
) -> None:
    masked_total(made, settings)
    put(made, settings, later(made), NEW, relations=[])
    gate(NEW, settings, "run-2")
    third = [made.row("7", "male", 2019, release=THIRD, published_on=date(2021, 5, 1))]
    lake = put(made, settings, third, THIRD, relations=[], publisher="house_made_up")
    result = gate(THIRD, settings, "run-3")
    assert (result["verdict"], result["findings"]) == ("pass", [])
    assert lake.where(THIRD) == "accepted"
    assert set(result["beside"]) == {OLD, NEW}


def test_a_release_that_agrees_with_the_old_ones_passes(made: SimpleNamespace, settings: Settings) -> None:
    put(made, settings, made.year_of("10", "5", "15"), OLD)
    gate(OLD, settings, "run-1")
    put(made, settings, later(made, "15"), NEW, relations=[])
    assert gate(NEW, settings, "run-2")["findings"] == []


def test_a_verdict_is_given_again_when_what_it_was_given_beside_changes(
    made: SimpleNamespace, settings: Settings
) -> None:
    lake = masked_total(made, settings)
    put(made, settings, later(made), NEW, relations=[])
    gate(NEW, settings, "run-2")
    put(made, settings, made.year_of("10", "5", "15", 2017), OLD)
    gate(OLD, settings, "run-3")
    assert gate_inputs_changed(NEW, settings) and not gate_inputs_changed(OLD, settings)
    assert gate(NEW, settings, "run-4")["findings"] == []
    assert not gate_inputs_changed(NEW, settings) and not gate_inputs_changed(OLD, settings)
    assert lake.where(NEW) == "accepted"


def test_a_corrected_old_release_answers_for_what_it_now_gives_away(made: SimpleNamespace, settings: Settings) -> None:
    put(made, settings, made.year_of("10", "5", "15", 2017), OLD)
    gate(OLD, settings, "run-1")
    put(made, settings, later(made), NEW, relations=[])
    assert gate(NEW, settings, "run-2")["verdict"] == "pass"
    masked = made.year_of("10", "~", "~")
    policy = {**made.policy, "markers": {"~": {"kind": "masked", "range": [1, None], "secondary": True}}}
    for hidden in masked[1:]:
        hidden |= {"value_lower": 1, "value_upper": None}
    put(made, settings, masked, OLD, policy=policy)
    assert gate(OLD, settings, "run-3")["verdict"] == "warn"
    assert gate(NEW, settings, "run-4")["findings"] == []
    assert not gate_inputs_changed(OLD, settings) and not gate_inputs_changed(NEW, settings)


FIVE = {
    "stated": True,
    "mask_range": [1, 5],
    "zero": "published",
    "markers": {"~": {"kind": "masked", "range": [1, 5]}},
}
CHANGE = {
    "what": "From 2021 on one and two are hidden.",
    "source": "the notes to the tables",
    "declared_by": "data_steward",
    "declared_on": "2026-11-20",
}


def drifting(made: SimpleNamespace, settings: Settings, **more: Any) -> str:
    put(made, settings, made.year_of("10", "6", "16"), OLD, policy=FIVE, series=more.get("series"))
    gate(OLD, settings, "run-1")
    put(made, settings, made.year_of("10", "6", "16", 2019, THIRD), THIRD, published_on="2021-11-02", **more)
    return THIRD


def test_a_rule_that_changes_within_a_series_closes_the_gate(made: SimpleNamespace, settings: Settings) -> None:
    with pytest.raises(GateClosed, match="SUP-501"):
        gate(drifting(made, settings, series="staff"), settings, "run-2")


def test_a_declared_change_of_rule_is_told_with_its_source(made: SimpleNamespace, settings: Settings) -> None:
    result = gate(drifting(made, settings, series="staff", policy_change=CHANGE), settings, "run-2")
    (finding,) = result["findings"]
    assert (finding["rule"], finding["severity"], result["decision"]) == ("SUP-501", "warning", "accepted")
    assert CHANGE["what"] in finding["message"] and CHANGE["source"] in finding["message"]


def test_answers_to_different_questions_may_have_different_rules(made: SimpleNamespace, settings: Settings) -> None:
    result = gate(drifting(made, settings), settings, "run-2")
    assert [(f["rule"], f["severity"]) for f in result["findings"]] == [("SUP-501", "warning")]


@pytest.mark.parametrize("read_anew", [True, False])
def test_a_pair_is_judged_once_though_the_neighbour_waits_itself(
    made: SimpleNamespace, settings: Settings, read_anew: bool
) -> None:
    """Read anew with other figures, the old one answers when its turn comes; with the same, the new one does now."""
    lake = masked_total(made, settings)
    rows = lake.observations("accepted", OLD).to_dict("records")
    more = [made.row("9", "male", 2016)] if read_anew else []
    lake.put_candidate(OLD, to_table([*({**row, "obs_flags": []} for row in rows), *more]))
    put(made, settings, later(made), NEW, relations=[])
    triggers = [f["trigger"] for name in (NEW, OLD) for f in gate(name, settings, "run-2")["findings"]]
    assert set(triggers) == {OLD if read_anew else NEW}
    assert not gate_inputs_changed(NEW, settings) and not gate_inputs_changed(OLD, settings)
