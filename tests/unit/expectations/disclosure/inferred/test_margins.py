"""Margins over genders, bodies, groups of staff, breakdowns and outcomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from builders.printed import frame, printed

from expectations.disclosure.inferred import infer

Told = Callable[..., set[tuple[Any, ...]]]
YEARS = {str(y): (date(y, 1, 1), date(y, 12, 31), "calendar_year") for y in range(2010, 2019)}


def by_gender(female: str, male: str, both: str, year: str = "2018", **key: Any) -> list[dict[str, Any]]:
    period = YEARS[year]
    figures = (("female", female), ("male", male), ("all", both))
    return [printed(raw, f"{gender}{year}", gender=gender, period=period, **key) for gender, raw in figures]


def test_genders_of_a_table_make_up_its_margin(told: Told) -> None:
    assert told(by_gender("~", "5", "6")) == {("sum", "T1!all2018", "T1!female2018", "T1!male2018")}


def test_a_group_without_one_of_the_printed_genders_is_at_most_the_margin(told: Told) -> None:
    rows = [*by_gender("4", "5", "9"), printed("0", "u", gender="not_stated"), *by_gender("~", "5", "6", "2017")]
    assert ("sum_le", "T1!all2017", "T1!female2017", "T1!male2017") in told(rows)


def test_one_gender_alone_is_within_the_margin(told: Told) -> None:
    rows = [printed("~", "f", gender="female"), printed("5", "a")]
    assert told(rows) == set()
    rows = [printed("~", "f", gender="female"), printed("1", "a")]
    assert told(rows) == {("le", "T1!a", "T1!f")}


def test_one_contradiction_among_many_that_close_is_told(told: Told) -> None:
    rows = [row for year in list(YEARS)[:5] for row in by_gender("1", "2", "3", year)]
    wrong = by_gender("1", "2", "4", "2018")
    assert told([*rows, *wrong]) == {("sum", "T1!all2018", "T1!female2018", "T1!male2018")}


def test_a_sum_that_most_groups_speak_against_is_refused(told: Told) -> None:
    rows = [row for year in YEARS for row in by_gender("1", "2", "4", year)]
    found = infer(frame(rows))
    assert not found.relations
    assert [(p.rule, p.kind, p.broken) for p in found.refused] == [("gender", "sum", len(YEARS))]
    assert told([*rows, *by_gender("~", "2", "3", "2018", table="T2", unit="cases")]) == {
        ("sum", "T2!all2018", "T2!female2018", "T2!male2018")
    }


def test_people_of_another_table_are_compared_with_the_margin_of_their_release(told: Told) -> None:
    female, male, both = by_gender("~", "5", "6")
    rows = [female, male, {**both, "table_id": "T2", "cell_ref": "T2!x"}]
    assert told(rows) == {("sum", "T2!x", "T1!female2018", "T1!male2018")}


def test_a_margin_of_another_release_will_do(told: Told) -> None:
    female, male, both = by_gender("~", "5", "6")
    rows = [female, male, {**both, "release_id": "made_up/r2", "cell_ref": "T2!x"}]
    assert told(rows) == {("sum", "T2!x", "T1!female2018", "T1!male2018")}


def test_a_later_edition_is_no_margin_of_an_earlier_one(told: Told) -> None:
    female, male, both = by_gender("~", "5", "6")
    rows = [female, male, {**both, "release_id": "made_up/r1_0123abcd", "cell_ref": "T2!x"}]
    assert told(rows) == set()
    rows = [female, male, {**both, "release_id": "made_up/r2", "cell_ref": "T2!x"}]
    assert told(rows, series={"made_up/r1": "yearly", "made_up/r2": "yearly"}) == set()


def roles(years: list[str], officers: str, total: str) -> list[dict[str, Any]]:
    rows = []
    for year in years:
        for role, raw in (("police_officers", "3"), ("police_staff", "2"), ("police_officers_and_staff", "5")):
            rows.append(printed(raw, f"{role}{year}", population=role, period=YEARS[year]))
    rows.append(printed(officers, "o", population="police_officers"))
    rows.append(printed("~", "s", population="police_staff"))
    rows.append(printed(total, "t", population="police_officers_and_staff", is_total=True))
    return rows


def test_groups_of_staff_are_only_within_their_total_until_two_groups_add_up(told: Told) -> None:
    assert told(roles(["2010"], "0", "1")) >= {("le", "T1!t", "T1!s")}
    assert told(roles(["2010"], "3", "5")) == set()
    assert told(roles(["2010", "2011"], "3", "5")) == {("sum", "T1!t", "T1!o", "T1!s")}


def test_groups_of_staff_are_not_compared_between_tables(told: Told) -> None:
    rows = [printed("~", "a", population="police_staff"), printed("1", "b", "made_up/r1", "T2", population="all")]
    assert told(rows) == set()


def test_the_nearest_printed_class_is_the_margin(told: Told) -> None:
    rows = [
        printed("~", "front", population="front_line_officers"),
        printed("1", "officers", population="police_officers"),
        printed("1", "both", population="police_officers_and_staff"),
    ]
    assert told(rows) == {("le", "T1!officers", "T1!front")}


def test_a_printed_total_stands_over_what_its_table_prints(told: Told) -> None:
    rows = [
        printed("1", "t", population="police_staff", is_total=True),
        printed("~", "a", population="prison_officers"),
    ]
    assert told(rows) == {("le", "T1!t", "T1!a")}


def test_forces_are_at_most_the_country(told: Told) -> None:
    rows = [
        printed("2", "all", body="police_england_and_wales"),
        printed("~", "kent"),
        printed("~", "surrey", body="surrey_police"),
    ]
    assert told(rows) == {("sum_le", "T1!all", "T1!kent", "T1!surrey")}


def test_a_breakdown_is_within_the_figure_without_one(told: Told) -> None:
    assert told([printed("~", "a", breakdown="a"), printed("1", "t")]) == {("le", "T1!t", "T1!a")}


def test_a_custodial_sentence_is_within_the_convictions_wherever_they_stand(told: Told) -> None:
    convicted = {"measure": "convictions", "stage_or_outcome": "convicted", "unit": "convictions"}
    rows = [
        printed("~", "custody", **{**convicted, "stage_or_outcome": "convicted_custodial"}),
        printed("1", "all", "made_up/r2", **convicted),
    ]
    assert told(rows) == {("le", "T1!all", "T1!custody")}


@pytest.mark.parametrize(("table", "says"), [("T1", {("le", "T1!all", "T1!s")}), ("T2", set())])
def test_outcomes_of_a_later_stage_are_only_compared_inside_one_table(told: Told, table: str, says: set[Any]) -> None:
    alleged = {"measure": "allegations", "stage_or_outcome": "alleged", "unit": "cases"}
    rows = [
        printed("~", "s", **{**alleged, "stage_or_outcome": "substantiated"}),
        printed("1", "all", table=table, **alleged),
    ]
    assert told(rows) == says


def test_full_time_equivalents_do_not_add_up_to_the_last_digit(told: Told) -> None:
    assert told(by_gender("~", "5", "1", unit="fte")) == {
        ("le", "T1!all2018", "T1!female2018"),
        ("le", "T1!all2018", "T1!male2018"),
    }


def test_what_is_declared_is_not_inferred_again() -> None:
    rows = frame(by_gender("~", "5", "6"))
    known = infer(rows).relations
    assert known
    again = infer(rows, declared=known)
    assert not again.relations and not again.proposals


def test_a_reason_is_given_for_every_relation() -> None:
    found = infer(frame([*by_gender("~", "5", "6"), *by_gender("2", "2", "4", "2017")]))
    assert found.because(0) == (
        "The genders printed are all that the figure over them is divided into; "
        "1 of 2 groups printed whole add up, in 1 a figure is hidden."
    )
    assert all(not relation.confirmed for relation in found.relations)
