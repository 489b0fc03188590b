"""The words of a requester's name: seen while an answer is read, so that nothing that bears one is handed on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev"))
Names = frozenset[str]


def names_of(answer: Mapping[str, Any]) -> Names:
    """The words of the name that a request or an event gives for whoever asked."""
    user = answer.get("user")
    named = user.get("name") if isinstance(user, Mapping) else None
    said = " ".join(str(one) for one in (named, answer.get("user_name")) if one)
    return frozenset(words_in(said) - _TITLES)


def words_in(text: str) -> set[str]:
    """The words of a text or of an address, without case."""
    return {word.casefold() for word in _WORD.findall(text)}


def bears(text: str, names: Names) -> bool:
    """Whether a title, an address or the name of a file has a word of the requester's name in it."""
    return not names.isdisjoint(words_in(text))
