"""Hidden numbers that a rule names one by one."""

from __future__ import annotations

import pytest

from ingest.reading.signs.number_lists import in_ranges
from ingest.reading.signs.rules import find_policy
from ingest.reading.text.sentences import Sentence


@pytest.mark.parametrize(
    ("rule", "low", "high"),
    [
        ("Numbers of one, two, three or four are replaced by [c].", 1, 4),
        ("Values of 1, 2 or 3 are shown as [c].", 1, 3),
        ("[c] = a count of zero, one or two", 0, 2),
    ],
)
def test_numbers_one_by_one_are_a_range(rule: str, low: int, high: int) -> None:
    hidden = find_policy([Sentence(rule, "line 1")]).markers["[c]"]
    assert (hidden.sense, hidden.low, hidden.high) == ("masked", low, high)


@pytest.mark.parametrize("words", ["sections 1, 3 and 7 apply", "in 2019, 2020 and 2022", "pages 2, 1 and 3"])
def test_other_numbers_stay_as_they_are(words: str) -> None:
    assert in_ranges(Sentence(words, "line 1")).text == words


@pytest.mark.parametrize("who", ["Questions 1, 2 and 3", "Parts 2, 3 or 4", "Your points 1, 2 and 3", "Q1, 2 and 3"])
def test_what_is_named_by_its_number_hides_nothing(who: str) -> None:
    policy = find_policy([Sentence(f"{who} are exempt under section 40, personal data.", "line 1")])
    assert policy.general is None
