"""Quarters over columns, and the year that the caption names."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def figures(caption: str, *quarters: str) -> dict[str, Found]:
    heads = "".join(f"<th>{quarter}</th>" for quarter in quarters)
    page = f"""<html><body><p>{caption}</p><table><tr><th>Grade</th>{heads}</tr>
    <tr><td>Band 3</td><td>8</td><td>6</td></tr>
    <tr><td>Band 4</td><td>9</td><td>5</td></tr></table></body></html>"""
    document = open_document("page.html", page.encode(), "html", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


@pytest.mark.parametrize(
    "quarters", [("Q1", "Q4"), ("Q1 (April to June)", "Q4 (January to March)"), ("Apr-Jun", "Jan-Mar")]
)
@pytest.mark.parametrize(
    "caption", ["Table 2: Officers warned, 2017/18", "Officers warned in the year. It was 2017/18."]
)
def test_a_quarter_is_of_the_one_financial_year_above(caption: str, quarters: tuple[str, str]) -> None:
    found = figures(caption, *quarters)
    assert [(str(f.period.start), str(f.period.end)) for f in (found["8"], found["6"]) if f.period] == [
        ("2017-04-01", "2017-06-30"),
        ("2018-01-01", "2018-03-31"),
    ]
    assert found["8"].certain == caption.startswith("Table")


@pytest.mark.parametrize(
    "caption", ["Officers warned, 2017", "Officers warned, 2016/17 and 2017/18", "Officers warned"]
)
def test_a_quarter_of_another_year_or_of_several_is_in_doubt(caption: str) -> None:
    assert not any(f.certain for f in figures(caption, "Q1", "Q4").values())


def test_the_day_in_a_label_is_nearer_than_the_year_above() -> None:
    page = """<html><body><p>Table 1: Officers, 2017</p><table><tr><th>What</th><th>Officers</th></tr>
    <tr><td>Officers dismissed</td><td>8</td></tr><tr><td>Officers suspended on 30 June 2017</td><td>6</td></tr>
    </table></body></html>"""
    document = open_document("page.html", page.encode(), "html", Settings())
    found = {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}
    assert [(str(f.period.start), str(f.period.end)) for f in (found["8"], found["6"]) if f.period] == [
        ("2017-01-01", "2017-12-31"),
        ("2017-06-30", "2017-06-30"),
    ]
