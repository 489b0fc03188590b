"""Hidden figures that are said to be no zeros."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

PAGE = """<html><body><p>Officers dismissed, 2019</p><table><tr><th>Ward</th><th>North</th><th>South</th></tr>
<tr><td>Alder</td><td>8</td><td>*</td></tr><tr><td>Birch</td><td>{other}</td><td>5</td></tr></table>
<p>{rule}</p></body></html>"""


def hidden(rule: str, other: str = "9") -> Found:
    document = open_document("page.html", PAGE.format(rule=rule, other=other).encode(), "html", Settings())
    return next(f for f in read_document(document, Context("Anyshire Police")).observations if f.raw_value == "*")


@pytest.mark.parametrize(
    "rule",
    [
        "* = fewer than 4 officers (zero not included)",
        "* means fewer than 4, excluding zero",
        "* denotes fewer than four but not nil",
        "* = fewer than 4; zeros are not hidden",
    ],
)
def test_a_rule_that_leaves_zero_out_hides_at_least_one(rule: str) -> None:
    assert (hidden(rule).value.low, hidden(rule).value.high) == (1, 3)


def test_a_rule_that_says_nothing_of_zero_may_hide_one() -> None:
    assert (hidden("* = fewer than 4 officers").value.low, hidden("* = fewer than 4 officers").value.high) == (0, 3)


def test_a_sign_that_stands_for_nil_is_a_printed_zero() -> None:
    rule = "* = fewer than 4 officers</p><p>- = no officers"
    assert hidden(rule).value.low == 0
    assert hidden(rule, "-").value.low == hidden("* = fewer than 4 officers", "0").value.low == 1


@pytest.mark.parametrize(
    "words",
    [
        "or another number that would let one be worked out",
        "or any other figure that would allow it to be inferred",
        "and some other counts",
        "or any other value beside it",
    ],
)
def test_a_sign_that_also_guards_other_figures_bounds_none(words: str) -> None:
    value = hidden(f"* = a number from 1 to 4 has been suppressed, {words}").value
    assert (value.low, value.high) == (0, None)
