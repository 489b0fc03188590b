"""Sentences that a publisher puts into every answer: links, rights, thanks, and what it thinks of misconduct."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from ingest.reading.words.meaning import body_in

_WORDS = Path(__file__).with_name("standing_words.yml")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[0-9]+")
_ACT = re.compile(r"\b(?P<name>Act|Acts|Regulations) (?:19|20)[0-9]{2}\b")
_SECTION = re.compile(r"\b(?P<name>sections?) [0-9]{1,2}(?: ?\([0-9a-z]\))*", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^\W*[0-9]{1,2}[.)]\s+")
_NOT_TOLERATED = re.compile(r"\bnot (?:be )?tolerated\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_LONGEST = 400


def is_standing(sentence: str, names: Iterable[str] = ()) -> bool:
    """Whether a sentence has the anchor of one kind and no word that this kind does not need."""
    if len(sentence) > _LONGEST or not sentence.rstrip().endswith((".", "!")):
        return False
    plain = _without_names(sentence, names)
    words = [word.casefold() for word in _WORD.findall(plain)]
    return any(anchor.search(sentence) and all(w in known for w in words) for anchor, known in _kinds())


def _without_names(text: str, names: Iterable[str]) -> str:
    words = _SECTION.sub(r"\g<name>", _ACT.sub(r"\g<name>", text))
    words = _NOT_TOLERATED.sub("tolerated", words)
    words = _LIST_NUMBER.sub("", _POSSESSIVE.sub("", words))
    for name in sorted({*names, body_in(words) or ""}, key=len, reverse=True):
        words = words.replace(name, " ") if name else words
    return words


@functools.cache
def _kinds() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    kinds = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return tuple(
        (re.compile(rf"\b(?:{one['anchor']})\b", re.IGNORECASE), frozenset(one["words"].split()))
        for one in kinds.values()
    )
