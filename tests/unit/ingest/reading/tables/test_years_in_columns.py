"""Columns of years printed with a word between: one financial year each, or nobody knows."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

PAGE = """<html><body><p>{caption}</p><table><tr><th>Grade</th><th>{one}</th><th>{two}</th></tr>
<tr><td>Band 3</td><td>8</td><td>6</td></tr><tr><td>Band 4</td><td>9</td><td>5</td></tr></table></body></html>"""


def figures(caption: str, one: str, two: str) -> dict[str, Found]:
    page = PAGE.format(caption=caption, one=one, two=two)
    document = open_document("page.html", page.encode(), "html", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


@pytest.mark.parametrize("caption", ["Officers warned by financial year", "Officers warned, financial years"])
def test_beside_words_of_financial_years_each_is_one(caption: str) -> None:
    found = figures(caption, "2016 to 2017", "2017 to 2018")
    assert {(str(f.period.start), str(f.period.end)) for f in found.values() if f.period} == {
        ("2016-04-01", "2017-03-31"),
        ("2017-04-01", "2018-03-31"),
    }
    assert all(f.certain for f in found.values())


@pytest.mark.parametrize("caption", ["Officers warned", "Officers warned, calendar years", "Officers warned by year"])
def test_without_them_none_is_certain(caption: str) -> None:
    assert not any(f.certain for f in figures(caption, "2016 to 2017", "2017 to 2018").values())


def test_spans_that_share_a_year_are_in_doubt() -> None:
    assert not any(f.certain for f in figures("Officers warned", "2014 to 2016", "2015 to 2017").values())
    assert all(f.certain for f in figures("Officers warned", "2012 to 2014", "2015 to 2017").values())


def test_a_year_of_a_caption_that_nobody_names_is_in_doubt() -> None:
    assert not any(f.certain for f in figures("Officers warned, 2016 to 2017", "North", "South").values())
    found = figures("Officers warned, financial year 2016 to 2017", "North", "South")
    assert [str(f.period.start) for f in found.values() if f.period] == ["2016-04-01"] * 4
