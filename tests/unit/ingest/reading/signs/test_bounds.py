"""What a rule hides, to the number: every wording means exactly what it says, or nothing is taken from it."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.signs.bounds import bounds_in, only_bounds
from ingest.settings import Settings


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("fewer than 5", (None, 4)),
        ("under five", (None, 4)),
        ("5 or fewer", (None, 5)),
        ("five or under", (None, 5)),
        ("less than or equal to 5", (None, 5)),
        ("not more than 4", (None, 4)),
        ("up to and including 4", (None, 4)),
        ("=< 4", (None, 4)),
        ("3 or more", (3, None)),
        ("3+", (3, None)),
        ("10 or above", (10, None)),
        ("more than 2", (3, None)),
        ("not fewer than 3", (3, None)),
        ("no less than 3", (3, None)),
        ("≥3", (3, None)),
        ("more than 2 but fewer than 5", (3, 4)),
        ("greater than 0 and less than 5", (1, 4)),
        ("fewer than 5 but more than 1", (2, 4)),
        ("from 1 to fewer than 5", (1, 4)),
        ("fewer than 5, excluding zero", (1, 4)),
        ("non-zero figures below 5", (1, 4)),
        ("fewer than 5 (including zero)", (0, 4)),
        ("between 1 and 4", (1, 4)),
        ("between 0 and 5, exclusive", (1, 4)),
        ("between 1 and 4 inclusive", (1, 4)),
        ("one or two", (1, 2)),
        ("fewer than 3 people, or fewer than 5 cases", (None, None)),
        ("fewer than 5 years of service", (None, None)),
        ("up to 30 September 2022", (None, None)),
        ("a small number", (None, None)),
    ],
)
def test_a_wording_means_what_it_says(text: str, bounds: tuple[int | None, int | None]) -> None:
    assert bounds_in(f"a figure that is suppressed: {text}") == bounds


@pytest.mark.parametrize(
    ("text", "with_noun", "bounds"),
    [
        ("3 or more", False, (3, None)),
        ("a number of 3 or more.", False, (3, None)),
        ("under 5 officers", True, (None, 4)),
        ("under 5 officers", False, None),
        ("Over 10 officers were dismissed", True, None),
        ("up to 30 September", True, None),
    ],
)
def test_words_that_are_a_bound_and_nothing_else(text: str, with_noun: bool, bounds: tuple[int, int] | None) -> None:
    assert only_bounds(text, with_noun) == bounds


@pytest.mark.parametrize(
    ("note", "low", "high"),
    [
        ("# denotes 3 or more", 3, None),
        ("# = 3 or more officers", 3, None),
        ("# means not fewer than 3", 3, None),
        ("# denotes under 5", 1, 4),
        ("# denotes more than 2 but fewer than 5", 3, 4),
        ("# denotes fewer than 5 (including zero)", 0, 4),
        ("# denotes 3 or more, suppressed to prevent the calculation of other figures", 3, None),
    ],
)
def test_a_sign_hides_what_its_note_says(note: str, low: int, high: int | None) -> None:
    text = f"Officers dismissed\n\n| Rank | 2021 | 2022 |\n| Sergeant | 3 | # |\n| Others | 12 | 0 |\n\n{note}\n"
    document = open_document("x.txt", text.encode(), "text", Settings())
    (hidden,) = [f for f in read_document(document, Context("Anyshire Police")).observations if f.raw_value == "#"]
    assert (hidden.value.low, hidden.value.high, hidden.certain) == (low, high, True)
