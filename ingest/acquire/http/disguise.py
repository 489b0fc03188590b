"""Whether the first bytes of an answer are what was asked for: sites answer with a page where a file was moved."""

from __future__ import annotations

from pathlib import PurePosixPath

from ingest.documents.kind import OLD_EXCEL, ZIP
from ingest.model.errors import UnreadableDocument

_ZIPPED = ((ZIP,), "a zipped document")
_BEGINS = {
    ".xlsx": _ZIPPED,
    ".xlsm": _ZIPPED,
    ".ods": _ZIPPED,
    ".odt": _ZIPPED,
    ".docx": _ZIPPED,
    ".zip": _ZIPPED,
    ".xls": ((OLD_EXCEL, ZIP), "an old workbook"),
    ".pdf": ((b"%PDF",), "a PDF"),
}
_NO_PAGE = {".csv", ".tsv", ".txt", ".json"}
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body")


def refuse_disguise(path: str, content_type: str, wanted: str, head: bytes, place: str) -> None:
    """Look at the beginning of an answer, given its name, its type and the type that was asked for.

    Raises:
        UnreadableDocument: it is empty, a page in place of a file, or not the kind that its name or its type says.
    """
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    suffix = PurePosixPath(path).suffix.lower()
    if not start:
        raise _refused("The answer is empty.", place)
    is_page = start[:64].lower().startswith(_PAGES) or b"<html" in start[:512].lower()
    magic, name = _BEGINS.get(suffix, ((), ""))
    if magic and not head.startswith(magic):
        raise _refused(f"Where {name} should be came {'an HTML page' if is_page else 'something else'}.", place)
    if is_page and (suffix in _NO_PAGE or not _may_be_page(content_type)):
        raise _refused(f"An HTML page came as `{content_type or suffix}`.", place)
    if (content_type.endswith("json") or "json" in wanted) and not start.startswith((b"{", b"[")):
        raise _refused(f"Where JSON should be came `{content_type or 'something else'}`.", place)


def _may_be_page(content_type: str) -> bool:
    return "html" in content_type or not content_type


def _refused(what: str, place: str) -> UnreadableDocument:
    return UnreadableDocument(
        what,
        where=place,
        why="A page that asks for a log-in, read as a document, would give figures of nothing.",
        remedy="Open the address in a browser: the file was moved, or is not public. Nothing of it was kept.",
    )
