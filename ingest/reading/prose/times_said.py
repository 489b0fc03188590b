"""`Incivility was alleged 130 times, neglect of duty 98 times`: each thing with how often, the verb said once."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.prose.answers import one_answer
from ingest.reading.text.sentences import Sentence
from ingest.reading.times.dating import Dated
from ingest.reading.times.prose_dating import periods_in
from ingest.reading.words.meaning import is_countable

IN_DOUBT = "how often a thing was recorded, by the verb of the first of them"
_VERB = r"(?:was|were|is|are) (?:recorded|alleged|cited|given|noted|mentioned|reported|imposed|used|named)"
_ITEM = re.compile(
    rf"(?P<label>[^,;:.0-9]{{3,120}}?)\s+(?P<verb>{_VERB}(?: as [^,;:.0-9]{{2,60}}?)?\s+)?"
    rf"(?P<value>{DIGITS}|{WORDS})(?P<times> times| occasions)?(?=\s*(?:[,;.]|and\b|$))",
    re.IGNORECASE,
)
_JOIN = re.compile(r"^\s*(?:[,;]?\s*and\s+|[,;]\s*)", re.IGNORECASE)
_OPENING = re.compile(r"^\W*(?:in|during|over|for|between)\b[^,]{4,60},\s*", re.IGNORECASE)
_LONGEST = 400


def times_in(sentence: Sentence, earlier: Dated, around: Surroundings) -> list[Found]:
    """The figures of a sentence that says how often each of several things was recorded: never certain."""
    text = sentence.text
    if len(text) > _LONGEST or not (items := _items(text)):
        return []
    named = {m.period for m in periods_in(text)}
    at = Dated(named.pop(), ()) if len(named) == 1 else earlier if not named else Dated(None, ())
    verb = items[0]["verb"].strip()
    found = []
    for item in items:
        words = f"{item['label'].strip()} {verb}"
        if not is_countable(text) or number_of(item["value"]) is None:
            return []
        figure = one_answer(sentence.place, sentence.begin, item, at, words, around, IN_DOUBT)
        found.append(replace(figure, table_label="prose"))
    return found


def _items(text: str) -> list[re.Match[str]]:
    """The things of a sentence with their numbers, where there is nothing else in it; the first says the verb."""
    opening = _OPENING.match(text)
    items: list[re.Match[str]] = []
    place = opening.end() if opening else 0
    while found := _ITEM.match(text, place):
        items.append(found)
        joint = _JOIN.match(text[found.end() :])
        place = found.end() + (joint.end() if joint else 0)
    first = items[0] if items else None
    is_all = not re.search(r"\w", text[place:])
    if first is None or len(items) < 2 or not is_all or not first["verb"] or not first["times"]:
        return []
    return items if not any(item["verb"] for item in items[1:]) else []
