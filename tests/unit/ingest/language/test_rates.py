"""How often is not how many."""

from __future__ import annotations

import pytest

from ingest.language.mentions import numbers_in


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("It is a rate of 37 allegations for every 500 members of staff, against 41 in forces like it.", []),
        ("The complaint rate was 12.5 per 1,000 officers.", []),
        ("That makes 88 complaints per 1,000 employees, compared with 93 nationally.", []),
        ("Of those, 2 in 10 thousand wrote to us.", []),
        ("Five in every 1,000 officers were the subject of a complaint.", []),
        ("The ratio rose to 14 for every hundred staff.", []),
        ("The average was 19 in the north and 22 in the south.", []),
        ("There were 60 complaints, a rate of 3 for each 100 officers.", ["60"]),
        ("We recorded 45 complaints, against 52 in the year before.", ["45", "52"]),
        ("In each year there were 12 dismissals.", ["12"]),
        ("There were 12 dismissals in each year and 4 per month.", ["12"]),
        ("They dismissed 9 officers in 2021 and 11 in 2022.", ["9", "11"]),
        ("In every district 3 officers were warned.", ["3"]),
    ],
)
def test_a_rate_is_no_count(sentence: str, counts: list[str]) -> None:
    assert [mention.raw for mention in numbers_in(sentence)] == counts
