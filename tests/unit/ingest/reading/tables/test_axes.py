"""What a caption's date says of the total of an axis of periods."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def total(words: str) -> Found:
    text = (
        f"Complaints recorded{words}\n\n| Quarter recorded | Complaints | Still open |\n"
        "| April - June 2018 | 31 | 2 |\n| July - September 2018 | 24 | 6 |\n| Total | 55 | 8 |\n"
    )
    found = read_document(open_document("x.txt", text.encode(), "text", Settings()), Context("Anyshire Police"))
    return found.observations[-1]


@pytest.mark.parametrize("words", [", by state at 31 October 2018", ", position as at 31 October 2018", ""])
def test_the_day_of_a_state_is_no_period_of_the_rows(words: str) -> None:
    figure = total(words)
    assert figure.period is not None
    assert (str(figure.period.start), str(figure.period.end)) == ("2018-04-01", "2018-09-30")
    assert figure.certain


@pytest.mark.parametrize("words", [" in 2017", " in the year to 30 June 2018", " October 2018 to March 2019"])
def test_another_span_leaves_the_total_in_doubt(words: str) -> None:
    assert not total(words).certain


@pytest.mark.parametrize("words", [" in 2018", " April 2018 to March 2019"])
def test_a_total_that_its_quarters_add_up_to_is_of_them_within_a_longer_span(words: str) -> None:
    figure = total(words)
    assert figure.period is not None and figure.certain
    assert (str(figure.period.start), str(figure.period.end)) == ("2018-04-01", "2018-09-30")


def spans(words: str) -> list[Found]:
    table = "Rank\t2018 to 2019\t2019 to 2020\nConstable\t16\t18\nSergeant\t2\t9\n"
    text = f"{words}\n\nOfficers dismissed, by rank\n\n{table}"
    return read_document(
        open_document("x.txt", text.encode(), "text", Settings()), Context("Essex Police")
    ).observations


def test_two_years_joined_that_share_one_with_their_neighbours_are_financial_years_in_doubt() -> None:
    found = spans("About this table")
    assert {str(f.period.start) for f in found if f.period} == {"2018-04-01", "2019-04-01"}
    assert not any(f.certain for f in found)


def test_words_that_say_april_to_march_of_each_year_settle_it() -> None:
    found = spans("The table counts officers dismissed between 1 April and 31 March of each year.")
    assert {str(f.period.start) for f in found if f.period} == {"2018-04-01", "2019-04-01"}
    assert all(f.certain for f in found)
