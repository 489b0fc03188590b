"""A sheet gives its tables, titles and notes apart, each cell once, with its address and what is hidden."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from builders.mappings import opened
from builders.workbooks import ods, ods_row, xlsx, zipped

from ingest.documents import sheet_parts, sheet_rows
from ingest.documents.document import Document, Table, Text
from ingest.documents.opening import open_document
from ingest.documents.sheet_rows import SheetGrid, SheetRows
from ingest.model.errors import UnreadableDocument
from ingest.settings import Settings

TITLE, NOTE = (
    "Table 1: Officers dismissed",
    "Source: a system of records that was replaced in that year and in the next.",
)
HEAD: list[str | int | float | None] = ["Rank", 2019, 2020]


def grids(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.cells] for table in document.tables()]


def shown(document: Document) -> list[str]:
    return [block.place if isinstance(block, Table) else block.text for block in document.blocks]


def edited(book: bytes, old: str, new: str, part: str = "xl/worksheets/s0.xml") -> bytes:
    """A workbook with the XML of a part changed."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    assert re.search(old, held[part].decode())
    return zipped(held | {part: re.sub(old, new, held[part].decode()).encode()})


def test_titles_tables_and_notes_come_apart() -> None:
    sheet = [
        [TITLE],
        HEAD,
        ["Constable", 12, "~"],
        ["Sergeant", 3, 4],
        [NOTE],
        [],
        ["Table 2"],
        HEAD,
        ["Inspector", 1, 2],
    ]
    document = opened(xlsx({"S 1": sheet}), "workbook")
    assert shown(document) == [TITLE, "S 1!A2:C4", NOTE, "Table 2", "S 1!A8:C9"]
    assert [block.heading for block in document.texts()] == [True, False, True]
    assert [block.lines[0].place for block in document.texts()] == ["S 1!A1", "S 1!A5", "S 1!A7"]
    assert next(document.tables()).cells[1][2].place == "S 1!C3"


def test_a_blank_row_within_a_table_does_not_part_it() -> None:
    rows = [HEAD, [], ["Male", 1, 2], [], ["Female", 3, 4], ["All", 4, 6]]
    assert shown(opened(xlsx({"S": rows}), "workbook")) == ["S!A1:C6"]


def test_a_band_within_a_table_does_not_part_it() -> None:
    rows = [HEAD, ["North"], ["Male", 1, 2], [], ["South"], ["Male", 3, 4]]
    assert shown(opened(xlsx({"S": rows}), "workbook")) == ["S!A1:C6"]


def test_a_second_head_begins_another_table() -> None:
    rows = [HEAD, ["Male", 1, 2], [], HEAD, ["Male", 3, 4]]
    assert shown(opened(xlsx({"S": rows}), "workbook")) == ["S!A1:C2", "S!A4:C5"]


def test_a_sheet_of_notes_is_text() -> None:
    document = opened(
        xlsx({"Notes": [["Notes"], [], ["1. Figures are of persons."], ["2. Some are not."]]}), "workbook"
    )
    assert all(isinstance(block, Text) for block in document.blocks) and len(document.blocks) == 3


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    book = xlsx({"S": [["Rank", "Officers", None], [None, 2019, 2020], ["Constable", 1, 2]]})
    merges = '</sheetData><mergeCells count="2"><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/></mergeCells>'
    cells = next(opened(edited(book, "</sheetData>", merges), "workbook").tables()).cells
    assert [[cell.text for cell in row] for row in cells[:2]] == [
        ["Rank", "Officers", "Officers"],
        ["Rank", "2019", "2020"],
    ]
    assert cells[1][0].place == "S!A1"


def test_hidden_rows_columns_and_sheets_are_noticed() -> None:
    book = xlsx({"S": [HEAD, ["Male", 1, 2], ["Female", 3, 4]], "T": [HEAD, ["Male", 5, 6]]})
    book = edited(book, '<row r="2">', '<row r="2" hidden="1">')
    book = edited(book, "<sheetData>", '<cols><col min="3" max="3" hidden="1"/></cols><sheetData>')
    book = edited(book, '<sheet name="T"', '<sheet name="T" state="hidden"', "xl/workbook.xml")
    document = opened(book, "workbook")
    first, second = document.tables()
    assert (first.hidden_rows, first.hidden_columns, first.is_hidden) == ({1}, {2}, False)
    assert second.is_hidden and len(document.remarks) == 3


def test_hidden_rows_and_columns_of_an_ods_are_noticed() -> None:
    column = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    hidden = ods_row("Female", 3).replace("<table:table-row", '<table:table-row table:visibility="filter"')
    table = next(opened(ods(column + ods_row("Rank", 12) + hidden), "workbook").tables())
    assert (table.hidden_rows, table.hidden_columns) == ({1}, {1})


