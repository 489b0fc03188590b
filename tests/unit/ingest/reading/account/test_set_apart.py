"""What stands apart from the text of a document comes under its account: margins, comments, tooltips, struck words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from builders.workbooks import xlsx

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CAPTION = "Number of officers dismissed"
ROWS = [["Year", "Male", "Female"], ["2020", "12", "4"], ["2021", "9", "6"], ["2022", "15", "7"]]
REVIEW = "If you are unhappy with this response you may ask for an internal review within two months."


def read(name: str, data: bytes) -> Reading:
    return read_document(open_document(name, data, "any", Settings()), Context("Anyshire Police"))


def page(head: str = "Male", cell: str = "12", after: str = "") -> Reading:
    rows = [[head if c == "Male" else cell if c == "12" else c for c in row] for row in ROWS]
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return read("a.html", f"<html><body><p>{CAPTION}</p><table>{body}</table>{after}</body></html>".encode())


def book(name: str = "Table 1", sheet: tuple[str, str] = ("", ""), **parts: str) -> Reading:
    """A workbook with one table; of its sheet's XML the first of two strings replaced by the second, and more parts."""
    cells = [[CAPTION], [], *[[int(c) if c.isdecimal() else c for c in row] for row in ROWS]]
    with zipfile.ZipFile(io.BytesIO(xlsx({name: cells}))) as made:
        xml = made.read("xl/worksheets/s0.xml").decode().replace(*sheet)
    more = {f"xl/{part}.xml": text.encode() for part, text in parts.items()}
    return read("a.xlsx", xlsx({name: cells}, {"xl/worksheets/s0.xml": xml.encode(), **more}))


def letter(change: Callable[[docx.document.Document], None]) -> Reading:
    made = docx.Document()
    made.add_paragraph(CAPTION)
    table = made.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    change(made)
    data = io.BytesIO()
    made.save(data)
    return read("a.docx", data.getvalue())


def test_nothing_apart_is_nothing_left_over() -> None:
    assert page().unaccounted == [] and book().unaccounted == []
    assert letter(lambda _: None).unaccounted == []


@pytest.mark.parametrize(
    ("head", "cell", "after"),
    [
        ('<abbr title="With trainees">Male</abbr>', "12", ""),
        ("Male", '<span title="a guess">12</span>', ""),
        ("Male", "12", '<img alt="Only officers in uniform" src="a.png">'),
        ("Male", "12", '<p style="display:none">The year 2020 is a guess.</p>'),
        ("Male", "12", '<div aria-label="Resignations">See there.</div>'),
    ],
)
def test_words_of_a_page_that_open_elsewhere(head: str, cell: str, after: str) -> None:
    assert page(head, cell, after).unaccounted


@pytest.mark.parametrize("after", ['<img alt="Anyshire Police logo" src="a.png">', '<p title="Page 2">Page 2</p>'])
def test_words_beside_a_page_that_say_nothing_more(after: str) -> None:
    assert page(after=after).unaccounted == []


COMMENTS = (
    f'<comments xmlns="{MAIN}"><commentList><comment ref="C4">'
    "<text><t>{}</t></text></comment></commentList></comments>"
)
STRIKES = (
    f'<styleSheet xmlns="{MAIN}"><fonts><font/><font><strike/></font></fonts>'
    '<cellXfs><xf/><xf fontId="1"/></cellXfs></styleSheet>'
)
MARGIN = '</sheetData><headerFooter><oddHeader>&amp;C&amp;"Arial"{}</oddHeader></headerFooter>'


def test_words_of_a_workbook_that_stand_in_no_cell() -> None:
    assert book(comments1=COMMENTS.format("Counted twice")).unaccounted
    assert book(sheet=("</sheetData>", MARGIN.format("Draft &amp;amp; unchecked"))).unaccounted
    assert book(sheet=("</sheetData>", MARGIN.format("Page &amp;P of &amp;N"))).unaccounted == []


@pytest.mark.parametrize("name", ["Volunteers", "Resignations", "2015 to 2017"])
def test_the_name_of_a_sheet_is_a_caption(name: str) -> None:
    assert book(name).unaccounted


@pytest.mark.parametrize("name", ["Sheet1", "Data", "2020 to 2022", "Officers dismissed"])
def test_a_name_that_says_nothing_more(name: str) -> None:
    assert book(name).unaccounted == []


@pytest.mark.parametrize("which", ["header", "footer", "first_page_header", "even_page_footer"])
def test_the_margins_of_a_letter(which: str) -> None:
    def write(made: docx.document.Document) -> None:
        getattr(made.sections[0], which).paragraphs[0].text = "Draft, trainees counted too"

    assert letter(write).unaccounted


def test_a_margin_with_its_marking_and_page() -> None:
    def write(made: docx.document.Document) -> None:
        made.sections[0].header.paragraphs[0].text = "OFFICIAL - SENSITIVE"
        made.sections[0].footer.paragraphs[0].text = "Page 1 of 2"

    assert letter(write).unaccounted == []


@pytest.mark.parametrize("cell", ["<s>12</s>", "<del>12</del>", '<b style="text-decoration: line-through">12</b>'])
def test_a_figure_struck_out_on_a_page(cell: str) -> None:
    _is_open(page(cell=cell))


def test_a_figure_struck_out_in_a_workbook_or_a_letter() -> None:
    _is_open(book(sheet=('r="B4"', 'r="B4" s="1"'), styles=STRIKES))

    def strike(made: docx.document.Document) -> None:
        made.tables[0].rows[1].cells[1].paragraphs[0].runs[0].font.strike = True

    _is_open(letter(strike))


def test_a_table_struck_out_whole_and_a_figure_put_in_place_of_another() -> None:
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
    _is_open(read("a.html", f"<html><body><p>{CAPTION}</p><del><table>{rows}</table></del></body></html>".encode()))
    reading = page(cell="<s>12</s>14")
    _is_open(reading)
    assert not any(one.raw_value == "1214" for one in reading.observations)


def _is_open(reading: Reading) -> None:
    assert any("struck out" in left.why for left in reading.unaccounted)
    assert not any(one.certain and one.raw_value == "12" for one in reading.observations)


@pytest.mark.parametrize(
    "paragraph",
    [
        REVIEW,
        "If you remain dissatisfied, you have the right to appeal to the Information Commissioner at Wycliffe House.",
        "You may ask for an internal review by writing to us within 40 working days of the date of this letter.",
    ],
)
def test_a_paragraph_of_every_letter_is_understood(paragraph: str) -> None:
    assert read("a.txt", f"{_text()}\n{paragraph}\n".encode()).unaccounted == []


@pytest.mark.parametrize(
    "paragraph",
    [
        REVIEW.replace("response", "response, in which trainees are counted,"),
        "If you are unhappy that these are estimates you may ask for an internal review.",
        "You have the right to an internal review of how we counted volunteers.",
    ],
)
def test_a_paragraph_with_a_word_of_its_own_is_not(paragraph: str) -> None:
    assert read("a.txt", f"{_text()}\n{paragraph}\n".encode()).unaccounted


def _text() -> str:
    return f"{CAPTION}\n\n" + "\n".join(" | ".join(row) for row in ROWS) + "\n"
