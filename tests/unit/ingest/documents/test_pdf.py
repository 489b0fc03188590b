"""A PDF gives its lines with page and box, its tables cell by cell, and sets aside what stands on every page."""

from __future__ import annotations

import pytest
from builders.mappings import opened
from builders.office_documents import aligned, heading, noted, paragraph, pdf, ruled
from fpdf import FPDF

from ingest.documents.document import Document
from ingest.documents.opening import open_document
from ingest.model.errors import UnreadableDocument
from ingest.settings import Settings

RANKS = [("Rank", "2019", "2020"), ("Constable", "12", "<5"), ("Sergeant", "3", "")]
GENDERS = [
    ("", "2019", "2020", "2021"),
    ("Male", "10", "11", "1,204"),
    ("Female", "2", "~", "0"),
    ("Other", "", "1", "0"),
]


def letter(number: int) -> bytes:
    def draw(made: FPDF) -> None:
        heading(made, f"Officers dismissed in part {made.page_no()}")
        paragraph(made, f"This is part {made.page_no()} of the answer. " + "In 2019 there were 12 officers. " * 6)
        ruled(made, RANKS)
        aligned(made, GENDERS)
        noted(made, "There were 12", "1", " officers, on the 1")

    return pdf(*[draw] * number, head="Some Constabulary")


def tables(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.cells] for table in document.tables()]


@pytest.fixture(scope="module")
def document() -> Document:
    return opened(letter(3), "pdf", "letter.pdf")


def test_ruled_and_unruled_tables_keep_their_empty_cells(document: Document) -> None:
    assert tables(document) == [[list(row) for row in RANKS], [list(row) for row in GENDERS]] * 3


def test_cells_know_their_page_table_row_and_column(document: Document) -> None:
    found = list(document.tables())
    assert [table.place for table in found[2:4]] == ["page 2, table 1", "page 2, table 2"]
    assert found[3].cells[3][1].place == "page 2, table 2, row 4, column 2"


def test_lines_know_their_page_and_box(document: Document) -> None:
    line = next(line for line in document.lines if line.text.startswith("Officers dismissed in part 2"))
    assert line.place == "page 2, line 2" and line.cell("x").place == line.place
    assert line.box is not None and 0 < line.box[0] < line.box[2] < 600 and line.box[1] < line.box[3] < 120
    numbers = [line.number for line in document.lines]
    assert numbers == sorted(set(numbers))


def test_what_stands_on_every_page_is_set_aside(document: Document) -> None:
    aside = [block.text for block in document.texts() if block.kind == "page"]
    assert aside == [text for n in (1, 2, 3) for text in ("Some Constabulary", f"Page {n} of 3")]
    assert [b.text for b in document.texts() if b.heading] == [f"Officers dismissed in part {n}" for n in (1, 2, 3)]


def test_rows_that_are_alike_at_the_foot_of_every_page_are_rows() -> None:
    def draw(made: FPDF) -> None:
        made.set_y(230)
        aligned(made, [("Rank", "2019"), *[("Other", "0")] * 4])

    assert [len(table.cells) for table in opened(pdf(draw, draw, draw), "pdf").tables()] == [5, 5, 5]


def test_lines_of_a_paragraph_stand_together(document: Document) -> None:
    paragraphs = [block for block in document.texts() if block.text.startswith("This is part")]
    assert len(paragraphs) == 3 and all(len(block.lines) >= 2 for block in paragraphs)


def test_a_note_above_the_line_does_not_run_into_the_figure(document: Document) -> None:
    assert sum("There were 12¹ officers, on the 1" in line.text for line in document.lines) == 3
    assert not any("121" in line.text for line in document.lines)


def test_a_heading_over_two_columns_stands_over_both() -> None:
    def draw(made: FPDF) -> None:
        made.cell(40, 7, "")
        made.cell(60, 7, "Officers of all the ranks", align="C")
        made.ln(7)
        aligned(made, [("", "2019", "2020"), ("Male", "10", "11"), ("Female", "2", "0")], 40)

    cells = next(opened(pdf(draw), "pdf").tables()).cells
    assert [cell.text for cell in cells[-1]] == ["Female", "2", "0"]


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[str, int, int]] = []
    open_document("a.pdf", letter(4), "pdf", Settings(data="x"), lambda *at: told.append(at))
    assert told == [("a.pdf", n, 4) for n in (1, 2, 3, 4)]


def test_a_picture_of_a_text_needs_a_person() -> None:
    with pytest.raises(UnreadableDocument, match="has no text") as refused:
        opened(pdf_of_lines(), "pdf", "scan.pdf")
    assert "person" in refused.value.remedy


def pdf_of_lines() -> bytes:
    made = FPDF()
    made.add_page()
    made.line(10, 10, 100, 100)
    return bytes(made.output())


def test_a_page_without_text_is_remarked() -> None:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=11)
    made.cell(40, 7, "Words")
    made.add_page()
    assert opened(bytes(made.output()), "pdf").remarks == ["Pages without text, perhaps pictures: 2."]


def test_a_protected_pdf_is_refused() -> None:
    data = pdf(lambda made: paragraph(made, "Words"), owner_password="a", user_password="b")
    with pytest.raises(UnreadableDocument, match="protected by a password") as refused:
        opened(data, "pdf", "letter.pdf")
    assert refused.value.where == "letter.pdf"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_pdf_is_read_or_refused(share: float) -> None:
    data = letter(2)
    try:
        opened(data[: int(len(data) * share)], "pdf", "letter.pdf")
    except UnreadableDocument as refused:
        assert refused.remedy


def test_any_broken_byte_is_read_or_refused() -> None:
    data = letter(1)
    for place in range(0, len(data), max(1, len(data) // 60)):
        try:
            opened(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :], "pdf")
        except UnreadableDocument as refused:
            assert refused.remedy
