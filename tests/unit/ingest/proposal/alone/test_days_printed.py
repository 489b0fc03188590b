"""The earliest day of writing that a document prints bounds its periods."""

from __future__ import annotations

import pytest
from builders.proposed import TITLE, proposed
from builders.toy import Toy

TABLE = f"{TITLE}\nYear | Female | Male | Total\n2012 | 5 | 9 | 14\n2013 | 6 | 10 | 16\n2014 | 4 | 8 | 12\n"


def asked(toy: Toy, text: str) -> bool:
    return any("was written on" in one.text for one in proposed(toy, text).questions)


@pytest.mark.parametrize(
    "line",
    [
        "Last updated 2 July 2014",
        "Page last reviewed: 02/07/2014",
        "Sent: Wednesday, 2 July 2014 10:15",
        "Issued on 2014-07-02",
        "First published: July 2014",
        "2 July 2014",
        "Date: 2 July 2014",
        "Version of 2 July 2014",
    ],
)
def test_a_year_that_was_not_over_then(toy: Toy, line: str) -> None:
    assert asked(toy, f"{line}\n\n{TABLE}")
    assert asked(toy, f"{TABLE}\nYours sincerely\n\n{line}\n")
    assert not asked(toy, f"{line.replace('2014', '2015')}\n\n{TABLE}")
