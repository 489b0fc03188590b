"""A question of two counts over columns that are those counts: `made, and how many were upheld` over both words."""

from __future__ import annotations

import functools
import re

from ingest.reading.captions.caption_words import BY_AXIS
from ingest.reading.words.meaning import is_countable
from ingest.tables.grid import Row

_VERB = r"(?:have been|has been|had been|were|was)"
_TWO = re.compile(
    r"^\W*(?:how many |(?:the )?(?:total )?numbers? of )?(?P<thing>[^?;:]{3,160}?)\s"
    rf"(?P<verb>{_VERB})\s(?P<first>[^?;:]{{3,60}}?),?\s(?:and|or)\s(?:of (?:these|those|them),? )?"
    rf"(?:how many|the numbers?)(?: that)?\s{_VERB}\s(?P<second>[^?;:]{{3,80}}?)\W*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 6
_LONGEST = 400


def counted_in(title: str, row: Row, column: int) -> str:
    """What a column counts by such a question; empty where its label is neither of the two counts, or both."""
    if column >= len(row.columns) or len(title) > _LONGEST:
        return ""
    labels = row.columns[column].labels
    return next((words for label in labels if (words := counted_as(title, label.text))), "")


@functools.lru_cache(maxsize=512)
def counted_as(title: str, label: str) -> str:
    """The thing a question is about with the one of its two counts that a label names."""
    found = _TWO.match(BY_AXIS.sub("", title.strip(" ?")))
    own = _stems(label)
    if found is None or not own or not is_countable(found["thing"]):
        return ""
    fits = [count for count in (found["first"], found["second"]) if own <= _stems(count)]
    return f"{found['thing']} {found['verb']} {fits[0]}".strip() if len(fits) == 1 else ""


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())} - {"number", "total", "of", "the"}
