"""What is to come, what was asked, and what is known of a series stand in the warehouse beside its figures."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.acquire.calendar import Calendar
from ingest.settings import Settings
from ingest.storage import Storage
from ingest.warehouse_inputs import write_inputs
from publish.fingerprint import fingerprint
from publish.query import ask

HMPPS = "hmpps_staff_equalities"


def _rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    return ask(settings, sql).rows


# -- promises and announcements -------------------------------------------------------------------


def test_an_announcement_is_met_missed_open_or_cancelled(built: Settings) -> None:
    sql = f"""
        select due_on, due_in_words, promise_state, met_on, days_late
        from fct_promises where promised_by = 'announcement' and source_id = '{HMPPS}' order by due_in_words
    """
    assert _rows(built, sql) == [
        ("2099-06-01", "1 June 2099", "open", None, None),
        ("2023-05-01", "1 May 2023", "cancelled", None, None),
        ("2023-11-23", "23 November 2023", "met", "2023-11-25", 2),
        ("2022-11-24", "24 November 2022", "missed", None, None),
        (None, "November 2022", "open", None, None),
    ]


def test_one_that_was_put_off_says_when_it_was_due_at_first(built: Settings) -> None:
    sql = "select first_due_on, due_on, times_moved, note from fct_promises where times_moved > 0"
    assert _rows(built, sql) == [("2098-12-01", "2099-06-01", 1, "Checks.")]


def test_a_promise_in_an_answer_is_missed_only_where_figures_can_tell(built: Settings) -> None:
    sql = "select what, promise_state, met_on from fct_promises where promised_by = 'answer' order by what"
    assert _rows(built, sql) == [
        ("A data set", "open", None),
        ("Another", "met", "2023-06-01"),
        ("April to December 2019", "missed", None),
    ]


def test_a_day_on_which_nothing_falls_due_builds_nothing(built: Settings, tmp_path: Path) -> None:
    shutil.copytree(built.data_root, tmp_path / "data", symlinks=True)
    mine = Settings(data=str(tmp_path / "data"))

    def on(day: date) -> str:
        return fingerprint(mine, write_inputs(mine, day))

    assert on(date(2026, 1, 1)) == on(date(2026, 1, 2)) == on(date(2099, 6, 1))
    assert on(date(2026, 1, 1)) != on(date(2099, 6, 2)), "the one that was put off has become late"
    (put_off,) = [one for one in Calendar(Storage(mine.data_root), HMPPS).all() if one.moves]
    assert put_off.state(date(2099, 6, 2)) == "missed"


# -- requests --------------------------------------------------------------------------------------


def test_a_request_says_how_long_its_answer_took_and_what_it_refused(built: Settings) -> None:
    sql = """
        select asked_on, answered_on, answer_due_on, working_days_taken, statutory_days_taken, is_answered_late,
               foi_outcome, exemptions, what_was_refused
        from fct_foi_requests where source_id = 'metropolitan_police_foi'
    """
    assert _rows(built, sql) == [
        ("2022-12-30", "2023-02-20", "2023-01-31", 35, 34, True, "partial", "FOIA s40(2)", "Details of each case")
    ]


def test_a_request_without_its_days_is_neither_late_nor_in_time(built: Settings) -> None:
    sql = """
        select is_answered_late, exemptions, is_latest_edition
        from fct_foi_requests where release_id = 'ministry_of_justice_foi/foi_200123029'
    """
    assert _rows(built, sql) == [(None, "FOIA s22", True)]


# -- series ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source_id", "day", "precision", "evidence"),
    [
        ("home_office_police_misconduct", "2020-02-01", "day", "read"),
        ("home_office_police_misconduct", "2024-04-01", "edition", "read"),
        ("iopc_police_complaints", "2021-01-04", "day", "read"),
        (HMPPS, "2017-01-01", "year", "read"),
        (HMPPS, "2021-06-01", "month", "unverified"),
    ],
)
def test_a_break_of_a_series_is_there_before_its_first_file(
    built: Settings, source_id: str, day: str, precision: str, evidence: str
) -> None:
    sql = f"""
        select broken_precision, evidence, release_id, series_affected
        from fct_series_breaks where source_id = '{source_id}' and broken_on = '{day}'
    """
    assert _rows(built, sql) == [(precision, evidence, None, 0)]


def test_a_source_without_a_release_is_a_row_with_what_it_counts(built: Settings) -> None:
    sql = """
        select releases, units, event_basis, approval, last_published_on
        from dim_source where source_id = 'college_of_policing_barred_list'
    """
    assert _rows(built, sql) == [(0, "persons; reasons", "added_to_list", "manual_only", None)]
    held = "select sum(releases) from dim_source"
    assert _rows(built, held) == _rows(built, "select count(*) from dim_release")


def test_what_misleads_and_what_nobody_has_read_are_rows(built: Settings) -> None:
    sql = f"select note_kind, count(*) > 0 from fct_source_notes where source_id = '{HMPPS}' group by 1 order by 1"
    assert _rows(built, sql) == [("edition", True), ("trap", True), ("unread", True)]
    unread = "select count(*) from fct_source_notes where note_kind = 'unread' and evidence is not null"
    assert _rows(built, unread) == [(0,)]
