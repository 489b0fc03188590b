from __future__ import annotations

import pytest

from ingest.language.clauses import clauses_of
from ingest.language.mentions import numbers_in


@pytest.mark.parametrize(
    ("sentence", "raw"),
    [
        ("a total of 16 officers and three staff were disciplined", ["16", "three"]),
        ("over 34,000 officers", ["over 34,000"]),
        ("56 or fewer officers faced a hearing", ["56 or fewer"]),
        ("under section 40(2) and Article 6", []),
        ("in the last five years, 92% within 10 days", []),
        ("rose from £12,000 to £1.2 million", []),
        ("on 3 May 2021 at 10.30 am", []),
        ("1 redundant, 2 retired, 3 dismissed", []),
        ("one of the conditions and no longer", []),
        ("Overall 31allegations were made", ["31"]),
        ("call 0300 123 4567 or write to 12 High Street SW1A 1AA", ["12"]),
    ],
)
def test_what_may_be_a_count(sentence: str, raw: list[str]) -> None:
    assert [mention.raw for mention in numbers_in(sentence)] == raw


def test_bounds_of_words() -> None:
    over, under = numbers_in("just over 100 complaints and just under 1,300 allegations")
    assert (over.low, over.high) == (101, None)
    assert (under.low, under.high) == (0, 1299)


def test_every_number_has_its_own_clause() -> None:
    sentence = "Of 9 officers: six were dismissed, two resigned and one was warned."
    clauses = clauses_of(sentence, numbers_in(sentence))
    assert [clause.own for clause in clauses] == ["Of officers", "were dismissed", "resigned", "was warned"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A case may name more than one officer.",
        "At least one officer must attend; one or more officers may.",
        "The number of (1) officers and (2) staff dismissed",
        "1 " * 1000,
        "12," * 1000,
    ],
)
def test_manners_of_speaking_list_numbers_and_runs_of_numbers_count_nothing(sentence: str) -> None:
    assert numbers_in(sentence) == []


def test_figures_in_brackets_after_what_they_count_are_figures() -> None:
    found = numbers_in("officers dismissed (3) while others resigned (12)")
    assert [mention.raw for mention in found] == ["3", "12"]


def test_what_a_number_means_is_found_at_any_distance_from_the_start() -> None:
    sentence = "officers and " * 40 + "section 40 and six officers"
    assert [mention.raw for mention in numbers_in(sentence)] == ["six"]
