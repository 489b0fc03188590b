"""A line that begins with its period: `2015/16: Dismissed 4; Required to resign 1`. All its items are of that time."""

from __future__ import annotations

import re

from ingest.language.mentions import numbers_in
from ingest.language.numbers import DIGITS, WORDS
from ingest.language.periods import read_period
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.figures.values import value_of
from ingest.reading.text.sentences import Sentence
from ingest.reading.times.dating import Dated, dated
from ingest.reading.words.meaning import groups_in, has_sense, is_countable, meaning_of

NOBODY = "nobody says who is counted"
_OPENS = re.compile(
    r"^\s*(?:[•·▪◦*–-]\s+)?(?:in |for |during )?(?P<period>[^:=;]{4,60}?)\s*(?::|\s[–—-])\s+(?=\S)", re.I
)
_VALUE = rf"(?:(?:less|fewer) than (?:{DIGITS}|{WORDS})|[<>]\s?[0-9]+|{DIGITS}|{WORDS}|none|nil|zero)"
_LABEL = r"[A-Za-z][^;:=0-9]{1,80}?"
_LABEL_FIRST = re.compile(rf"(?P<label>{_LABEL})\s*(?:[:=–—-]\s*)?\(?(?<![\w.,/])(?P<value>{_VALUE})\)?", re.IGNORECASE)
_PARTED = re.compile(r"\s*;\s*|,\s+(?:and\s+)?(?=[^\d,]*[A-Za-z])|\s+and\s+(?=[A-Za-z][^,;]*?\s[<0-9])", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:to|from|by) (?:the )?(?:chief|deputy chief|assistant chief) constable\b", re.IGNORECASE)
_LONGEST = 600


def opening_period(text: str) -> re.Match[str] | None:
    """The period a line begins with; what it says of that time begins behind the colon."""
    found = _OPENS.match(text[:90])
    period = read_period(found["period"]) if found else None
    return found if period and period.kind != "point" else None


def items_of_period(sentence: Sentence, last: str, around: Surroundings) -> list[Found]:
    """The figures of a sentence that is a period and then nothing but labels, each followed by its own number."""
    if len(sentence.text) > _LONGEST or (opened := opening_period(sentence.text)) is None:
        return []
    pieces = _pieces(sentence.text, opened.end())
    items = [(at, _LABEL_FIRST.fullmatch(piece)) for at, piece in pieces]
    labels = [found["label"].strip().casefold() for _, found in items if found]
    if len(set(labels)) < max(2, len(items)) or not any(map(is_countable, labels)):
        return []
    # Most of them are outcomes: so are the others beside them.
    plain = 2 * sum(map(has_sense, labels)) > len(labels)
    who = groups_in(_ADDRESSED.sub(" ", last))
    when = dated(meaning_of(opened["period"]), around.times, last, [])
    return [_one(sentence, at, found, when, who, around, plain) for at, found in items if found is not None]


def _pieces(text: str, begin: int) -> list[tuple[int, str]]:
    """The items of a line with their places, less the full stop at its end."""
    end = len(text.rstrip(" .;"))
    pieces, start = [], begin
    for found in _PARTED.finditer(text, begin, end):
        pieces.append((start, text[start : found.start()]))
        start = found.end()
    return [*pieces, (start, text[start:end])]


def _one(
    sentence: Sentence,
    at: int,
    found: re.Match[str],
    when: Dated,
    who: tuple[str, ...],
    around: Surroundings,
    plain: bool,
) -> Found:
    label = found["label"].strip()
    meaning = meaning_of(label)
    value = value_of(found["value"], around.policy, around.hiding, around.nil)
    own = groups_in(label)
    doubts = [*when.doubts, *value.doubts]
    if not plain:
        doubts.append("nothing says what is counted")
    if not own and len(who) != 1:
        doubts.append(NOBODY)
    if numbers_in(label):
        doubts.append("the label is not clear")
    return Found(
        measure_text=label,
        body=around.publisher,
        staff_group=own[0] if own else who[0] if len(who) == 1 else "",
        gender=meaning.code if meaning.kind == "gender" and meaning.code else "all",
        breakdown="",
        table_label="list",
        period=when.period,
        raw_value=found["value"],
        value=value,
        is_total=meaning.kind == "total",
        cell_ref=f"{sentence.place}, character {sentence.begin + at + found.start('value') + 1}",
        doubts=tuple(dict.fromkeys(doubts)),
    )
