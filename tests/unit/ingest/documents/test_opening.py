"""Untrusted bytes are read as what they are declared to be, or refused with a reason and a remedy."""

from __future__ import annotations

import io
import zipfile

import pytest
from builders.mappings import opened
from builders.workbooks import ods, ods_row, xlsx, xlsx_with_far_cell, zipped

from ingest.documents.document import Document
from ingest.documents.opening import open_document
from ingest.model.errors import UnreadableDocument
from ingest.settings import Settings

BOOK = xlsx({"S": [["Year", 2014], ["Male", 12]]})
PAGE = "<html><body><table><tr><td>Year</td><td>2014</td></tr></table></body></html>"


def texts(document: Document, sheet: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in document.sheets[sheet]]


@pytest.mark.parametrize("kind", ["text", "html", "workbook"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_an_empty_file_is_refused(kind: str, data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"`letter.txt` is empty") as refused:
        opened(data, kind)
    assert refused.value.where == "letter.txt" and refused.value.remedy


@pytest.mark.parametrize(
    "start", ["", "\ufeff", "  \r\n", "<!DOCTYPE html>", "<?xml version='1.0'?>", "<!-- saved -->\n"]
)
def test_a_workbook_that_is_really_a_page_is_refused(start: str) -> None:
    with pytest.raises(UnreadableDocument, match="holds an HTML page"):
        opened(start + PAGE, "workbook", "figures.xlsx")


@pytest.mark.parametrize("kind", ["text", "html"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (BOOK, "holds a workbook"),
        (b"\xd0\xcf\x11\xe0rest", "holds a workbook"),
        (b"a\0b", "binary"),
        (b"%PDF-1.7", "binary"),
    ],
)
def test_text_that_is_something_else_is_refused(kind: str, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        opened(data, kind)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"xl/worksheets/s0.xml": bytes(40 * 1024 * 1024)}), "zip bomb"),
        (xlsx_with_far_cell("XFD1048576"), "asks for 17,179,869,184 cells"),
        (ods(ods_row("x", rows=1_048_576, columns=16_384)), "asks for 17,179,869,184 cells"),
        (ods(ods_row("x", rows=7_000_000)), "asks for 7,000,000 cells"),
        (BOOK[: len(BOOK) // 2], "damaged"),
        (BOOK[:-40], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (zipped({"content.xml": b"<a><b></a>"}), "damaged"),
        (zipped({"letter.txt": b"x"}), "cannot be opened"),
        (xlsx({"S": [["x"]]}, {"xl/vbaProject.bin": b"x"}), "macros"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old or password-protected"),
        (b'a,"b\nc', "no regular .csv"),
        (b"a\0b,c", "no text"),
    ],
    ids=[
        "bomb",
        "far cell",
        "repeated",
        "long",
        "half",
        "no end",
        "no zip",
        "xml",
        "no book",
        "macro",
        "xls",
        "quote",
        "nul",
    ],
)
def test_a_workbook_that_is_not_safe_or_not_whole_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        opened(data, "workbook", "figures.xlsx")
    assert said in refused.value.as_text() and "figures.xlsx" in refused.value.where


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    small = Settings(data="unused", document_limit=10, expanded_limit=10)
    with pytest.raises(UnreadableDocument, match="the limit is 10"):
        open_document("a.txt", b"x" * 11, "text", small)
    with pytest.raises(UnreadableDocument, match="would unpack"):
        open_document("a.xlsx", BOOK, "workbook", Settings(data="unused", expanded_limit=10))


def test_a_workbook_never_opens_partly(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One broken byte anywhere gives the same sheets, or an error of ours; never a crash, never other figures."""
    whole = texts(opened(BOOK, "workbook"), "S")
    for place in range(0, len(BOOK), 7):
        broken = BOOK[:place] + bytes([BOOK[place] ^ 0x55]) + BOOK[place + 1 :]
        try:
            read = opened(broken, "workbook")
        except UnreadableDocument:
            continue
        assert all(texts(read, sheet) in (whole, []) for sheet in read.sheets)


def test_sheets_of_an_xlsx_keep_strings_and_addresses() -> None:
    document = opened(xlsx({"A & B": [["Year ", 2014, 12.5], [None, None, "5≤"]], "Empty": []}), "workbook")
    assert texts(document, "A & B") == [["Year ", "2014", "12.5"], ["", "", "5≤"]]
    assert document.sheets["A & B"][1][2].place == "C2"
    assert document.sheets["Empty"] == []


def test_addresses_hold_where_the_first_cells_are_empty() -> None:
    document = opened(xlsx({"S": [[], [None, "Year"]]}), "workbook")
    assert [(c.text, c.place) for row in document.sheets["S"] for c in row if c.text] == [("Year", "B2")]


def test_sheets_of_an_ods_are_read_with_their_repeats() -> None:
    document = opened(ods(ods_row("Year", "~") + ods_row(7, rows=2, columns=2), "T 1"), "workbook")
    assert texts(document, "T 1") == [["Year", "~"], ["7", "7"], ["7", "7"]]
    assert document.sheets["T 1"][2][1].place == "B3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_csv_keeps_its_rows_as_long_as_they_are(encoding: str, end: str) -> None:
    data = f'Größe{end}"a ""b"", c",NA,007{end}1{end}'.encode(encoding)
    assert texts(opened(data, "workbook", "a.csv"), "csv") == [["Größe"], ['a "b", c', "NA", "007"], ["1"]]


def test_a_text_has_numbered_lines_without_type_setting() -> None:
    document = opened("\ufeff<b>One</b>\r\n\ftwo\rthree <STRONG>3</STRONG >\n\n5 < 6")
    assert [(line.number, line.text) for line in document.lines] == [
        (1, "One"),
        (2, "two"),
        (3, "three 3"),
        (4, ""),
        (5, "5 < 6"),
    ]


def test_a_text_in_windows_letters_is_read() -> None:
    assert opened("£5 – 6".encode("cp1252")).lines[0].text == "£5 – 6"


@pytest.mark.parametrize(
    "rows", [[], [b"[Content_Types].xml"], [b"xl/workbook.xml", b"xl/worksheets/s0.xml"], [b"content.xml", b"mimetype"]]
)
@pytest.mark.parametrize("content", [b"", b"<", b"<a/>", b"\xff\xfe", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_any_zip_is_refused_or_read_but_never_crashes(rows: list[bytes], content: bytes) -> None:
    data = zipped({name.decode(): content for name in rows})
    assert zipfile.is_zipfile(io.BytesIO(data))
    with pytest.raises(UnreadableDocument):
        opened(data, "workbook", "a.ods")
