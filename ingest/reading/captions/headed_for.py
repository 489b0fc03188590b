"""A watchdog's bulletin about one force: its heading says whose figures it gives, not whose paper it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.documents.document import Line
from ingest.model import vocabulary
from ingest.reading.words.meaning import body_in

_WATCHES = re.compile(
    r"\b(?:iopc|ipcc|independent office for police conduct|independent police complaints commission|"
    r"police complaints (?:authority|board|commissioner)|pirc|police investigations (?:and|&) review)\b",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"[^.?!;:]{0,90}\b(?:bulletin|statistics|data|figures|profile|performance|summary|return|report)\b[^.?!;:]{0,40}?"
    r"(?:[:–—-]|\b(?:for|of|about)\b)\s*(?:the )?",
    re.IGNORECASE,
)


def headed_for(publisher: str, lines: Sequence[Line]) -> str:
    """The one force named by the heading of such a publisher's document; the publisher where there is none."""
    first = next((line.text.strip() for line in lines if line.text.strip()), "")
    heads = _HEADS.match(first)
    if heads is None or not _WATCHES.search(publisher):
        return publisher
    name = body_in(first[heads.end() :])
    opens = name is not None and first[heads.end() :].startswith(name) and vocabulary.code_of("bodies", name)
    return name if name and opens and not _WATCHES.search(name) else publisher
