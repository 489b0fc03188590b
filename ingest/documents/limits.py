"""What is refused before it is opened: bombs, macros, passwords, entities, pictures, pages with a workbook's name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from ingest.documents.document import Block, Text
from ingest.documents.kind import DAMAGES, OLD_EXCEL, is_picture
from ingest.model.errors import UnreadableDocument
from ingest.settings import Settings

_RATIO = 200
_RATIO_FROM = 16 * 1024 * 1024
_CHUNK = 1 << 20
_PROLOG = 64 * 1024
# The longest of real documents have a few thousand.
_LONGEST_LINE = 50_000
_STREAM = re.compile(rb"/FlateDecode\b.{0,400}?>>\s*stream\r?\n", re.DOTALL)
_LARGEST_STREAM = 256 * 1024 * 1024


def unreadable(file: str, what: str, remedy: str) -> UnreadableDocument:
    """The error for a document that is not opened."""
    return UnreadableDocument(
        what, where=file, why="A document that cannot be read safely is not loaded.", remedy=remedy
    )


def refuse_size(file: str, data: bytes, settings: Settings) -> None:
    """Nothing, or more than the limit."""
    if not data.strip():
        raise unreadable(file, f"`{file}` is empty.", "Fetch it anew; an empty file usually means a broken download.")
    if len(data) > settings.document_limit:
        raise unreadable(
            file,
            f"`{file}` has {len(data):,} bytes; the limit is {settings.document_limit:,}.",
            "If it is genuine, raise CANDOUR_DOCUMENT_LIMIT for this run.",
        )


def refuse_long_lines(file: str, blocks: Iterable[Block]) -> None:
    """A line or a cell that no person would read to its end: a program's data, or a document that lost its lines."""
    for block in blocks:
        strings = (line for line in block.lines) if isinstance(block, Text) else (c for row in block.cells for c in row)
        for string in strings:
            if (long := len(string.text)) > _LONGEST_LINE:
                raise unreadable(
                    file,
                    f"`{string.place}` of `{file}` has {long:,} characters; the limit is {_LONGEST_LINE:,}.",
                    "Save the document so that it keeps its lines, paragraphs and cells.",
                )


def refuse_picture(file: str, data: bytes) -> None:
    """A photograph or a scan: no figure in it can be read, only guessed."""
    if is_picture(data):
        raise unreadable(
            file,
            f"`{file}` is a picture.",
            "Ask for the table itself, or have a person type it into a .csv and drop that in.",
        )


def refuse_disguise(file: str, data: bytes) -> None:
    """A page, an old workbook or a protected one where a workbook should be."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<?xml")) or b"<html" in start:
        raise unreadable(
            file,
            f"`{file}` is declared as a workbook, but holds an HTML page.",
            "Sites answer with a page where a file was moved or a login is needed; fetch the file itself.",
        )
    if data.startswith(OLD_EXCEL):
        is_protected = "EncryptedPackage".encode("utf-16-le") in data
        raise unreadable(
            file,
            f"`{file}` is protected by a password."
            if is_protected
            else f"`{file}` is an old or password-protected workbook.",
            "Ask for an open .ods, .xlsx or .csv, or save it as one without a password.",
        )


def refuse_bomb(file: str, data: bytes, settings: Settings) -> None:
    """A small file that unpacks to a huge one, and what else a zip should not hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            entries = parts.infolist()
            _refuse_expansion(file, len(data), sum(entry.file_size for entry in entries), settings)
            _refuse_content(file, [entry.filename for entry in entries], parts)
            for entry in entries:
                _refuse_part(file, parts, entry)
    except DAMAGES as fault:
        if any("password" in str(said) or "encrypted" in str(said) for said in fault.args):
            raise _protected(file) from fault
        raise unreadable(file, f"`{file}` is damaged: {fault}.", "Fetch it anew.") from fault


def _refuse_expansion(file: str, packed: int, expanded: int, settings: Settings) -> None:
    if expanded > settings.expanded_limit or (expanded > _RATIO_FROM and expanded > _RATIO * packed):
        raise unreadable(
            file,
            f"`{file}` would unpack from {packed:,} to {expanded:,} bytes.",
            "It looks like a zip bomb and was not opened; look at where it came from.",
        )


def _refuse_content(file: str, names: list[str], parts: zipfile.ZipFile) -> None:
    if any(name.rpartition("/")[2].casefold() == "vbaproject.bin" for name in names):
        raise unreadable(file, f"`{file}` holds macros.", "Save it as .xlsx or .docx without macros.")
    if any(name.startswith("Basic/") and not name.endswith(("script-lb.xml", "script-lc.xml", "/")) for name in names):
        raise unreadable(file, f"`{file}` holds macros.", "Save it as .ods without macros.")
    if "META-INF/manifest.xml" in names and b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise _protected(file)


def _refuse_part(file: str, parts: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read to its end: a part that holds more than it says fails its checksum, and one that defines entities stops."""
    with parts.open(entry) as part:
        if entry.filename.endswith((".xml", ".rels")):
            start = part.read(_PROLOG).replace(b"\x00", b"")
            if re.search(rb"<!ENTITY|<!DOCTYPE[^>]{0,400}\[", start, re.IGNORECASE):
                raise unreadable(
                    file,
                    f"`{entry.filename}` of `{file}` defines XML entities.",
                    "No office program writes them; it looks like an entity bomb and was not opened.",
                )
        while part.read(_CHUNK):
            pass


def _protected(file: str) -> UnreadableDocument:
    return unreadable(file, f"`{file}` is protected by a password.", "Ask for an open copy.")


def refuse_pdf_bomb(file: str, data: bytes) -> None:
    """A stream of a PDF that unpacks to more than any page needs; unpacked piece by piece, and nothing is kept."""
    for found in _STREAM.finditer(data):
        inflate, held, size = zlib.decompressobj(), data[found.end() : found.end() + _CHUNK], 0
        place = found.end() + _CHUNK
        try:
            while held and not inflate.eof:
                size += len(inflate.decompress(held, _CHUNK))
                held = inflate.unconsumed_tail
                if not held:
                    held, place = data[place : place + _CHUNK], place + _CHUNK
                if size > _LARGEST_STREAM:
                    raise unreadable(
                        file,
                        f"A stream of `{file}` unpacks to more than {_LARGEST_STREAM:,} bytes.",
                        "It looks like a bomb and was not opened; look at where it came from.",
                    )
        except zlib.error:
            continue  # a damaged stream is for the reader of the page to tell
