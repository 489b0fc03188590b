"""A Word document gives its paragraphs, headings, tables and notes in order, and nothing runs into a figure."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from builders.mappings import opened
from builders.office_documents import word
from docx.oxml import parse_xml

from ingest.documents.document import Document, Table
from ingest.model.errors import UnreadableDocument

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def rows(book: Any, cells: list[tuple[str, ...]]) -> Any:
    table = book.add_table(len(cells), len(cells[0]))
    for r, row in enumerate(cells):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    return table


def letter(book: Any) -> None:
    book.sections[0].header.paragraphs[0].text = "Some Constabulary"
    book.add_heading("Officers dismissed", 1)
    noted = book.add_paragraph("There were 12")
    noted.add_run("1").font.superscript = True
    noted.add_run(" officers.")
    table = rows(book, [("Rank", "2019", ""), ("", "Male", "Female"), ("Constable", "3", "4"), ("Sergeant", "", "1")])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    book.add_paragraph().add_run("Table 2").bold = True
    book.add_paragraph("If you are unhappy with this answer you may ask for an internal review.")


def tables(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.cells] for table in document.tables()]


def test_all_of_it_comes_in_order() -> None:
    document = opened(word(letter), "docx", "letter.docx")
    said = [(b.place if isinstance(b, Table) else b.text, getattr(b, "kind", "")) for b in document.blocks]
    assert said == [
        ("Some Constabulary", "page"),
        ("Officers dismissed", ""),
        ("There were 12¹ officers.", ""),
        ("table 1", ""),
        ("Table 2", ""),
        ("If you are unhappy with this answer you may ask for an internal review.", "appeal"),
    ]
    assert [block.heading for block in document.texts()] == [False, True, False, True, False]


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    cells = next(opened(word(letter), "docx").tables()).cells
    assert [[cell.text for cell in row] for row in cells] == [
        ["Rank", "2019", "2019"],
        ["Rank", "Male", "Female"],
        ["Constable", "3", "4"],
        ["Sergeant", "", "1"],
    ]
    assert cells[0][1] == cells[0][2] and cells[0][0] == cells[1][0]
    assert cells[3][2].place == "table 1, row 4, column 3"


def test_a_row_that_begins_late_keeps_its_columns() -> None:
    def draw(book: Any) -> None:
        table = rows(book, [("a", "1", "2"), ("b", "3", "4")])
        row = table.rows[1]._tr
        row.remove(row.tc_lst[0])
        row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {W} w:val="1"/>'))

    assert tables(opened(word(draw), "docx")) == [[["a", "1", "2"], ["", "3", "4"]]]


def test_heading_rows_are_those_repeated_on_every_page() -> None:
    def draw(book: Any) -> None:
        table = rows(book, [("a", "b"), ("1", "2")])
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))

    assert [table.header_rows for table in opened(word(draw), "docx").tables()] == [1]


def test_figures_in_two_paragraphs_of_a_cell_stay_apart() -> None:
    def draw(book: Any) -> None:
        table = rows(book, [("a", "12"), ("b", "2")])
        table.cell(0, 1).add_paragraph("13")
        table.cell(1, 1).add_table(1, 2).cell(0, 1).text = "inner"

    assert tables(opened(word(draw), "docx")) == [[["a", "12 / 13"], ["b", "2"]], [["", "inner"]]]


def test_deleted_words_go_and_accepted_words_and_controls_stay() -> None:
    def draw(book: Any) -> None:
        run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
        book.element.body.insert(0, parse_xml(
            f'<w:sdt {W}><w:sdtContent><w:p><w:ins>{run.format("12 ")}</w:ins>'
            f'<w:del><w:r><w:delText>13</w:delText></w:r></w:del>{run.format("officers")}</w:p></w:sdtContent></w:sdt>'
        ))  # fmt: skip

    assert [block.text for block in opened(word(draw), "docx").texts()] == ["12 officers"]


def test_footnotes_are_numbered_as_the_text_refers_to_them() -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = f'<w:footnotes {W}><w:footnote w:id="7"><w:p><w:r><w:t>To May.</w:t></w:r></w:p></w:footnote></w:footnotes>'

    def draw(book: Any) -> None:
        made = book.add_paragraph("There were 12")
        made._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="7"/></w:r>'))
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), book.part.package)
        book.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    found = [(block.text, block.place) for block in opened(word(draw), "docx").texts()]
    assert found == [("There were 12¹", "paragraph 1"), ("1. To May.", "footnote 1")]


def test_a_table_that_floods_is_refused() -> None:
    def draw(book: Any) -> None:
        table = rows(book, [("a", "b")])
        cell = table.cell(0, 0)._tc.get_or_add_tcPr()
        cell.append(parse_xml(f'<w:gridSpan {W} w:val="1000000"/>'))

    with pytest.raises(UnreadableDocument, match="spreads over more than"):
        opened(word(draw), "docx")


def test_any_half_of_it_is_refused() -> None:
    data = word(letter)
    for share in (0.1, 0.5, 0.9, 0.999):
        with pytest.raises(UnreadableDocument) as refused:
            opened(data[: int(len(data) * share)], "docx", "letter.docx")
        assert refused.value.where == "letter.docx" and refused.value.remedy


def test_many_rows_merged_down_are_read() -> None:
    def draw(book: Any) -> None:
        table = rows(book, [("a", "1")])
        first = table.rows[0]._tr
        first.tc_lst[0].get_or_add_tcPr().append(parse_xml(f'<w:vMerge {W} w:val="restart"/>'))
        for _ in range(1_500):
            row = copy.deepcopy(first)
            merge = row.tc_lst[0].tcPr[-1]
            merge.getparent().replace(merge, parse_xml(f"<w:vMerge {W}/>"))
            table._tbl.append(row)

    cells = next(opened(word(draw), "docx").tables()).cells
    assert len(cells) == 1_501 and {row[0].place for row in cells} == {"table 1, row 1, column 1"}
