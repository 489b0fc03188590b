"""Times that a sentence points to without naming them."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.prose.spoken_times import span_in
from ingest.reading.reader import read_document
from ingest.settings import Settings


def read(text: str) -> dict[str, Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Essex Police")).observations}


def span(figure: Found) -> tuple[str, str]:
    return (str(figure.period.start), str(figure.period.end)) if figure.period else ("", "")


@pytest.mark.parametrize("words", ["Over the same three years", "In those three years", "Over these years"])
def test_years_just_named_are_one_span(words: str) -> None:
    found = read(f"In 2017, 2018 and 2019 there were 40 dismissals. {words} 12 officers resigned.")
    assert span(found["12"]) == ("2017-01-01", "2019-12-31")
    assert not found["12"].certain


def test_another_number_of_years_points_to_none_of_them() -> None:
    found = read("In 2017, 2018 and 2019 there were 40 dismissals. Over the same five years 12 officers resigned.")
    assert span(found["12"]) != ("2017-01-01", "2019-12-31")
    assert not found["12"].certain


def test_a_later_question_takes_the_years_of_the_first() -> None:
    found = read(
        "Question 1: How many officers were dismissed in 2017, 2018 and 2019?\nReply: 16, 8 and 1 respectively.\n"
        "Question 2: Over the three years, how many of these officers were (a) constables, (b) sergeants?\n"
        "Reply: (a) 21 (b) 4"
    )
    assert span(found["21"]) == ("2017-01-01", "2019-12-31")
    assert "dismissed" in found["21"].measure_text
    assert "sergeants" in found["4"].measure_text


def test_today_is_the_day_of_the_document() -> None:
    found = read(
        "Reply dated 22 October 2018.\nIn 2018 19 officers left. As of today's date six officers remain suspended."
    )
    assert span(found["six"]) == ("2018-10-22", "2018-10-22")
    assert not found["six"].certain


def test_today_is_no_year_where_no_day_is_stated() -> None:
    found = read("In 2018 19 officers were fined. As of today's date six officers remain suspended.")
    assert span(found["six"]) == ("", "")


@pytest.mark.parametrize(
    "text", ["in 2017, and later in 2019", "on 3 May 2018 and in 2019", "in 2019", "no year at all"]
)
def test_years_with_gaps_and_single_years_are_no_span(text: str) -> None:
    assert span_in(text) is None
