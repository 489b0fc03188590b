"""What analysts read: the figures of the toy releases come out as published, once each, as intervals."""

from __future__ import annotations

from typing import Any

from ingest.settings import Settings
from publish.query import ask


def _rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    return ask(settings, sql).rows


def test_noms_convictions_are_shown_as_published_with_their_bounds(built: Settings) -> None:
    sql = """
        select year, shown, value_lower, value_upper, period_start, period_end, is_part_year
        from rpt_by_body_year_gender
        where body = 'noms' and measure = 'convictions' and misconduct_type = 'misconduct_in_public_office'
        order by year
    """
    assert _rows(built, sql) == [
        (2014, "5≤", 1, 5, "2014-01-01", "2014-12-31", False),
        (2015, "12", 12, 12, "2015-01-01", "2015-12-31", False),
        (2016, "5≤", 1, 5, "2016-01-01", "2016-08-08", True),
    ]


def test_the_note_beside_a_figure_says_part_year_caveat_and_gate(built: Settings) -> None:
    sql = (
        "select comparability_note, gate_flags from rpt_by_body_year_gender "
        "where body = 'noms' and year = ? and unit = 'persons'"
    )
    part, _ = ask(built, sql, [2016]).rows[0]
    assert "Part of a year: 2016-01-01 to 2016-08-08." in part
    assert "The figure for 2016 stops on 8 August." in part
    note, flags = ask(built, sql, [2014]).rows[0]
    assert "Gate, SUP-402" in note and flags == "SUP-402 warning"
    assert "8 August" not in note


def test_a_total_over_the_years_stands_once_as_a_margin_and_a_sum_is_three(built: Settings) -> None:
    body = "where body = 'youth_custody_service'"
    assert _rows(built, f"select sum(value_lower), sum(value_upper) from rpt_by_body_year_gender {body}") == [(3, 3)]
    assert _rows(built, f"select shown, margin_kind from rpt_margins {body}") == [("3", "total")]
    assert _rows(built, f"select list(value_upper order by year) from rpt_by_body_year_gender {body}") == [
        ([1, 1, 1, 0, 0],)
    ]
    assert _rows(built, "select body, broken_on from fct_series_breaks where release_id is not null") == [
        ("youth_custody_service", "2019-04-01")
    ]


def test_masked_genders_stay_open_and_only_their_sum_is_bounded_by_the_printed_total(built: Settings) -> None:
    where = (
        "where population = 'prison_officers_band_3_5' "
        "and misconduct_type = 'inappropriate_relationship' and year = 2020"
    )
    parts = f"select gender, value_lower, value_upper, shown from rpt_by_body_year_gender {where} order by gender"
    assert _rows(built, parts) == [("female", 1, None, "~"), ("male", 1, None, "~")]
    assert _rows(built, f"select value_lower, value_upper from rpt_totals_by_body_year {where}") == [(11, 11)]


def test_a_total_of_genders_that_nobody_holds_stays_in_the_report(built: Settings) -> None:
    where = "where population = 'prison_officers_band_3_5' and year = 2021"
    assert _rows(built, f"select gender, shown from rpt_by_body_year_gender {where}") == [("all", "7")]
    assert _rows(built, f"select distinct shown, margin_kind from rpt_margins {where}") == [("not supplied", "part")]


def test_a_total_over_roles_is_a_margin(built: Settings) -> None:
    where = "where misconduct_type = 'contraband'"
    assert _rows(built, f"select count(*), sum(value_lower) from rpt_by_body_year_gender {where}") == [(3, 20)]
    assert _rows(built, f"select population, shown from rpt_margins {where}") == [("prison_staff", "20")]


def test_a_figure_to_date_is_not_added_to_its_whole_year(built: Settings) -> None:
    where = "where misconduct_type = 'corruption' and year = 2013"
    assert _rows(built, f"select shown from rpt_by_body_year_gender {where}") == [("23",)]
    assert _rows(built, f"select shown, margin_kind from rpt_margins {where}") == [("11", "part")]
    pooled = "select shown, margin_kind from rpt_margins where misconduct_type = 'corruption' and year is null"
    assert _rows(built, pooled) == [("74", "total")]


def test_a_subset_that_crosses_the_years_is_not_added_to_them(built: Settings) -> None:
    assert _rows(built, "select shown, margin_kind from rpt_margins where breakdown = 'formal_complaint'") == [
        ("one", "overlap")
    ]


def test_both_vintages_stand_and_the_later_is_latest(built: Settings) -> None:
    where = "where misconduct_type = 'corruption' and year = 2010"
    assert _rows(built, f"select raw_value, vintage, is_latest from fct_convictions {where} order by vintage") == [
        ("18", 1, False),
        ("17", 2, True),
    ]
    revised = "select old_raw_value, new_raw_value, old_release_id from fct_revisions where year = 2010"
    assert _rows(built, revised) == [("18", "17", "hansard_written_answers/hc_2013_09_02")]
    then = f"select raw_value from facts_as_of('2014-01-01') {where}"
    assert _rows(built, then) == [("18",)]


def test_words_with_a_bound_keep_it_and_staff_numbers_are_no_misconduct(built: Settings) -> None:
    sql = (
        "select measure, value_lower, value_upper, shown from rpt_by_body_year_gender "
        "where body = 'metropolitan_police' order by 1"
    )
    assert _rows(built, sql) == [
        ("allegations", 0, 56, "56 or fewer"),
        ("dismissals", 12, 12, "12"),
        ("workforce", 34001, None, "over 34,000"),
    ]


def test_an_open_figure_leaves_a_sum_open(built: Settings) -> None:
    assert _rows(built, "select sum_upper(x) from (values (1), (null)) t(x)") == [(None,)]
    assert _rows(built, "select sum_upper(x) from (values (1), (2)) t(x)") == [(3,)]


def test_coverage_says_what_is_missing_and_why(built: Settings) -> None:
    sql = (
        "select year, coverage from rpt_coverage "
        "where body = 'hmpps' and measure = 'allegations' and year between 2017 and 2020"
    )
    assert _rows(built, sql + " order by year") == [
        (2017, "not_supplied"),
        (2018, "not_supplied"),
        (2019, "promised"),
        (2020, "never_asked"),
    ]
    assert _rows(built, "select due_on, met_by_release_id from fct_promises where exemption is not null") == [
        ("2020-11-26", None)
    ]


def test_every_release_has_a_state_and_a_verdict(built: Settings) -> None:
    sql = "select state, count(*) from fct_release_state group by state order by state"
    assert _rows(built, sql) == [("accepted", 9), ("needs_mapping", 1), ("quarantined", 1)]
    found = "select rule, message from fct_gate_results where severity = 'critical'"
    assert _rows(built, found) == [("SUP-301", "The years add to 32 beside a stated 30.")]
    assert _rows(built, "select count(*) from rpt_by_body_year_gender where release_id like '%1247%'") == [(0,)]


def test_suppressed_cells_carry_the_sign_and_the_rule_and_only_published_bounds(built: Settings) -> None:
    sql = (
        "select count(*), bool_and(marker is not null and policy_rule is not null), max(value_upper) "
        "from fct_suppressed_cells"
    )
    assert _rows(built, sql) == [(6, True, 5)]
