"""The documents of an answer: the answer itself, and the files it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ingest.acquire.item import File
from ingest.acquire.parliament import page
from ingest.acquire.parliament.shapes import Attachment, Question

_UNSAFE = re.compile(r"[^\w.() -]+")
_LONGEST = 100


def files_of(question: Question) -> tuple[File, ...]:
    """The page of the answer, then its attachments at their addresses, each under a name of its own."""
    answer = File(page.NAME, data=page.as_page(question), media_type="text/html")
    return (answer, *_attached(question.attachments or []))


def _attached(attachments: list[Attachment]) -> Iterator[File]:
    taken = {page.NAME}
    for number, attachment in enumerate(attachments, 1):
        name = _name(attachment)
        name = f"{number}_{name}" if name in taken else name
        taken.add(name)
        yield File(name, address=attachment.url)


def _name(attachment: Attachment) -> str:
    """The name of the file as it lies at its address."""
    path = PurePosixPath(unquote(urlsplit(attachment.url).path)).name or "attachment"
    ending = f".{attachment.file_type.lstrip('.').lower()}" if attachment.file_type else ""
    name = path if PurePosixPath(path).suffix or not ending else path + ending
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    return (_UNSAFE.sub("_", stem)[:_LONGEST].strip(" .") or "attachment") + _UNSAFE.sub("_", suffix)
