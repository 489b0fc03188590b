"""A reply that speaks in its own words: what it counts is not whole where its question says more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.language.mentions import numbers_in
from ingest.reading.account.questions_put import asks_beyond
from ingest.reading.account.told import told_by
from ingest.reading.account.unplaced import is_asked
from ingest.reading.captions.caption_words import bare_title
from ingest.reading.figures.found import Found
from ingest.reading.prose.asked_once import asks_one_thing
from ingest.reading.words.meaning import groups_in, has_sense

IN_DOUBT = "the question says more of what is counted"
SEVERAL = "several questions stand together above"
_NUMBERED = re.compile(r"^\W*(?:(?:q|question)\s?)?\(?[0-9]{1,2}[a-z]?\s*[.):]\s+(?=[A-Za-z])", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(?:(?:q|question)\s?)?[0-9]{0,2}[a-z]?\s*[.):–-]\s*(?=\S)", re.IGNORECASE)
_OPENING = re.compile(
    r"^\W*(?:(?:please )?(?:state|provide|confirm|give|tell us)\s+)?(?:how many|(?:what (?:is|was) )?the number) "
    r"(?:of )?",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Whether a line asks for a number: what stands right under it replies to it."""
    return text.rstrip().endswith("?") and is_asked(_NUMBER.sub("", text))


def heads_an_answer(text: str) -> bool:
    """Whether a line is a question, or a numbered heading without a figure of its own."""
    return is_question(text) or (_NUMBERED.match(text) is not None and not numbers_in(_NUMBERED.sub("", text)))


def in_a_row(found: Iterable[Found], row: int) -> list[Found]:
    """Figures under several questions that stand together: nobody knows which of them the first answer is for."""
    return [figure.doubted(SEVERAL) if row > 1 else figure for figure in found]


def with_question(found: Sequence[Found], question: str) -> list[Found]:
    """The figures of a reply; one that its question says more of takes those words, and is in doubt."""
    return [_with(figure, question) for figure in found]


def _with(figure: Found, question: str) -> Found:
    if not question or not asks_beyond(question, told_by([], [figure]), [figure.body]):
        return figure
    words = figure.measure_text
    if has_sense(question) and not asks_one_thing(words):
        words = f"{bare_title(_OPENING.sub('', _NUMBER.sub('', question))).rstrip(' ?')}: {words}"
    who = groups_in(question)
    people = figure.staff_group or (who[0] if len(who) == 1 else "")
    return replace(figure, measure_text=words[:300], staff_group=people).doubted(IN_DOUBT)
