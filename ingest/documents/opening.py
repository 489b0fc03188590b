"""Opens untrusted bytes as what they are declared to be, within limits, or says what is wrong with them."""

from __future__ import annotations

import hashlib
import io
import zipfile

from lxml import etree

from ingest.documents import html, text, workbook
from ingest.documents.document import Document
from ingest.documents.extent import refuse_flood, repeated
from ingest.documents.kind import DAMAGES, OLD_EXCEL, ZIP, as_text, is_workbook
from ingest.model.errors import UnreadableDocument
from ingest.settings import Settings

_RATIO = 200
_RATIO_FROM = 16 * 1024 * 1024


def open_document(file: str, data: bytes, kind: str, settings: Settings) -> Document:
    """Read bytes as `text`, `html` or `workbook`.

    Raises:
        UnreadableDocument: empty, too large, not what it claims to be, or not safe to unpack.
    """
    _refuse_size(file, data, settings)
    sha256 = hashlib.sha256(data).hexdigest()
    if kind == "workbook":
        _refuse_disguise(file, data)
        if data.startswith(ZIP):
            _refuse_bomb(file, data, settings)
        return workbook.read(file, sha256, data)
    if is_workbook(data):
        raise _unreadable(file, f"`{file}` is declared as {kind}, but holds a workbook.", "Set `format: workbook`.")
    words = as_text(data)
    if words is None:
        raise _unreadable(file, f"`{file}` is declared as {kind}, but holds binary data.", "Fetch the document anew.")
    return html.read(file, sha256, words) if kind == "html" else text.read(file, sha256, words)


def _refuse_size(file: str, data: bytes, settings: Settings) -> None:
    if not data.strip():
        raise _unreadable(file, f"`{file}` is empty.", "Fetch it anew; an empty file usually means a broken download.")
    if len(data) > settings.document_limit:
        raise _unreadable(
            file,
            f"`{file}` has {len(data):,} bytes; the limit is {settings.document_limit:,}.",
            "If it is genuine, raise CANDOUR_DOCUMENT_LIMIT for this run.",
        )


def _refuse_disguise(file: str, data: bytes) -> None:
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<?xml")) or b"<html" in start:
        raise _unreadable(
            file,
            f"`{file}` is declared as a workbook, but holds an HTML page.",
            "Sites answer with a page where a file was moved or a login is needed; fetch the file itself.",
        )
    if data.startswith(OLD_EXCEL):
        raise _unreadable(
            file,
            f"`{file}` is an old or password-protected workbook.",
            "Ask for an open .ods, .xlsx or .csv, or save it as one without a password.",
        )


def _refuse_bomb(file: str, data: bytes, settings: Settings) -> None:
    """A small file that unpacks to a huge one; sizes are read from the directory, nothing is unpacked."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except DAMAGES as fault:
        raise _unreadable(file, f"`{file}` is a damaged workbook: {fault}.", "Fetch it anew.") from fault
    expanded = sum(entry.file_size for entry in entries)
    if expanded > settings.expanded_limit or (expanded > _RATIO_FROM and expanded > _RATIO * len(data)):
        raise _unreadable(
            file,
            f"`{file}` would unpack from {len(data):,} to {expanded:,} bytes.",
            "It looks like a zip bomb and was not opened; look at where it came from.",
        )
    _refuse_flood(file, data)
    if any(entry.filename.endswith("vbaProject.bin") for entry in entries):
        raise _unreadable(file, f"`{file}` holds macros.", "Save it as .xlsx without macros.")


def _refuse_flood(file: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if "content.xml" in parts.namelist():
                with parts.open("content.xml") as part:
                    refuse_flood(repeated(part), file)
    except (*DAMAGES, etree.XMLSyntaxError) as fault:
        raise _unreadable(file, f"`{file}` is a damaged workbook: {fault}.", "Fetch it anew.") from fault


def _unreadable(file: str, what: str, remedy: str) -> UnreadableDocument:
    return UnreadableDocument(
        what, where=file, why="A document that cannot be read safely is not loaded.", remedy=remedy
    )
