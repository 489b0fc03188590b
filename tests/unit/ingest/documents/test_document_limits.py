"""What is not safe to open is refused with what it is, where, and what to do; what is safe is not."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from builders.mappings import opened
from builders.office_documents import paragraph, pdf, word
from builders.workbooks import ods, ods_row, xlsx, zipped

from ingest.documents.kind import kind_of_document
from ingest.documents.opening import open_document
from ingest.model.errors import UnreadableDocument
from ingest.settings import Settings

BOOK = xlsx({"S": [["Year", 2014]]})
TABLE = ods(ods_row("Year", 2014))
LETTER = word(lambda book: book.add_paragraph("Words"))
PRINTED = pdf(lambda made: paragraph(made, "Words"))
BOMB = '<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;&b;">]>'


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A zip with one part put in, or put in place of the one of that name."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return zipped({n: parts.read(n) for n in parts.namelist()} | {name: content})


def with_bomb(data: bytes, name: str) -> bytes:
    """A zip one of whose parts defines entities of entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        text = parts.read(name).decode()
    start, _, rest = text.rpartition("?>")
    return with_part(data, name, (start + ("?>" if start else "") + BOMB + rest).encode())


def lying(data: bytes, part: str) -> bytes:
    """A zip whose directory and headers say that a part is small when unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        size = parts.getinfo(part).file_size.to_bytes(4, "little")
    return data.replace(size, (10).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("file", "data", "said"),
    [
        ("a.xlsx", zipped({"xl/worksheets/s0.xml": bytes(40 * 1024 * 1024)}), "zip bomb"),
        ("a.docx", with_part(LETTER, "word/media/a.bin", bytes(60 * 1024 * 1024)), "zip bomb"),
        ("a.xlsx", lying(with_part(BOOK, "xl/big.bin", bytes(3_141_592)), "xl/big.bin"), "damaged"),
        ("a.xlsx", with_bomb(BOOK, "xl/worksheets/s0.xml"), "XML entities"),
        ("a.xlsx", with_part(BOOK, "xl/sharedStrings.xml", f"{BOMB}<sst>&c;</sst>".encode()), "XML entities"),
        ("a.xlsx", with_part(BOOK, "xl/styles.xml", f"{BOMB}<a>&c;</a>".encode("utf-16")), "XML entities"),
        ("a.ods", with_bomb(TABLE, "content.xml"), "XML entities"),
        ("a.docx", with_bomb(LETTER, "word/document.xml"), "XML entities"),
        ("a.xlsm", with_part(BOOK, "xl/vbaProject.bin", b"x"), "holds macros"),
        ("a.docm", with_part(LETTER, "word/vbaProject.bin", b"x"), "holds macros"),
        ("a.ods", with_part(TABLE, "Basic/Standard/Module1.xml", b"<a/>"), "holds macros"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "by a password"),
        ("a.ods", with_part(TABLE, "META-INF/manifest.xml", b"<a><encryption-data/></a>"), "by a password"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "old or password-protected"),
        ("a.xlsx", b"<!DOCTYPE html><html><body>Sign in</body></html>", "holds an HTML page"),
        ("a.csv", b"<html><table><tr><td>1</td></tr></table></html>", "holds an HTML page"),
        ("a.xlsx", BOOK[: len(BOOK) // 2], "damaged"),
        ("a.docx", LETTER[: len(LETTER) // 2], "damaged"),
        ("a.pdf", PRINTED[:60], "damaged"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(60), "is a picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(60), "is a picture"),
        ("a.tif", b"II*\x00" + bytes(60), "is a picture"),
        ("a.rtf", b"{\\rtf1 words}", "binary"),
        ("a.bin", b"a\x00b", "binary"),
        ("a.json", b'{"a":' * 50 + b"1" + b"}" * 50 + b"x", "{}"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." not in value else "",
)
def test_what_is_not_safe_is_refused(file: str, data: bytes, said: str) -> None:
    if said == "{}":  # no JSON after all: it is a text like any other
        assert opened(data, "any", file).lines
        return
    with pytest.raises(UnreadableDocument, match=said) as refused:
        opened(data, "any", file)
    assert file in refused.value.where and refused.value.remedy


def test_a_password_on_the_parts_of_a_zip_is_told() -> None:
    """Bit 0 of the flags of each entry says so."""
    data = bytearray(BOOK)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    with pytest.raises(UnreadableDocument, match="protected by a password"):
        opened(bytes(data), "workbook", "a.xlsx")


def test_a_pdf_whose_stream_unpacks_without_end_is_refused() -> None:
    press = zlib.compressobj(9)
    packed = b"".join(press.compress(bytes(1 << 20)) for _ in range(300)) + press.flush()
    data = b"%PDF-1.4\n1 0 obj <</Filter /FlateDecode /Length " + str(len(packed)).encode() + b">>\nstream\n" + packed
    with pytest.raises(UnreadableDocument, match="unpacks to more than"):
        opened(data + b"\nendstream endobj", "pdf", "a.pdf")


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_what_is_declared_is_what_must_be_there(kind: str) -> None:
    with pytest.raises(UnreadableDocument, match=f"declared as {kind}, but is none"):
        opened("words", kind, "a.txt")


def test_an_old_manifest_with_a_declaration_of_its_type_is_no_bomb() -> None:
    data = with_part(TABLE, "META-INF/manifest.xml", b'<!DOCTYPE m PUBLIC "-//x" "Manifest.dtd"><m/>')
    assert opened(data, "any", "a.ods").sheets["S"][0][1].text == "2014"


@pytest.mark.parametrize(
    ("file", "data", "kind"),
    [
        ("x", BOOK, "workbook"),
        ("x", TABLE, "workbook"),
        ("x", LETTER, "docx"),
        ("x", PRINTED, "pdf"),
        ("x.csv", b"a,b\n1,2", "workbook"),
        ("x.txt", b"Dear Dr Example, a < b", "text"),
        ("x.txt", b"<b>Title</b>\nwords", "text"),
        ("x.txt", b"\xef\xbb\xbf<!-- saved --><!DOCTYPE HTML><p>a", "html"),
        ("x.html", b"<div><p>a</p></div>", "html"),
        ("x", b'{"value": {"answerText": "a"}}', "json"),
        ("x", b"[withheld] 12", "text"),
    ],
)
def test_bytes_are_known_by_what_they_hold(file: str, data: bytes, kind: str) -> None:
    assert kind_of_document(file, data) == kind
    document = open_document(file, data, "any", Settings(data="unused"))
    assert document.blocks and document.file == file


LONG = "In 2019 twelve officers were dismissed. " * 2_000


@pytest.mark.parametrize(
    ("file", "data", "place"),
    [
        ("a.txt", f"Words\n{LONG}".encode(), "line 2"),
        ("a.html", f"<p>Words</p><p>{LONG}</p>".encode(), "line 2"),
        ("a.html", f"<table><tr><td>1<td>{LONG}</table>".encode(), "table 1, row 1, column 2"),
        ("a.json", f'{{"words": "{LONG}"}}'.encode(), "words, line 1"),
        ("a.csv", f"Year,Words\n2019,{LONG}\n".encode(), "line 2"),
        ("a.docx", word(lambda book: book.add_paragraph(LONG)), "paragraph 1"),
    ],
)
def test_a_line_that_nobody_would_read_to_its_end_is_refused_with_its_place(file: str, data: bytes, place: str) -> None:
    with pytest.raises(UnreadableDocument, match="characters; the limit is") as refused:
        opened(data, "any", file)
    assert f"`{place}` of" in refused.value.what


def test_a_long_paragraph_is_none_too_long() -> None:
    assert len(opened(LONG[:40_000].encode(), "any", "a.txt").lines) == 1
