"""Sentences that lead to tables, and the heads and questions that do not."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.captions.leads import (
    asks_several,
    governs,
    heading_of_several,
    holds,
    is_phrase,
    since_question,
    without_opening,
)
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

TABLE = """<table><tr><th>Year</th><th>{one}</th><th>{two}</th></tr>
<tr><td>2016</td><td>8</td><td>6</td></tr><tr><td>2017</td><td>9</td><td>5</td></tr></table>"""


def figures(page: str) -> dict[str, Found]:
    document = open_document("page.html", f"<html><body>{page}</body></html>".encode(), "html", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


@pytest.mark.parametrize(
    "lead",
    [
        "The table sets out officers who were suspended, or dismissed, for smuggling tobacco.",
        "The table below shows the number of officers suspended and dismissed for smuggling tobacco.",
        "1. How many officers were suspended and how were they dismissed for smuggling tobacco?",
    ],
)
def test_a_bare_result_is_of_what_the_sentence_right_above_says(lead: str) -> None:
    found = figures(f"<p>{lead}</p>{TABLE.format(one='Suspended', two='Dismissed')}")
    assert "smuggling tobacco" in found["8"].measure_text
    assert found["8"].measure_text.endswith("Suspended")


def test_a_sentence_of_other_results_is_not_joined_to_a_column() -> None:
    lead = "The table shows the number of officers convicted of smuggling tobacco."
    assert "convicted" not in figures(f"<p>{lead}</p>{TABLE.format(one='Resigned', two='Retired')}")["8"].measure_text


def test_a_question_for_several_things_is_no_title_and_names_nobody() -> None:
    lead = "How many investigations were opened, and how many officers were dismissed?"
    found = figures(f"<p>{lead}</p>{TABLE.format(one='Investigations opened', two='Officers dismissed')}")
    assert found["8"].measure_text == "Investigations opened"
    assert found["8"].staff_group == ""
    assert asks_several(lead)


def test_an_earlier_question_is_not_this_tables() -> None:
    rows = (
        TABLE.format(one="2016", two="2017")
        .replace("<td>2016<", "<td>Sergeant<")
        .replace("<td>2017<", "<td>Constable<")
    )
    page = (
        f"<p>Q1. How many officers were dismissed?</p>{TABLE.format(one='North', two='South')}"
        f"<p>Q2. Please break down the grievances raised in 2016 and 2017 by the role of the subject.</p>{rows}"
    )
    texts = {f.measure_text for raw, f in figures(page).items() if raw in "8695"}
    assert all("dismissed" not in text for text in texts)
    lines = [
        "Q1. How many left?",
        "1. How many were dismissed?",
        "Nil returns are shown as 0.",
        "Q2. Please list them.",
    ]
    assert since_question(lines) == lines[3:]
    assert since_question(lines[:3]) == lines[1:3]


def test_the_head_of_a_label_column_displaces_no_title() -> None:
    page = """<h2>Penalties given to officers after misconduct meetings</h2><table>
    <tr><th>Year</th><th>Gender of officer</th><th>Warned</th><th>Advised</th></tr>
    <tr><td>2016</td><td>Male</td><td>8</td><td>6</td></tr><tr><td>2016</td><td>Female</td><td>9</td><td>5</td></tr>
    </table>"""
    found = figures(page)
    assert {f.measure_text for f in found.values()} == {
        "Penalties given to officers after misconduct meetings Warned",
        "Penalties given to officers after misconduct meetings Advised",
    }
    assert found["9"].gender == "female"


def test_the_total_row_is_of_what_its_column_says() -> None:
    page = """<p>Officers suspended or moved, 2019</p><table><tr><th>Rank</th><th>Suspended</th><th>Moved</th></tr>
    <tr><td>Sergeant</td><td>8</td><td>6</td></tr><tr><td>Constable</td><td>9</td><td>5</td></tr>
    <tr><td>Total</td><td>17</td><td>11</td></tr></table>"""
    found = figures(page)
    assert found["17"].measure_text == found["8"].measure_text
    assert "moved" not in found["17"].measure_text.casefold()
    assert " ," not in found["17"].measure_text


def test_what_a_sentence_says_of_the_table_is_left_out() -> None:
    assert without_opening("The following table shows the number of officers warned") == "officers warned"
    assert without_opening("Officers warned") == "Officers warned"
    assert governs("Officers warned are as follows:", ["Officers warned are as follows:"])
    assert not governs("Officers warned are as follows:", ["Officers warned are as follows:", "Another line"])
    assert holds("members of staff disciplined", "Dismissal")
    assert not holds("officers convicted", "Dismissal")


@pytest.mark.parametrize("text", ["Results of appeals against warnings decided in 2016.", "Officers who were warned."])
def test_a_caption_may_end_in_a_full_stop(text: str) -> None:
    assert is_phrase(text)
    assert text.strip(".") in figures(f"<p>{text}</p>{TABLE.format(one='Upheld', two='Not upheld')}")["8"].measure_text


@pytest.mark.parametrize(
    "text", ["Officers were warned.", "Cases that are open are not shown.", "Staff left. Some stayed."]
)
def test_a_statement_is_no_caption(text: str) -> None:
    assert not is_phrase(text)


def test_the_heading_of_one_table_is_not_that_of_the_next() -> None:
    first = TABLE.format(one="Upheld", two="Not upheld")
    second = TABLE.format(one="Dismissed", two="Warned").replace(">8<", ">18<").replace(">9<", ">19<")
    found = figures(f"<p>Results of appeals heard by the panel</p>{first}{second}")
    assert "appeals" in found["8"].measure_text
    assert "appeals" not in found["18"].measure_text


def test_a_line_may_head_several_tables() -> None:
    above = ["Tables 4a and 4b: Warnings given to custody staff", "This sheet contains two tables."]
    assert heading_of_several("Table 4b", above) == above[0]
    assert heading_of_several("Table 4c", above) == heading_of_several("Warnings", above) == ""
