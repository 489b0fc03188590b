"""Whoever asked stands nowhere in what is kept of a PDF or a Word document, and every figure stays where it stood."""

from __future__ import annotations

from typing import Any

import pytest
from builders.mappings import opened
from builders.office_documents import paragraph, pdf, ruled, word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from fpdf import FPDF

from ingest.cleaning import without_personal_data
from ingest.documents.document import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WHO = ("Quillfeather", "Orla", "quill.example.org", "Sample Street", "AB1 2DE", "07700")
ADDRESS = ("Orla Quillfeather", "12 Sample Street", "Sampletown", "AB1 2DE")
MAIL = "orla@quill.example.org"
ROWS = [("Rank", "2018", "2019"), ("Constable", "3", "4"), ("Sergeant", "~", "12")]


def printed(made: FPDF) -> None:
    made.set_font("helvetica", size=11)
    for line in ADDRESS:
        made.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    made.ln(8)
    paragraph(made, "Dear Dr Quillfeather,")
    paragraph(made, f"You wrote from {MAIL} or 07700 900123. Kent Police dismissed 12 officers in 2019.")
    ruled(made, ROWS)
    ruled(made, [("Requester", "Orla Quillfeather"), ("Sent to", MAIL), ("At", " ".join(ADDRESS))])


def letter(book: Any) -> None:
    book.core_properties.author = "Orla Quillfeather"
    book.core_properties.last_modified_by = MAIL
    book.sections[0].header.paragraphs[0].text = f"To {MAIL}"
    book.sections[0].footer.paragraphs[0].text = "Orla Quillfeather"
    for line in ADDRESS:
        book.add_paragraph(line)
    book.add_paragraph("")
    said = book.add_paragraph("Dear Dr Quill")
    said.add_run("feather").bold = True
    said.add_run(",")
    linked = book.add_paragraph("Write to ")
    key = book.part.relate_to(f"mailto:{MAIL}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    linked._p.append(
        parse_xml(
            f'<w:hyperlink {W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            f'r:id="{key}"><w:r><w:t>us</w:t></w:r></w:hyperlink>'
        )
    )
    struck = book.add_paragraph("Kent Police dismissed 12 officers in 2019.")
    struck._p.append(
        parse_xml(
            f'<w:del {W} w:id="1" w:author="Orla Quillfeather"><w:r><w:delText>Quillfeather</w:delText></w:r></w:del>'
        )
    )
    book.add_comment(struck.runs, text=f"ask {MAIL}", author="Orla Quillfeather", initials="OQ")
    for rows in (ROWS, [("Requester", "Orla Quillfeather"), ("Sent to", MAIL), ("At", " ".join(ADDRESS))]):
        table = book.add_table(len(rows), len(rows[0]))
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                table.cell(r, c).text = text


def cells(document: Document) -> list[tuple[str, str]]:
    return [(cell.place, cell.text) for table in document.tables() for row in table.cells for cell in row]


MADE = {"pdf": pdf(printed, head="Some Police"), "docx": word(letter)}


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_nobody_is_left_in_what_is_kept(kind: str) -> None:
    clean = without_personal_data(f"a.{kind}", MADE[kind])
    kept = clean.data.decode("utf-8")
    assert not [word for word in WHO if word.casefold() in kept.casefold()]
    assert clean.removed >= 5 and {"Orla", "Quillfeather"} <= clean.names


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_every_figure_and_every_line_stays_where_it_stood(kind: str) -> None:
    before = opened(MADE[kind], kind, f"a.{kind}")
    after = opened(without_personal_data(f"a.{kind}", MADE[kind]).data, kind, f"a.{kind}")
    assert cells(after)[:9] == cells(before)[:9]
    assert [place for place, _ in cells(after)] == [place for place, _ in cells(before)]
    assert [(line.number, line.place, line.box) for line in after.lines] == [
        (line.number, line.place, line.box) for line in before.lines
    ]
    assert any("dismissed 12 officers in 2019." in line.text for line in after.lines)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_what_was_cleaned_once_is_not_changed_by_cleaning_it_again(kind: str) -> None:
    once = without_personal_data(f"a.{kind}", MADE[kind])
    again = without_personal_data(f"a.{kind}", once.data)
    assert (again.data, again.removed) == (once.data, 0)
    assert without_personal_data(f"a.{kind}", MADE[kind]) == once


def test_a_text_cleaned_once_is_not_changed_by_cleaning_it_again() -> None:
    text = b"Dear Dr Quillfeather,\nFrom: Orla Quillfeather\nOfficers removed from office | 3\n"
    once = without_personal_data("a.txt", text)
    assert b"Officers removed from office | 3" in once.data
    assert without_personal_data("a.txt", once.data).data == once.data
