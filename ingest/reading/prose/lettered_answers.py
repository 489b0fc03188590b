"""Answers by letter: `(a) 26 (b) 19` under a question that asks `(a) how many … (b) …`. Each letter has its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.documents.document import Line
from ingest.language.numbers import DIGITS, WORDS
from ingest.language.period import Period
from ingest.reading.account.unplaced import is_asked
from ingest.reading.captions.caption_words import bare_title
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.figures.values import value_of
from ingest.reading.prose.spoken_times import Span, same_years, span_in
from ingest.reading.times.prose_dating import periods_in
from ingest.reading.words.meaning import body_in, has_sense, is_countable, people_in
from ingest.reading.words.wording import gender_of
from ingest.tables.lettered import LETTER, is_lettered, parts_of

IN_DOUBT = "a value is matched to a question by its letter alone"
_VALUE = re.compile(rf"(?:(?:less|fewer|more) than |[<>]\s?)?(?:{DIGITS}|{WORDS}|none|nil|zero)", re.IGNORECASE)
_PART = re.compile(rf"(?<![\w(])\(?{LETTER}\)\s*", re.IGNORECASE)
_ASKING = re.compile(
    r"^\W*(?:(?:q|question)\s?[0-9]{0,2}[a-z]?\s*[.):–-]\s*)?(?:please )?"
    r"(?:state|confirm|provide|tell me|list|how many|number of|"
    r"(?:what (?:is|was|were) )?the (?:total )?number of)\b\s*|^\W*to ask [^,]{3,80}?,?\s+(?=how many\b|\()",
    re.IGNORECASE,
)
_THOSE = re.compile(r"\bof (?:these|those|them)\b|\b(?:these|those|such) \w+", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,;]|\band|\bor)*\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """One part of a question: what it counts, the words that say when, and the years of the questions before."""

    words: str
    whole: str
    years: Period | None = None


def lettered_answers(lines: list[Line], above: list[str], around: Surroundings) -> tuple[list[Found], list[Line]]:
    """The figures of lettered answers, never certain, and the lines they stand in; none where a letter is not asked."""
    answers = [line for line in lines if is_lettered(line.text)]
    given = [(line, letter, value, at) for line in answers for letter, value, at in parts_of(line.text)]
    letters = [letter for _, letter, _, _ in given]
    asked = _asked([*above, *(line.text for line in lines if line not in answers)])
    if len(letters) < 2 or len(set(letters)) < len(letters) or any(len(asked.get(n, ())) != 1 for n in letters):
        return [], []
    found = [_one(line, value, at, asked[letter][0], around) for line, letter, value, at in given if _counts(value)]
    return found, answers


def _counts(value: str) -> bool:
    """Whether an answer is a number and no share."""
    return _VALUE.fullmatch(value) is not None


def _asked(texts: list[str]) -> dict[str, list[Asked]]:
    """What each letter asks; a letter that asks two things asks nothing."""
    asked: dict[str, list[Asked]] = {}
    spans: list[Span] = []
    before = ""
    for text in dict.fromkeys(texts):
        years = same_years(text, spans)
        spans += [span] if (span := span_in(text)) else []
        starts = list(_PART.finditer(text))
        stem = text[: starts[0].start()] if starts else ""
        for start, end in zip(starts, [*(start.start() for start in starts[1:]), len(text)], strict=False):
            part = _ENDS.sub("", text[start.end() : end])
            if len(re.findall(r"[A-Za-z]{3}", part)) > 0:
                asked.setdefault(start["letter"].casefold(), []).append(
                    Asked(_with_those(_words(stem, part, text), before), text, years)
                )
        before = text if is_asked(re.sub(r"^\W*question\s?[0-9]*\W*", "", text, flags=re.IGNORECASE)) else before
    return asked


def _with_those(words: str, before: str) -> str:
    """`how many of these officers were sergeants`, with the question before that says which officers."""
    if not before or not _THOSE.search(words) or has_sense(words) or not has_sense(before):
        return words
    return f"{bare_title(_ASKING.sub('', before)).rstrip(' ?')}: {words}"


def _words(stem: str, part: str, whole: str) -> str:
    """What a part counts: by itself where it asks for a number, else with the words it shares with the others."""
    own = _ASKING.sub("", part)
    words = own if own != part else f"{_ENDS.sub('', _ASKING.sub('', stem))} {part}"
    if not is_countable(words):
        words = _PART.sub("", whole)
    return bare_title(" ".join(_ASKING.sub("", words).split())).rstrip(" ?.")


def _one(line: Line, value: str, at: int, asked: Asked, around: Surroundings) -> Found:
    named = [m.period for m in periods_in(asked.words) or periods_in(asked.whole)]
    is_one = len({(p.start, p.end) for p in named}) == 1
    read = value_of(value, around.policy, around.hiding, around.nil)
    doubts = [*read.doubts, IN_DOUBT, "" if is_countable(asked.words) else "nothing says what is counted"]
    return Found(
        measure_text=asked.words[:300],
        body=body_in(asked.words) or around.publisher,
        staff_group=people_in(asked.words),
        gender=gender_of(asked.words),
        breakdown="",
        table_label="answer",
        period=asked.years or (named[0] if is_one else None),
        raw_value=value,
        value=read,
        is_total=False,
        cell_ref=f"{line.place}, character {at + 1}",
        doubts=tuple(doubt for doubt in doubts if doubt),
    )
