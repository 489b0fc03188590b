"""Figures in sentences: each with its subject, its period and its bound, or left to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.documents.document import Line
from ingest.language.clauses import Clause, clauses_of
from ingest.language.mentions import numbers_in
from ingest.language.period import Period
from ingest.language.subsets import with_subsets
from ingest.reading.captions.frame import Surroundings
from ingest.reading.captions.speaking_for import speaker
from ingest.reading.figures.found import Found
from ingest.reading.figures.values import Value
from ingest.reading.prose.answers import short_answer, years_in
from ingest.reading.prose.clause_words import words_of
from ingest.reading.prose.continued import asks_of_those, is_item, opens_with_number
from ingest.reading.prose.counted import doubts_of, is_figure
from ingest.reading.prose.in_order import figures_in_order
from ingest.reading.prose.items import runs_of
from ingest.reading.prose.lettered_answers import lettered_answers
from ingest.reading.prose.lists import read_run
from ingest.reading.prose.numbered_answers import bare_values
from ingest.reading.prose.parts_said import with_parts
from ingest.reading.prose.period_lines import items_of_period, opening_period
from ingest.reading.prose.reply_words import heads_an_answer, in_a_row, is_question, with_question
from ingest.reading.prose.spoken_times import Span, pointed, span_in
from ingest.reading.prose.times_said import times_in
from ingest.reading.signs.rules import hides
from ingest.reading.text.sentences import Sentence, sentences_of
from ingest.reading.times.asked_period import opens_an_answer
from ingest.reading.times.dating import TWO_WAYS, Dated
from ingest.reading.times.prose_dating import dated_in, is_unanchored, main_periods
from ingest.reading.words.anaphora import IN_DOUBT as POINTS_BACK
from ingest.reading.words.anaphora import only_points_back
from ingest.reading.words.askers import is_put_by_somebody
from ingest.reading.words.explaining import explains, states_no_figure
from ingest.reading.words.meaning import body_in, has_sense, is_countable, only_people_in, people_in
from ingest.reading.words.wording import borrowed, gender_of, is_followed_by_verb, noun_after, people_of

_LONGEST = 4_000
_NOT_SAID = Dated(None, ())
# How many figures away the words may stand that say who is counted.
_NEAR = 12
_NO_PERIOD = Dated(None, ("no period is said",))
_ASKING = re.compile(
    r"^\W*(?:to ask|please|how many|what|which|i (?:would|am|note|wish|request|"
    r"want)|you (?:asked|requested|wrote)|can you|could you|would you|"
    r"question|thank you|dear|under the freedom)\b|\?\W*$|^\W*(?:where|if|when|"
    r"whenever|should) (?!.*:\s)|you (?:have )?(?:asked|requested)|following information",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^\W*(?:notes?|footnotes?|source|key)\b|^\s*(?:\([0-9]{1,2}\)|\[[0-9]{1,2}\]|[*†‡^#~]+)\s*\S|"
    r"^\s*(?:\[[a-z]{1,3}\]|[a-z]{1,2}\s*=|(?:\[?[a-z]{1,2}\]?|\.{2,3}|[–—-])\s+"
    r"(?:means|denotes|stands for|indicates)\b)\s*\S",
    re.IGNORECASE,
)
_GLUED_NOTE = re.compile(r"^\s*[0-9]{1,2}(?=[A-Z][a-z])")
_NOTES = re.compile(r"^\W*(?:explanatory |foot)?notes?\W*$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*\(?[0-9a-z]{1,2}[.):]\s+\S", re.IGNORECASE)
# `3.2` in front of a sentence numbers its paragraph.
_SECTION = re.compile(
    r"(?<!\S)[0-9]{1,2}\.(?:[0-9]{1,2}\.?){0,3}\s+(?=[A-Z])|^[0-9]{1,2}\.\s+(?=\D)|^\(?[a-z]\)\s+(?=\S)"
)
_PART_OF = re.compile(r"\W*\s(?:out )?of(?: the| these| those| our| all)?\s", re.IGNORECASE)
# `Of the 735 officers:` over bullets: each of them counts a part of that figure.
_OF_A_WHOLE = re.compile(r"\W*(?:out )?of (?:the|these|those|our)(?: total)?\b", re.IGNORECASE)
_LEADING = re.compile(r"[:;]\s*$")


@dataclass
class Prose:
    """Lines of prose, the lines above them, and the figures of the document met so far."""

    lines: list[Line]
    above: list[str]


@dataclass
class _Memory:
    """What earlier sentences said: their period, their sense, and the line that leads a list."""

    period: Dated = _NO_PERIOD
    past: Dated = _NO_PERIOD
    sense: str = ""
    lead: Dated = _NOT_SAID
    lead_words: str = ""
    day: Period | None = None
    notes: bool = False
    people: str = ""
    whole: str = ""
    before: str = ""
    head: str = ""
    span: Span | None = None
    row: int = 0


def read_prose(prose: Prose, around: Surroundings) -> list[Found]:
    """The figures of a run of lines: its lists, and the sentences between them."""
    memory = _Memory()
    for text in prose.above[-3:]:
        _remember(memory, text, heading=True)
    memory.row = 0  # a table stands between: it answers what was asked above it
    found = bare_values(prose.lines, prose.above, around)
    lettered, taken = lettered_answers(prose.lines, prose.above, around)
    found.extend(lettered)
    last = prose.above[-1] if prose.above else ""
    number, last_line, own = 0, 0, around.own or around.publisher
    for run, before in runs_of([line for line in prose.lines if line not in taken]):
        for line in before:
            number += 1
            memory.row = 0 if any(last_line < one.number < line.number for one in taken) else memory.row
            last_line = line.number
            around = replace(around, publisher=speaker(line.text, around.publisher, own))
            found.extend(in_a_row(short_answer(line, last, around), memory.row))
            found.extend(_sentences(line, number, memory, around, last))
            last = line.text
        found.extend(read_run(run, last, memory.period, around))
        memory.row = 0 if run else memory.row
    return found


def _sentences(line: Line, number: int, memory: _Memory, around: Surroundings, last: str) -> Iterator[Found]:
    if _NOTES.match(line.text):
        memory.notes = True
    memory.notes = memory.notes and bool(_NOTES.match(line.text) or _NUMBERED.match(line.text))
    if not line.text.strip() or memory.notes or _NOTE.match(line.text) or _GLUED_NOTE.match(line.text):
        return
    asked = last if is_question(last) else ""
    said: list[Found] = []
    for sentence in sentences_of(line, number):
        found = (
            in_a_row(years_in(sentence, last, around), memory.row)
            or in_a_row(figures_in_order(sentence, last, around), memory.row)
            or items_of_period(sentence, memory.head, around)
            or times_in(sentence, memory.period, around)
            or with_question(with_parts(sentence, list(_figures(sentence, memory, around)), said), asked)
        )
        yield from found
        said += found
        last = sentence.text
        asked = last if is_question(last) else asked
        _remember(memory, sentence.text, heading=False)


def _remember(memory: _Memory, text: str, heading: bool) -> None:
    named = main_periods(text)
    days = [m.period for m in named if m.period.kind == "point"]
    memory.day = days[-1] if days else memory.day
    distinct = {(m.period.start, m.period.end) for m in named}
    if not distinct and opens_an_answer(text):
        held = memory.period if memory.period.period else memory.past
        memory.past = _NO_PERIOD if text.rstrip().endswith("?") else held
        memory.period, memory.day = held if asks_of_those(text) else _NO_PERIOD, None
    elif not distinct and is_unanchored(text):
        memory.period = Dated(None, ())
    elif len(distinct) == 1:
        memory.period = Dated(named[0].period, ("the period stands in another sentence",))
    elif distinct:
        memory.period = Dated(named[-1].period, ("the sentences before name several periods",))
    memory.people = only_people_in(text) or memory.people
    memory.span = span_in(text) or memory.span
    memory.row = memory.row + 1 if heads_an_answer(text) else 0
    memory.head = text if is_countable(text) and not opening_period(text) else memory.head
    if _LEADING.search(text):
        memory.whole = f"{text} {memory.before}" if _OF_A_WHOLE.match(text) else ""
        only = named[0].period if len(distinct) == 1 else None
        again = re.search(r"\b(?:this|that|the same) period\b", text, re.IGNORECASE)
        memory.lead = Dated(
            only or (memory.lead.period if again else None), () if not only or only.sure else (TWO_WAYS,)
        )
        memory.lead_words = text
    elif heading or not (re.match(r"\W*[•·*–-]\s", text) or (memory.whole and opens_with_number(text))):
        memory.whole = ""
        memory.lead = Dated(None, ()) if heading else memory.lead
    memory.before = text[:160] if not is_item(text) else memory.before
    if has_sense(text) and not _ASKING.search(text) and not explains(text):
        memory.sense = text if len(text) < 160 else text[:160].rsplit(" ", 1)[0]


def _figures(sentence: Sentence, memory: _Memory, around: Surroundings) -> Iterator[Found]:
    text = sentence.text
    if (
        len(text) > _LONGEST
        or _ASKING.search(text)
        or is_put_by_somebody(text)
        or hides(text)
        or states_no_figure(text)
    ):
        return
    mentions = numbers_in(text)
    clauses = with_subsets(text, clauses_of(text, mentions))
    for place, clause in enumerate(clauses):
        yield from _figure(sentence, clauses, place, clause, memory, around)


def _figure(
    sentence: Sentence, clauses: list[Clause], place: int, clause: Clause, memory: _Memory, around: Surroundings
) -> Iterator[Found]:
    noun = noun_after(clause)
    sense = has_sense(clause.own)
    taken, source = ("", "own") if sense else borrowed(clauses, place, memory.sense)
    if not is_figure(sentence.text, clause, noun, sense, taken, source, clauses[:place]):
        if not (memory.whole and _is_part(sentence.text, place, clause)):
            return
        sense, taken, source = False, memory.whole, "earlier"
    lead = memory.lead if is_item(sentence.text, memory.whole) else Dated(None, ())
    at = dated_in(sentence.text, clause, clauses, lead, memory.period, memory.day)
    at = pointed(sentence.text, at, memory.span, around.times.written)
    mention = clause.mention
    doubts = [*at.doubts, *doubts_of(clause, sentence.text, clauses, noun, source)]
    doubts += _doubts_of_sentence(sentence)
    if sense and only_points_back(clause.own):
        doubts.append(POINTS_BACK)
    if place and _PART_OF.fullmatch(sentence.text[clauses[place - 1].mention.end : mention.begin]):
        doubts.append("a part of it is counted beside it")
    people = people_of(clause, taken)
    if not people and doubts:
        people = next(
            (p for c in reversed(clauses[max(0, place - _NEAR) : place]) if (p := people_in(c.own))), memory.people
        )
    words = words_of(clauses, place, noun, sense, taken, source)
    yield Found(
        measure_text=_SECTION.sub("", " ".join(words.split()))[:300],
        body=body_in(clause.own) or body_in(sentence.text) or around.publisher,
        staff_group=people,
        gender=gender_of(clause.own),
        breakdown="",
        table_label="prose",
        period=at.period,
        raw_value=mention.raw,
        value=Value(mention.low, mention.high, mention.status),
        is_total=bool(re.search(r"\btotal\b", clause.before, re.IGNORECASE)),
        cell_ref=f"{sentence.place}, character {sentence.begin + mention.begin + 1}",
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _is_part(text: str, place: int, clause: Clause) -> bool:
    """Whether an item under `Of these:` says of its number what became of so many."""
    return (opens_with_number(text) and not place) or (is_item(text) and is_followed_by_verb(clause))


def _doubts_of_sentence(sentence: Sentence) -> list[str]:
    doubts = ["a sentence too long to be one"] if sentence.is_cut else []
    return [*doubts, "a number beside characters that are none of a number"] if sentence.is_odd else doubts
