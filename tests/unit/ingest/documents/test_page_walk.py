"""A page is read from top to bottom: headings, paragraphs and tables; the site's furniture is set aside."""

from __future__ import annotations

import pytest
from builders.mappings import opened

from ingest.documents.document import Document, Table, Text

PAGE = """<!doctype html><html><head><title>FOI 12</title></head><body class="has-cookie-banner">
<div id="global-cookie-message"><p>We use some essential cookies.</p><button>Accept all cookies</button></div>
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li>News from 2024</li></ul></nav></header>
<main><h1>Officers dismissed</h1><p>You asked:<br>How many?</p>
<table><caption>Dismissals</caption><thead><tr><th rowspan=2>Rank</th><th colspan=2>Year</th></tr>
<tr><th>2019</th><th>2020</th></tr></thead><tr><td>Constable</td><td>12<sup>1</sup></td><td>3</td></tr></table>
<p>There were 15<sup>1</sup> officers, since the 1<sup>st</sup> of May.</p>
<h2>Right to complain</h2><p>You have two months.</p><h2>Notes</h2><p>Of the year.</p></main>
<footer><p>Some force, some street</p></footer></body></html>"""


def said(document: Document) -> list[str]:
    return [block.text for block in document.texts() if not block.boilerplate]


def tables(page: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.cells] for table in opened(page, "html").tables()]


def test_the_answer_comes_without_the_site() -> None:
    assert said(opened(PAGE, "html")) == [
        "Officers dismissed",
        "You asked:\nHow many?",
        "There were 15¹ officers, since the 1st of May.",
        "Notes",
        "Of the year.",
    ]


def test_what_is_set_aside_is_kept_and_named() -> None:
    aside = {block.text: block.kind for block in opened(PAGE, "html").texts() if block.boilerplate}
    assert aside == {
        "FOI 12": "site",
        "We use some essential cookies.": "site",
        "Accept all cookies": "site",
        "Home": "site",
        "News from 2024": "site",
        "Right to complain": "appeal",
        "You have two months.": "appeal",
        "Some force, some street": "site",
    }


def test_blocks_stand_in_the_order_of_the_page() -> None:
    blocks = [block for block in opened(PAGE, "html").blocks if not block.boilerplate]
    assert [isinstance(block, Table) for block in blocks] == [False, False, True, False, False, False]
    assert [block.heading for block in blocks if isinstance(block, Text)] == [True, False, False, True, False]


def test_lines_are_numbered_through_the_page_and_its_tables() -> None:
    document = opened(PAGE, "html")
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    for block in document.texts():
        for line in block.lines:
            assert document.lines[line.number - 1].text == line.text


def test_a_table_knows_its_title_and_its_heading_rows() -> None:
    table = next(opened(PAGE, "html").tables())
    assert (table.caption, table.header_rows, table.place) == ("Dismissals", 2, "table 1")
    assert [cell.text for cell in table.cells[2]] == ["Constable", "12¹", "3"]


def test_a_spanning_cell_is_one_cell_by_its_place() -> None:
    cells = next(opened(PAGE, "html").tables()).cells
    assert cells[0][1] == cells[0][2] and cells[0][0] == cells[1][0]
    assert len({cell.place for row in cells for cell in row}) == 7


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("12<br>13", "12 / 13"),
        ("<p>12</p><p>13</p>", "12 / 13"),
        ("Gross<br>misconduct", "Gross misconduct"),
        ("1<sup>a</sup>", "1[a]"),
        ("5<sup>*</sup>", "5*"),
        ("5<sup>[2]</sup>", "5[2]"),
        ("2<sup>nd</sup>", "2nd"),
        ("7<sup><a href='#n'>2, 3</a></sup>", "7², ³"),
    ],
)
def test_two_figures_in_a_cell_never_run_into_one(inside: str, text: str) -> None:
    assert tables(f"<table><tr><td>x</td><td>{inside}</td></tr></table>") == [[["x", text]]]


def test_a_table_within_a_cell_comes_after_the_outer_one() -> None:
    inner = "<table><tr><td>inner</td><td>3</td></tr></table>"
    page = f"<table><tr><td>Rank</td><td>Officers</td></tr><tr><td>Constable{inner}</td><td>4 in all</td></tr></table>"
    assert tables(page) == [[["Rank", "Officers"], ["Constable", "4 in all"]], [["inner", "3"]]]


def test_a_table_that_only_sets_type_is_no_table() -> None:
    data = "<table><tr><td>Male</td><td>3</td></tr></table>"
    page = f"<table><tr><td><h1>Title</h1><p>Words.</p></td></tr><tr><td>{data}</td></tr></table>"
    assert tables(page) == [[["Male", "3"]]] and said(opened(page, "html")) == ["Title", "Words."]


def test_figures_in_a_part_of_the_site_are_not_set_aside() -> None:
    page = "<p>Words</p><aside><table><tr><td>Male</td><td>3</td></tr></table></aside>" + "<p>More words.</p>" * 9
    assert [table.boilerplate for table in opened(page, "html").tables()] == [False]


def test_a_page_wrapped_in_one_form_is_still_a_page() -> None:
    page = f"<form id='search'><p>Answer with words enough to be one.</p>{'<p>More of them.</p>' * 9}</form>"
    assert said(opened(page, "html"))[0] == "Answer with words enough to be one."


def test_what_people_do_not_see_is_told() -> None:
    page = "<p>Seen</p><p hidden>Not</p><div style='display: none'><table><tr><td>a</td><td>1</td></tr></table></div>"
    document = opened(page, "html")
    assert said(document) == ["Seen"] and [table.is_hidden for table in document.tables()] == [True]


def test_a_short_bold_paragraph_is_a_heading() -> None:
    document = opened("<p><b>Table 1:</b> <strong>Officers</strong></p><p><b>Note</b> of it</p>", "html")
    assert [block.heading for block in document.texts()] == [True, False]
