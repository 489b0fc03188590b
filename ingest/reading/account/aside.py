"""Paragraphs that every letter has: understood to the last word, or they may say something of the figures."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from ingest.language.set_aside import spans_in
from ingest.reading.account.questions_put import is_formal
from ingest.reading.text.flow import Lines
from ingest.reading.text.sentences import Sentence, sentences_of
from ingest.reading.words.meaning import body_in

_WORDS = Path(__file__).with_name("aside_words.yml")
_WORD = re.compile(r"[^\W\d_]{2,}")
# The parts of a web site are known by their place in the page, and say anything; sentences of theirs are read.
_KINDS = {"appeal", "exemption", "service", "cookies"}
_OF_A_SITE = "site"
_LEAST_WORDS = 5


def not_understood(flow: Iterable[object]) -> Iterator[Sentence]:
    """Every sentence of such a paragraph with a word that such paragraphs do not need."""
    for piece in flow:
        if not isinstance(piece, Lines) or not piece.aside:
            continue
        for sentence in (one for line in piece.lines for one in sentences_of(line)):
            is_read = piece.kind in _KINDS or (piece.kind == _OF_A_SITE and _is_sentence(sentence.text))
            if is_read and not is_formal(sentence.text) and _is_strange(sentence.text):
                yield sentence


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and len(_WORD.findall(text)) >= _LEAST_WORDS


def _is_strange(text: str) -> bool:
    rest = list(text)
    for begin, end, _ in spans_in(text):
        rest[begin:end] = " " * (end - begin)
    words = "".join(rest)
    if body := body_in(words):
        words = words.replace(body, " ")
    return any(word.casefold() not in _known() for word in _WORD.findall(words))


@functools.cache
def _known() -> frozenset[str]:
    kinds = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return frozenset(word for words in kinds.values() for word in words.split())
