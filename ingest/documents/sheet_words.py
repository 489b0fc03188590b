"""Words of a workbook that stand in no cell: comments, boxes, and what is printed above and below its pages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from ingest.documents.document import Line

_NOTES = re.compile(r"xl/(?:comments[^/]*|comments/[^/]+|threadedComments/[^/]+|drawings/[^/]+)\.xml")
_SHEETS = re.compile(r"xl/(?:work|chart)sheets/[^/]+\.xml")
_MARGIN = re.compile(
    rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>.*?</(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>"
)
_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&[0-9]{1,3}|&[LCRPNDTFAZGBIUSEXYOH]')
# Of a part in megabytes only the end is looked at: what is printed around the pages is said after the rows.
_END = 1 << 18
_CHUNK = 1 << 20
_LARGEST_NOTES = 16 << 20


def words_beside(data: bytes) -> list[Line]:
    """Each such text once, with the part of the file that holds it."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        found = [line for name in book.namelist() for line in _of(book, name)]
    return list({line.text: line for line in found}.values())


def _of(book: zipfile.ZipFile, name: str) -> Iterator[Line]:
    if _NOTES.fullmatch(name) and book.getinfo(name).file_size < _LARGEST_NOTES:
        yield from _noted(book.read(name), name)
    elif _SHEETS.fullmatch(name):
        for margin in _MARGIN.findall(_end_of(book, name)):
            words = " ".join(_CODES.sub(" ", _safe(margin)).split())
            if words:
                yield Line(0, words, f"the margin of {name.rpartition('/')[2]}")


def _noted(xml: bytes, name: str) -> Iterator[Line]:
    """The paragraphs of a part, one comment or box after the other."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    for part in root.iter("{*}comment", "{*}threadedComment", "{*}txBody"):
        words = " ".join("".join(text.text or "" for text in part.iter("{*}t", "{*}text")).split())
        if words:
            at = part.get("ref")
            yield Line(0, words, f"a comment on {at}" if at else f"a box in {name.rpartition('/')[2]}")


def _end_of(book: zipfile.ZipFile, name: str) -> bytes:
    tail = b""
    with book.open(name) as part:
        while chunk := part.read(_CHUNK):
            tail = (tail + chunk)[-_END:]
    return tail


def _safe(element: bytes) -> str:
    """The text of one element whose name space is declared far above it."""
    body = element[element.index(b">") + 1 : element.rindex(b"</")]
    for code, sign in ((b"&quot;", b'"'), (b"&apos;", b"'"), (b"&lt;", b"<"), (b"&gt;", b">"), (b"&amp;", b"&")):
        body = body.replace(code, sign)
    return body.decode("utf-8", errors="replace")
