"""Caveats are proposed where a document shows them, and ask nothing that was not asked before."""

from __future__ import annotations

import pytest
from builders.proposed import YEARS, contract, proposed
from builders.toy import Toy

from ingest.model.release import Caveat

TABLE = YEARS + "Female | 3 | 5 | 8\nMale | 12 | 9 | 14\n"


def caveats(toy: Toy, text: str) -> list[Caveat]:
    return contract(proposed(toy, text)).caveats


def test_a_plain_table_has_no_caveat(toy: Toy) -> None:
    assert caveats(toy, TABLE) == []
    assert proposed(toy, TABLE).is_certain


def test_a_part_of_a_year_says_its_days(toy: Toy) -> None:
    (one,) = caveats(toy, TABLE.replace("| 2014", "| 1 January to 30 June 2014"))
    assert one.kind == "part_year" and one.text == "From 1 January 2014 to 30 June 2014 only."
    assert one.where == {"period_kind": "part_year", "period_start": "2014-01-01", "period_end": "2014-06-30"}


def test_months_are_no_part_years(toy: Toy) -> None:
    months = TABLE.replace("2012", "January 2012").replace("2013", "February 2012").replace("2014", "March 2012")
    assert caveats(toy, months) == []


def test_a_note_that_a_label_calls_is_of_its_figures(toy: Toy) -> None:
    (one,) = caveats(toy, TABLE.replace("2013", "2013¹") + "\n¹ A new unit kept the records from this year.\n")
    assert one.where == {"table_id": "T1", "period_start": "2013-01-01"}
    assert "`2013¹` in T1: A new unit kept the records" in one.text


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A new recording system was brought in during 2013.", "series_break"),
        ("One officer may be counted more than once.", "unit"),
        ("The figures are provisional.", "source_system"),
        ("Figures exclude officers on loan.", "coverage"),
    ],
)
def test_a_warning_is_a_caveat_of_its_kind_and_says_where_it_stands(toy: Toy, sentence: str, kind: str) -> None:
    (one,) = caveats(toy, TABLE + "\n" + sentence + "\n")
    assert one.kind == kind and one.text == f"line 8: {sentence}"


def test_a_question_that_was_put_and_the_rule_are_no_caveats(toy: Toy) -> None:
    rule = "Figures below 4 are shown as ~ and excluded, so that nobody is identified."
    assert (
        caveats(toy, f"{rule}\n\nDo the figures include provisional ones?\n\n{TABLE.replace('| 3 |', '| ~ |')}") == []
    )


def test_a_caveat_asks_nothing_of_its_own(toy: Toy) -> None:
    paths = {q.path[0] for q in proposed(toy, TABLE + "\nFigures exclude officers on loan.\n").questions}
    assert "caveats" not in paths


def test_a_heading_is_no_warning_and_a_sign_with_two_notes_is_nobodys(toy: Toy) -> None:
    table = TABLE.replace("2013", "2013¹").replace("Number of", "Headcount of")
    assert caveats(toy, table + "\n¹ Kept by one unit.\n¹ Kept by two units.\n") == []


def test_a_period_with_an_open_end_says_so(toy: Toy) -> None:
    (one,) = caveats(toy, TABLE.replace("| 2014", "| 2014 (to date)"))
    assert (one.kind, one.text) == ("part_year", "`2014 (to date)` ends on a day that is not stated.")
