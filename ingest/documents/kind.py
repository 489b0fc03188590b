"""What bytes are, whatever their file is called: a workbook, text in some encoding, or neither."""

from __future__ import annotations

import codecs
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
