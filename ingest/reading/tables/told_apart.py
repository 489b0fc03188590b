"""Captions that name several things counted, each told apart by a column: `Complaints made and officers dismissed`."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from ingest.model import vocabulary
from ingest.reading.words.meaning import has_sense
from ingest.tables.grid import Row

_JOINT = re.compile(r",? (?:and|or) |, ")
_HOW_MANY = re.compile(
    r",? and (?:of (?:these|those|them),? )?(?:how many|(?:the )?numbers?)"
    r"(?: of (?:these|those|them|which|whom|such \w+))?"
    r" (?:were|was|had been|have been|that were|that|which were|who were|had|resulted in|led to) ",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:were|was|have|has|had|are|is|did)\b", re.IGNORECASE)
_ASKS = re.compile(r"^(?:please )?(?:(?:state|give|confirm|provide|say) )?how many (?:of )?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    "a",
    "an",
    "the",
    "of",
    "with",
    "in",
    "for",
    "to",
    "by",
    "at",
    "on",
    "and",
    "or",
    "number",
    "who",
    "were",
    "was",
}
_STEM = 6
_MOST_JOINTS = 7
_MOST_LABELS = 4


def own_part(title: str, row: Row, column: int) -> str:
    """The part of a caption that a column is about; empty where the columns do not share a caption out among them."""
    if column >= len(row.columns):
        return ""
    depth = min((len(over.labels) for over in row.columns), default=0)
    for level in range(depth):
        labels = tuple(dict.fromkeys(over.labels[level].text.strip() for over in row.columns))
        parts = shared_out(title, labels) or of_these(title, labels)
        if parts and not any(_says_more(row, other) for other in range(depth) if other != level):
            return parts[labels.index(row.columns[column].labels[level].text.strip())]
    return ""


def _says_more(row: Row, level: int) -> bool:
    """Whether a header row tells the columns apart by something counted, which no part of a caption may replace."""
    labels = {over.labels[level].text.strip() for over in row.columns}
    return len(labels) > 1 and any(has_sense(label) for label in labels)


@functools.lru_cache(maxsize=512)
def shared_out(title: str, labels: Sequence[str]) -> tuple[str, ...]:
    """The parts of a caption, one for each label in their order, where only one way to cut it fits them all."""
    joints = [(found.start(), found.end()) for found in itertools.islice(_JOINT.finditer(title), _MOST_JOINTS)]
    if not 2 <= len(labels) <= _MOST_LABELS or len(joints) < len(labels) - 1:
        return ()
    ways = [_cut(title, cuts) for cuts in itertools.combinations(joints, len(labels) - 1)]
    ways = [parts for parts in ways if all(map(_is_about, parts, labels))]
    return ways[0] if len(ways) == 1 and not _share_a_verb(ways[0]) else ()


def _share_a_verb(parts: Sequence[str]) -> bool:
    """`How many officers and staff were warned`: what is said of the last part is said of them all."""
    return _VERB.search(parts[-1]) is not None and not all(_VERB.search(part) for part in parts)


def names_several(title: str) -> bool:
    """Whether a caption asks for one count and then for another: `complaints made, and how many were upheld`."""
    return _HOW_MANY.search(title) is not None


@functools.lru_cache(maxsize=512)
def of_these(title: str, labels: Sequence[str]) -> tuple[str, ...]:
    """What each of two columns counts under such a caption, where the second is named by the caption's second part."""
    found = _HOW_MANY.search(title)
    if found is None or len(labels) != 2:
        return ()
    head, tail = title[: found.start()].strip(" ,"), title[found.end() :].strip()
    head = _ASKS.sub("", head, count=1)
    first, second = (_stems(label) for label in labels)
    if not second or not second <= _stems(tail) or second & _stems(head) or first & _stems(tail):
        return ()
    return (head if first <= _stems(head) else f"{head} {labels[0]}", f"{head} {tail}")


def _cut(title: str, cuts: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    bounds = [0, *(at for cut in cuts for at in cut), len(title)]
    return tuple(title[bounds[n] : bounds[n + 1]].strip() for n in range(0, len(bounds), 2))


def _is_about(part: str, label: str) -> bool:
    """Whether a part of a caption names a thing counted, with every word of the label."""
    own = _stems(label)
    return bool(own) and own <= _stems(part) and bool(vocabulary.named_in("units", part))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())} - _SMALL
