"""The title in a publisher's catalogue speaks of the people, body and matter of the tables, or a person is asked."""

from __future__ import annotations

from datetime import date

import pytest
from builders.proposed import YEARS, proposed
from builders.toy import Toy

from ingest.acquire.said import Said

TABLE = YEARS + "Female | 3 | 5 | 8\nMale | 12 | 9 | 14\nTotal | 15 | 14 | 22\n"


def said(title: str) -> Said:
    return Said("pages", title, "FOI 4711", date(2016, 3, 3))


@pytest.mark.parametrize(
    "title",
    [
        "Prison Officers: Dismissal",
        "Prison officers dismissed, 2012 to 2014",
        "Dismissals of staff",
        "Prison Officers: Misconduct",
        "FOI 4711: dismissals by gender",
        "National Offender Management Service: dismissals",
    ],
)
def test_a_title_of_the_same_matter_asks_nobody(toy: Toy, title: str) -> None:
    assert proposed(toy, TABLE, said(title)).is_certain


@pytest.mark.parametrize(
    "title",
    [
        "Prison Staff: Dismissal",
        "Probation Officers: Dismissal",
        "Prison Officers: Contraband",
        "Prison officers dismissed at HMP Anytown",
        "Prison officers dismissed (withdrawn)",
        "Prison officers dismissed, 2008 to 2010",
        "Anyshire Constabulary: dismissals",
        "Prison officers on probation: dismissals",
        "Female prison officers: dismissals",
    ],
)
def test_a_title_of_something_else_is_asked_about(toy: Toy, title: str) -> None:
    assert ("title",) in {one.path for one in proposed(toy, TABLE, said(title)).questions}
