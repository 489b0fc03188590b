"""What bytes are, whatever their file is called: a workbook, a page, text in some encoding, or none of these."""

from __future__ import annotations

import codecs
import io
import json
import re
import struct
import zipfile
import zlib

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# What unpacking raises on bytes that only look like a zip: bad parts, odd methods, names that are no text, passwords.
DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, NotImplementedError, RuntimeError)
_NO_TEXT = (ZIP, OLD_EXCEL, b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf")
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


TRANSCRIPT = b'{"candour_transcript": 1, "format": '
_TRANSCRIBED = re.compile(re.escape(TRANSCRIPT) + rb'"(pdf|docx)", ')
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x00\x0cjP")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|table|section|article|main|p|h[1-6])\b",
    re.I | re.S,
)


def kind_of_document(file: str, data: bytes) -> str:
    """`pdf`, `docx`, `workbook`, `html`, `json` or `text`, by what bytes hold; a name decides only what is .csv."""
    if kept := transcribed(data):
        return kept
    if b"%PDF" in data[:1024]:
        return "pdf"
    if data.startswith(ZIP):
        return "docx" if _holds(data, "word/document.xml") else "workbook"
    if data.startswith(OLD_EXCEL):
        return "workbook"
    words = as_text(data) or ""
    if is_named_workbook(file):
        return "workbook"
    if _PAGE.match(words):
        return "html"
    return "json" if _is_json(words) else "text"


def transcribed(data: bytes) -> str | None:
    """`pdf` or `docx`, where bytes are the transcript of one that the archive keeps in its place."""
    found = _TRANSCRIBED.match(data)
    return found[1].decode() if found else None


def is_named_workbook(file: str) -> bool:
    """Whether a file's name says that it is a workbook."""
    return file.casefold().endswith((".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods"))


def is_picture(data: bytes) -> bool:
    """Whether bytes are a photograph, a scan or a drawing."""
    return data.startswith(_PICTURES)


def _holds(data: bytes, part: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return part in parts.namelist()
    except DAMAGES:
        return False


def _is_json(words: str) -> bool:
    if not words.lstrip("\ufeff \r\n\t").startswith(("{", "[")):
        return False
    try:
        return isinstance(json.loads(words), dict | list)
    except (ValueError, RecursionError):
        return False


def is_sheets(data: bytes) -> bool:
    """Whether bytes hold an open workbook, and no other kind of office file: a letter may be packed the same way."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
            kind = parts.read("mimetype") if "mimetype" in names else b""
    except DAMAGES:
        return False
    return b"spreadsheet" in kind or any(name.startswith("xl/") for name in names)


def is_workbook(data: bytes) -> bool:
    """Whether bytes are an .xlsx, an .ods or an old .xls."""
    return data.startswith((ZIP, OLD_EXCEL))


def as_text(data: bytes) -> str | None:
    """The text that bytes hold: UTF-8, what a byte order mark says, or Windows-1252. None where they are no text."""
    if data.startswith(_NO_TEXT):
        return None
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