def test_a_share_is_no_count() -> None:
    """A cell of 1 that is shown as 100% must not read as one person."""
    styles = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/>'
    book = xlsx(
        {"S": [["Rank", 2019], ["Constable", 1], ["Sergeant", 0.125]]},
        {"xl/styles.xml": f'{styles}<xf numFmtId="9"/></cellXfs></styleSheet>'.encode()},
    )
    book = edited(book, r'<c r="(B[23])">', r'<c r="\1" s="1">')
    assert grids(opened(book, "workbook")) == [[["Rank", "2019"], ["Constable", "100%"], ["Sergeant", "12.5%"]]]
    share = ods_row("Constable", 1).replace('value-type="float"', 'value-type="percentage"')
    assert grids(opened(ods(ods_row("Rank", "Share") + share), "workbook")) == [
        [["Rank", "Share"], ["Constable", "100%"]]
    ]


def test_a_sign_above_the_line_stays_apart() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    run = '<r><t>20</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    book = xlsx(
        {"S": [["Rank", 2019], ["Constable", 5]]},
        {"xl/sharedStrings.xml": f'<sst xmlns="{main}"><si>{run}</si></sst>'.encode()},
    )
    book = edited(book, r'<c r="B2"><v>5</v></c>', '<c r="B2" t="s"><v>0</v></c>')
    assert grids(opened(book, "workbook"))[0][1] == ["Constable", "20¹"]
    styles = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><style:style '
        'style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
        "</office:automatic-styles>"
    )
    cell = ods_row("Constable", "XX").replace("XX", '20<text:span text:style-name="T1">1</text:span>')
    table = ods(ods_row("Rank", "2019") + cell)
    table = edited(table, "<office:body>", styles + "<office:body>", "content.xml")
    assert grids(opened(table, "workbook"))[0][1] == ["Constable", "20¹"]


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("ingest.documents.sheet_parts", "ingest.documents.sheet_reading"):
        monkeypatch.setattr(f"{module}.SLICE", 2_000)
    monkeypatch.setattr(sheet_parts, "_CHUNK", 500)


def large(rows: int) -> list[list[str | int | float | None]]:
    return [HEAD, *([f"Rank {n}", None if n % 7 == 0 else n, n / 8] for n in range(rows))]


def test_a_sheet_in_slices_is_the_same_sheet(small_slices: None) -> None:
    rows = [*large(300), [], ["Later", 1]]
    told: list[tuple[int, int]] = []
    book = xlsx({"A": [["x", 1]], "B": rows, "C": large(3)})
    sliced = open_document(
        "a.xlsx", book, "workbook", Settings(data="x"), lambda _, done, total: told.append((done, total))
    )
    assert len(told) > 6 and told == sorted(told) and told[-1][0] == told[-1][1]
    wanted = [["" if v is None else str(v).removesuffix(".0") for v in row] for row in rows]
    cells = sliced.sheets["B"]
    assert [[cell.text for cell in row][: len(want)] for row, want in zip(cells, wanted, strict=True)] == wanted
    assert cells[150][0].place == "A151" and sliced.sheets["C"][1][0].text == "Rank 0"


def test_a_large_sheet_without_row_numbers_is_refused(small_slices: None) -> None:
    book = edited(xlsx({"S": large(200)}), r' r="\w+"', "")
    with pytest.raises(UnreadableDocument, match="does not number its rows") as refused:
        opened(book, "workbook", "a.xlsx")
    assert refused.value.remedy


def test_cells_of_a_large_book_are_made_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = opened(xlsx({"S": large(50)}), "workbook")
    monkeypatch.setattr(sheet_rows, "_WRITTEN_OUT", 10)
    lazy = opened(xlsx({"S": large(50)}), "workbook")
    assert isinstance(lazy.sheets["S"], SheetGrid)
    assert [list(row) for row in lazy.sheets["S"]] == list(whole.sheets["S"])
    assert [[list(row) for row in t.cells] for t in lazy.tables()] == [list(t.cells) for t in whole.tables()]
    part = lazy.sheets["S"][2:4]
    assert [row[0].place for row in part] == ["A3", "A4"] and lazy.sheets["S"][-1][0].place == "A51"
    with pytest.raises(IndexError):
        lazy.sheets["S"][51]


@pytest.mark.parametrize("row", [[], [""], ["", ""], ["a"], ["", "a", ""], ["a\x1fb", "c"], ["\x1f"], ["a\x1f", ""]])
def test_a_row_is_kept_as_it_is(row: list[str]) -> None:
    rows = SheetRows()
    rows.add(row)
    assert list(rows.row(0)) == row


@pytest.mark.parametrize("rows", [1, 5])
def test_a_csv_has_blocks_too(rows: int) -> None:
    data = "Rank,2019\n" + "Constable,1\n" * rows
    assert shown(opened(data, "any", "a.csv")) == [f"csv!A1:B{rows + 1}"]
