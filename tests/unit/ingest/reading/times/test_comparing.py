"""Periods of what a figure is compared with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.times.comparing import compares, compares_within
from ingest.settings import Settings


def figures(text: str) -> dict[str, Found]:
    document = open_document("letter.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


def year(found: Found) -> str:
    return str(found.period.start)[:4] if found.period else ""


@pytest.mark.parametrize(
    "words",
    [
        "up from 40 in 2016",
        "down from 40 in 2016",
        "compared with 40 in 2016",
        "against the 40 dismissed in 2016",
        "an increase from 40 in 2016",
        "a fall of 30 on 2016",
        "more than the 40 of 2016",
        "compared to 2016",
        "which is higher than in 2016",
    ],
)
def test_a_comparison_dates_only_what_it_compares_with(words: str) -> None:
    found = figures(f"52 officers were dismissed, {words}.")["52"]
    assert year(found) != "2016"
    assert not found.certain


def test_the_words_that_lead_to_it_date_the_figure() -> None:
    text = "In 2017:\n\n• 52 officers were dismissed, up from 40 in 2016\n"
    found = figures(text)
    assert year(found["52"]) == "2017"


def test_what_follows_a_comparison_is_not_dated_by_it() -> None:
    found = figures("In 2017 there were 52 dismissals, up from 40 in 2016, and 12 officers were warned.")
    assert year(found["52"]) == "2017"
    assert year(found["12"]) != "2016" or not found["12"].certain


def test_a_figure_right_behind_its_year_is_of_that_year() -> None:
    assert year(figures("In 2017 there were 90 dismissals, more than double 2016 (only 40).")["40"]) == "2016"


def test_complaints_made_against_officers_compare_nothing() -> None:
    assert year(figures("52 complaints were made against officers, and 12 were upheld, in 2016.")["52"]) == "2016"


@pytest.mark.parametrize("words", ["0.6% more than in the year before", "up from the previous year"])
def test_a_comparison_with_the_year_before_leaves_a_figure_its_own_year(words: str) -> None:
    found = figures(f"In all 1,350 cases were concluded in the 12 months to 31 March 2018, {words}.")["1,350"]
    assert found.period is not None
    assert (str(found.period.start), str(found.period.end)) == ("2017-04-01", "2018-03-31")


_WORD = st.sampled_from(
    [
        "officers",
        "up",
        "down",
        "than",
        "more",
        "from",
        "on",
        "40",
        "2016",
        "against",
        "the",
        "of",
        "compared",
        "in",
        ";",
        ",",
        "were",
        "12",
    ]
)


@given(st.lists(_WORD, max_size=14), st.integers(0, 14), st.integers(0, 14))
def test_a_comparison_within_a_sentence_is_one_by_itself(words: list[str], begin: int, end: int) -> None:
    """What stands between two words of a sentence compares just where the same words compare when they stand alone."""
    first, last = sorted((min(begin, len(words)), min(end, len(words))))
    start, stop = (len("".join(f"{word} " for word in words[:place])) for place in (first, last))
    sentence = "".join(f"{word} " for word in words)
    assert compares_within(sentence, start, stop) == compares(sentence[start:stop])
