"""Figures of a sentence that add up to the one they follow: its parts, by gender, by rank, by what came of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.language.mentions import Mention, numbers_in
from ingest.language.periods import find_periods
from ingest.reading.figures.found import Found
from ingest.reading.figures.values import Value
from ingest.reading.prose.counted import ELSEWHERE as ELSEWHERE_SAID
from ingest.reading.prose.counted import NO_NOUN
from ingest.reading.text.sentences import Sentence
from ingest.reading.words.meaning import has_sense, is_countable, people_in
from ingest.reading.words.wording import gender_of

ELSEWHERE = "the whole stands in another sentence"
SAID_AGAIN = "a figure said again, as the whole of those that follow"
# What stands between a whole and its first part.
_OPENS = re.compile(
    r"[^()]*\(\s*|[^:]*:\s*|[^–—]*\s[–—]\s*|.*\b(?:comprising|consisting of|made up of|namely)\s+(?:of\s+)?",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\W*(?:out )?of (?:the|these|those|our|all)(?: total(?: of)?)?\s*$", re.IGNORECASE)
_JOINS = re.compile(
    r"\s*(?:[,;]\s*(?:and\s+)?|,?\s*\band\s+)(?:(?:a further|the (?:other|remaining))\s+)?$", re.IGNORECASE
)
_CLOSES = re.compile(r"(?P<label>[^,;:()]{2,80}?)\s*(?:[).;,]|$)")
# Words of a comparison, which adds up to nothing.
_OTHER = re.compile(r"\b(?:more|fewer|less|than|up|down|higher|lower|compared)\b", re.IGNORECASE)
_GENDER = re.compile(r"\b(?:fe)?males?\b|\b(?:wo)?m[ae]n\b", re.IGNORECASE)
_FEWEST_APART = 3


@dataclass(frozen=True)
class _Run:
    """A whole, by its place among the numbers of a sentence, and the parts behind it with their labels."""

    whole: int
    parts: tuple[int, ...]
    labels: tuple[str, ...]


def with_parts(sentence: Sentence, found: list[Found], before: Sequence[Found]) -> list[Found]:
    """The figures of a sentence, those that add up to another of them, or to one of those `before`, as its parts."""
    mentions = numbers_in(sentence.text)
    if not 2 <= len(mentions) <= 20 or any(not _is_exact(one) for one in mentions):
        return found
    at = {figure.cell_ref: figure for figure in found}
    for run in _runs(sentence.text, mentions):
        if (whole := at.get(_place(sentence, mentions[run.whole]))) is not None and whole.value.low == whole.value.high:
            base = replace(whole, doubts=tuple(d for d in whole.doubts if d != SAID_AGAIN))
            at[whole.cell_ref] = replace(whole, is_total=True)
            at |= {one.cell_ref: one for one in _parts(sentence, mentions, run, base)}
    if at == {figure.cell_ref: figure for figure in found}:
        at |= {one.cell_ref: one for one in _apart(sentence, mentions, before)}
    return list(at.values())


def _is_exact(mention: Mention) -> bool:
    return mention.low == mention.high and not mention.about


def _place(sentence: Sentence, mention: Mention) -> str:
    return f"{sentence.place}, character {sentence.begin + mention.begin + 1}"


def _runs(text: str, mentions: list[Mention]) -> Iterator[_Run]:
    """Every whole that the figures right behind it add up to."""
    for whole in range(len(mentions) - 2):
        between = text[mentions[whole].end : mentions[whole + 1].begin]
        is_bracket = between.rstrip().endswith("(")
        if not (_OPENS.fullmatch(between) or _OF_THE.fullmatch(text[: mentions[whole].begin])):
            continue
        last = _last(text, mentions, whole + 1, is_bracket)
        parts = tuple(range(whole + 1, last + 1))
        labels = _labels(text, mentions, parts)
        is_whole = len(parts) > 1 and sum(mentions[n].low for n in parts) == mentions[whole].low
        if is_whole and all(label and not _OTHER.search(label) and not find_periods(label) for label in labels):
            yield _Run(whole, parts, labels)


def _last(text: str, mentions: list[Mention], first: int, is_bracket: bool) -> int:
    """The last of the figures that follow each other, to the end of the bracket or of the sentence."""
    last = first
    while last + 1 < len(mentions):
        between = text[mentions[last].end : mentions[last + 1].begin]
        if (")" in between and is_bracket) or not _JOINS.search(between):
            break
        last += 1
    return last


def _labels(text: str, mentions: list[Mention], parts: Sequence[int]) -> tuple[str, ...]:
    """The words behind each part, up to the next; an empty one where there are none."""
    labels = []
    for n in parts:
        end = mentions[n + 1].begin if n + 1 < len(mentions) else len(text)
        words = _JOINS.sub("", text[mentions[n].end : end])
        found = _CLOSES.match(words)
        labels.append(found["label"].strip() if found and re.search("[A-Za-z]", found["label"]) else "")
    return tuple(labels)


def _parts(sentence: Sentence, mentions: list[Mention], run: _Run, whole: Found) -> Iterator[Found]:
    """Each part with what it shares with its whole; none where it is not said of what kind the parts are."""
    genders = [gender_of(label) for label in run.labels]
    people = [people_in(label) for label in run.labels]
    is_gender = "all" not in genders and len(set(genders)) == len(genders)
    if is_gender and len({_GENDER.sub("", who).strip().casefold() for who in people}) > 1:
        return
    for n, label, gender, who in zip(run.parts, run.labels, genders, people, strict=True):
        mention = mentions[n]
        part = replace(
            whole,
            raw_value=mention.raw,
            value=Value(mention.low, mention.high, mention.status),
            cell_ref=_place(sentence, mention),
            is_total=False,
        )
        words = f"{_subject(whole.measure_text)} {label}"[:300]
        if is_gender:
            yield replace(part, gender=gender, measure_text=_subject(whole.measure_text))
        elif all(people):
            part = replace(part, measure_text=words) if has_sense(label.replace(who, " ")) else part
            yield replace(part, staff_group=label if label.startswith(who) and not has_sense(label) else who)
        elif is_countable(label) and not {NO_NOUN, ELSEWHERE_SAID} & set(whole.doubts):
            yield replace(part, measure_text=words)


def _subject(words: str) -> str:
    return re.sub(
        r"^\W*(?:out )?of (?:the|these|those|our|all)(?: total(?: of)?)?\b\s*", "", words, flags=re.IGNORECASE
    )


def _apart(sentence: Sentence, mentions: list[Mention], before: Sequence[Found]) -> Iterator[Found]:
    """Groups of people that add up to one figure of the sentences before: its parts, and in doubt."""
    every = tuple(range(len(mentions)))
    labels = _labels(sentence.text, mentions, every)
    joined = _last(sentence.text, mentions, 0, False) == len(mentions) - 1
    if len(mentions) < _FEWEST_APART or not joined or not all(people_in(label) for label in labels):
        return
    total = sum(mention.low for mention in mentions)
    wholes = [figure for figure in before if (figure.value.low, figure.value.high) == (total, total)]
    if len({(one.measure_text, one.period) for one in wholes if SAID_AGAIN not in one.doubts}) == 1:
        yield from _parts(sentence, mentions, _Run(-1, every, labels), wholes[0].doubted(ELSEWHERE))
