"""A document is gone through several times: what was read of a sentence is kept, and not read again."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

Read = TypeVar("Read")
# So many sentences, none of them longer, and a few of any length: some megabytes, whatever a document holds.
_MOST = 4096
_LONGEST = 1_000
_FEW = 64


def remembered(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """The same reading of a text, made once for each of the last texts; a long one is asked for many times in a row."""
    kept, long = functools.lru_cache(maxsize=_MOST)(read), functools.lru_cache(maxsize=_FEW)(read)

    @functools.wraps(read)
    def once(text: str) -> Read:
        return kept(text) if len(text) <= _LONGEST else long(text)

    return once
