"""Opens untrusted bytes as what they are declared to be, within limits, or says what is wrong with them."""

from __future__ import annotations

import hashlib

from ingest.documents import answers, html, pdf, text, transcript, word, workbook
from ingest.documents.document import Document, Text, numbered
from ingest.documents.kind import OLD_EXCEL, ZIP, as_text, is_workbook, kind_of_document, transcribed
from ingest.documents.limits import (
    refuse_bomb,
    refuse_disguise,
    refuse_long_lines,
    refuse_pdf_bomb,
    refuse_picture,
    refuse_size,
    unreadable,
)
from ingest.documents.progress import Report, silent
from ingest.settings import Settings

_IN_WORDS = {"text": text.read, "html": html.read, "json": answers.read}


def open_document(file: str, data: bytes, kind: str, settings: Settings, report: Report = silent) -> Document:
    """Read bytes as `text`, `html`, `json`, `workbook`, `pdf` or `docx`; `any` looks at the bytes.

    Raises:
        UnreadableDocument: empty, too large, not what it claims to be, or not safe to unpack.
    """
    refuse_size(file, data, settings)
    if kind not in ("text", "html"):
        refuse_picture(file, data)
    if kind == "any":
        kind = kind_of_document(file, data)
    sha256 = hashlib.sha256(data).hexdigest()
    if kind == "workbook":
        return _workbook(file, sha256, data, settings, report)
    document = _words(file, sha256, data, kind, settings, report)
    refuse_long_lines(file, document.blocks)
    return document


def _words(file: str, sha256: str, data: bytes, kind: str, settings: Settings, report: Report) -> Document:
    if kind == transcribed(data):
        return transcript.read(file, sha256, data)
    if kind == "docx":
        return _word(file, sha256, data, settings)
    if kind == "pdf":
        return _pdf(file, sha256, data, report)
    if is_workbook(data):
        raise unreadable(file, f"`{file}` is declared as {kind}, but holds a workbook.", "Set `format: workbook`.")
    words = as_text(data)
    if words is None:
        raise unreadable(file, f"`{file}` is declared as {kind}, but holds binary data.", "Fetch the document anew.")
    return _IN_WORDS[kind](file, sha256, words)


def _workbook(file: str, sha256: str, data: bytes, settings: Settings, report: Report) -> Document:
    refuse_disguise(file, data)
    if data.startswith(ZIP):
        refuse_bomb(file, data, settings)
    else:
        refuse_long_lines(file, [Text(numbered(as_text(data) or ""), file)])
    return workbook.read(file, sha256, data, report)


def _word(file: str, sha256: str, data: bytes, settings: Settings) -> Document:
    if data.startswith(OLD_EXCEL):
        raise unreadable(
            file,
            f"`{file}` is an old or password-protected Word document.",
            "Ask for an open .docx without a password.",
        )
    if not data.startswith(ZIP):
        raise unreadable(file, f"`{file}` is declared as docx, but is none.", "Fetch it anew, or save it as .docx.")
    refuse_bomb(file, data, settings)
    return word.read(file, sha256, data)


def _pdf(file: str, sha256: str, data: bytes, report: Report) -> Document:
    if b"%PDF" not in data[:1024]:
        raise unreadable(file, f"`{file}` is declared as pdf, but is none.", "Fetch the document anew.")
    refuse_pdf_bomb(file, data)
    return pdf.read(file, sha256, data, report)
