"""The trail of pages above a document says no more than its tables, or is asked about."""

from __future__ import annotations

import pytest
from builders.proposed import TITLE, proposed
from builders.toy import Toy


def asked(toy: Toy, trail: str) -> bool:
    text = f"{trail}\n\n{TITLE}\nYear | Female | Male | Total\n2012 | 5 | 9 | 14\n2013 | 6 | 10 | 16\n"
    return any(one.text.startswith("the trail") for one in proposed(toy, text).questions)


@pytest.mark.parametrize("trail", ["Home > Statistics > Elsewhere", "Home › Prisoners", "Data » Recommended outcomes"])
def test_a_trail_that_says_more(toy: Toy, trail: str) -> None:
    assert asked(toy, trail)


def test_a_trail_of_any_site(toy: Toy) -> None:
    assert not asked(toy, "Home > Publications > Freedom of Information > Prison officers dismissed")
