"""A document is gone through several times: what was read of a sentence is kept, and not read again."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

Read = TypeVar("Read")
# So many sentences, none of them longer: a few megabytes, whatever a document holds.
_MOST = 4096
_LONGEST = 1_000


def remembered(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """The same reading of a text, made once for each of the last texts that are no longer than a paragraph."""
    kept = functools.lru_cache(maxsize=_MOST)(read)

    @functools.wraps(read)
    def once(text: str) -> Read:
        return kept(text) if len(text) <= _LONGEST else read(text)

    return once
