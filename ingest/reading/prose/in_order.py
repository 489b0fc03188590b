"""Figures and years that go by their order: `in 2017, 2018 and 2019 the numbers were 3, 5 and 4 respectively`."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.language.numbers import DIGITS, WORDS
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.prose.answers import REQUEST, one_answer
from ingest.reading.prose.asked_once import asks_one_thing
from ingest.reading.text.sentences import Sentence
from ingest.reading.times.dating import dated
from ingest.reading.times.years_run import YEAR
from ingest.reading.words.meaning import has_sense, is_countable, meaning_of

_VALUE = rf"(?!(?:19|20)[0-9]{{2}}\b)(?:{DIGITS}|{WORDS}|none|nil|no)(?![\w%/])"
_SERIES = re.compile(rf"(?<![\w/.,-])(?P<first>{_VALUE})(?:,\s+{_VALUE})*,?\s+and\s+{_VALUE}", re.IGNORECASE)
_ONE = re.compile(rf"(?<![\w/-])(?P<value>{_VALUE})", re.IGNORECASE)
_YEARS = re.compile(rf"(?<![\w/.,-])(?:{YEAR})(?![\w/-])")
_SAID = re.compile(r"\brespectively\b", re.IGNORECASE)
_LONGEST = 600
_SAYS_NO_MORE = re.compile(
    r"\W*(?:(?:a|answer|response|reply)?\W*[0-9]{0,2}\W*)?(?:(?:the|numbers?|figures?|totals?|are|were|there)\b\W*)*",
    re.I,
)
_AGAIN = "a second row of figures of the same years"


def figures_in_order(sentence: Sentence, last: str, around: Surroundings) -> list[Found]:
    """The figures of a sentence that gives them by the order of its years, or of the years of the question before."""
    text = sentence.text
    if len(text) > _LONGEST or not _SAID.search(text):
        return []
    own = [found.group() for found in _YEARS.finditer(text)]
    years = own or [found.group() for found in _YEARS.finditer(last)]
    runs = [run for run in _SERIES.finditer(text) if len(_values(text, run)) == len(years)]
    if len(years) < 2 or len(set(years)) < len(years) or not runs:
        return []
    found: list[Found] = []
    for number, run in enumerate(runs):
        begin = max(text.rfind(";", 0, run.start()), text.rfind(":", 0, run.start())) + 1
        end = text.find(";", run.end())
        words = f"{text[begin : run.start()]} {text[run.end() : end if end > 0 else len(text)]}"
        words = _plain(words)
        is_first = not number and is_countable(words)
        head = words if is_first else f"{words} {_plain(text[: runs[0].start()]) if own else last}"
        if not is_countable(head):
            return []
        is_plain = (has_sense(words) and is_first) if own else (asks_one_thing(last) and _SAYS_NO_MORE.fullmatch(words))
        doubt = _AGAIN if number else "" if is_plain else REQUEST
        for value, year in zip(_values(text, run), years, strict=True):
            at = dated(meaning_of(year), around.times, head, [])
            figure = one_answer(sentence.place, sentence.begin, value, at, head, around, doubt)
            found.append(replace(figure, measure_text=" ".join(figure.measure_text.split())))
    return found


def _values(text: str, run: re.Match[str]) -> list[re.Match[str]]:
    return list(_ONE.finditer(text, run.start(), run.end()))


def _plain(words: str) -> str:
    """Words without years, and without what only joins them to figures."""
    words = _YEARS.sub(" ", words)
    words = re.sub(r"\brespectively\b|^\W*(?:of (?:these|those|them)|and)\b", " ", words, flags=re.IGNORECASE)
    words = re.sub(r"^(?:\W|\b(?:in|for|during|and)\b)+|(?:\W|\b(?:were|was|of)\b)+$", "", words, flags=re.IGNORECASE)
    return re.sub(r"\s+([,.;])", r"\1", " ".join(words.split())).strip(" ,;.")
