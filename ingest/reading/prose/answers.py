"""Answers shorter than a sentence: `Three.` under a question, `2021: 14, 2022: 19 and 2023: 8` in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.document import Line
from ingest.language.periods import find_periods, read_period
from ingest.reading.captions.caption_words import bare_title
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.figures.values import value_of
from ingest.reading.prose.asked_once import asks_one_thing, covers
from ingest.reading.text.sentences import Sentence
from ingest.reading.times.dating import Dated, dated
from ingest.reading.times.prose_dating import periods_in
from ingest.reading.times.years_run import LONGEST, VALUE, runs_over_years
from ingest.reading.words.meaning import body_in, is_countable, meaning_of, people_in
from ingest.reading.words.wording import gender_of

_LETTER = r"^\s*(?:(?:a|ans|answer|response|reply)\s*[0-9]{0,2}\s*[.:)–-]\s*)?"
_ALONE = re.compile(rf"{_LETTER}(?P<value>{VALUE})\s*[.;]?\s*$", re.IGNORECASE)
_QUESTION = re.compile(r"^\s*(?:(?:q|question)?\s*[0-9]{0,2}\s*[a-z]?\s*[.:)–-]\s*)?(?=\S)", re.IGNORECASE)
# What may stand between a question and the figures that answer it.
_ANSWERS = re.compile(rf"{_LETTER}\W*(?:in\s+)?", re.IGNORECASE)
REQUEST = "what is counted stands in another sentence"


def short_answer(line: Line, last: str, around: Surroundings) -> Iterator[Found]:
    """The figure of a line that is nothing but a number, under a question that says what is counted.

    It is certain only where the question asks one thing, of one time.
    """
    found = _ALONE.match(line.text) if len(line.text) < LONGEST else None
    if not found or not last.rstrip().endswith("?") or not is_countable(last):
        return
    named = [m.period for m in periods_in(last)]
    period = named[0] if len({(p.start, p.end) for p in named}) == 1 else None
    doubt = "" if period and period.sure and asks_one_thing(last) else "the question says what is counted"
    yield one_answer(line.place, 0, found, Dated(period, ()), last, around, doubt)


def years_in(sentence: Sentence, last: str, around: Surroundings) -> list[Found]:
    """The figures of years that follow each other in one sentence, each year with its own."""
    if not (pairs := runs_over_years(sentence.text)):
        return []
    before = re.sub(r"\W*\b(?:in|for|was|were)?\W*$", "", sentence.text[: pairs[0].start()])
    title = before if is_countable(before) else last
    if not is_countable(title):
        return []
    is_plain = asks_one_thing(last) and _ANSWERS.fullmatch(sentence.text[: pairs[0].start()]) is not None
    doubt = "" if (title == before and not find_periods(before)) or is_plain else REQUEST
    if any("," in sentence.text[pair.end("year") : pair.start("value")] for pair in pairs):
        doubt = doubt or "a comma stands between the year and its figure"
    return [
        one_answer(
            sentence.place,
            sentence.begin,
            pair,
            dated(meaning_of(pair["year"]), around.times, title, []),
            title,
            around,
            doubt or ("" if title == before or covers(title, read_period(pair["year"])) else REQUEST),
        )
        for pair in pairs
    ]


def one_answer(
    place: str, begin: int, found: re.Match[str], at: Dated, title: str, around: Surroundings, doubt: str
) -> Found:
    """A figure whose words and period are said beside it, or in the question before."""
    words = bare_title(_QUESTION.sub("", title, count=1)).rstrip(" ?")
    raw = found["value"]
    value = value_of(re.sub(r"\s+return$", "", raw, flags=re.IGNORECASE), around.policy, around.hiding, around.nil)
    several = len(find_periods(title)) > 1 and at.period is None
    doubts = [*at.doubts, *value.doubts, doubt, "the line above names several periods" if several else ""]
    return Found(
        measure_text=words[:300],
        body=body_in(title) or around.publisher,
        staff_group=people_in(title),
        gender=gender_of(title),
        breakdown="",
        table_label="answer",
        period=at.period,
        raw_value=raw,
        value=value,
        is_total=False,
        cell_ref=f"{place}, character {begin + found.start('value') + 1}",
        doubts=tuple(dict.fromkeys(d for d in doubts if d)),
    )
