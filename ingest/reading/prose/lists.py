"""Lists of figures: `label – 7`, `label = 5`, `2019: 3`, lettered answers, bare values in the order of a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.document import Line
from ingest.language.periods import Period, read_period
from ingest.reading.captions.caption_words import bare_title
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.figures.values import value_of
from ingest.reading.prose.items import LETTER, Item
from ingest.reading.text.sentences import sentences_of
from ingest.reading.times.dating import Dated, dated
from ingest.reading.times.prose_dating import is_unanchored, periods_in
from ingest.reading.words.meaning import Meaning, is_countable, meaning_of, people_in
from ingest.reading.words.wording import gender_of

_YEAR_OF = re.compile(r"(?:financial |calendar |reporting )?(?:year|period)", re.IGNORECASE)
_LETTERED = re.compile(
    r"\(([a-z]|[ivx]{1,4})\)\s*([^()]{2,80}?)(?=,?\s*(?:and|or|;|,)?\s*\((?:[a-z]|"
    r"[ivx]{1,4})\)|\s+(?:were|was|are|is|have|has|had|who|which|in|for|that|"
    r"did)\b|[?.;]|$)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^\W*(?:q?[0-9]{1,2}(?![0-9])[a-z]?\s*[.):–-]?\s*)?(?:how many|what (?:is|was|are|"
    r"were) the (?:total )?number of|please (?:provide|state|confirm)|the number of|"
    r"number of)?\s*",
    re.IGNORECASE,
)


def read_run(run: list[Item], lead: str, earlier: Dated, around: Surroundings) -> Iterator[Found]:
    """The figures of one run under the line that leads to it."""
    named = [m.period for m in periods_in(lead)]
    letters = {m.group(1).casefold(): m.group(2).strip(" ,") for m in _LETTERED.finditer(lead)}
    title = bare_title(_ASKED.sub("", _LETTERED.sub("", lead) if letters else _counting(lead))).rstrip(" ?")
    title = title if _SAYS.search(_without_periods(title)) else ""
    for item in run:
        if _YEAR_OF.fullmatch(item.label) and (year := read_period(item.value)):
            named, lead = [year], ""
            continue
        label = letters.get(m.group(1).casefold(), item.label) if (m := LETTER.match(item.label)) else item.label
        meaning = meaning_of(label)
        at = _when(meaning, named, lead, earlier, around)
        value = value_of(item.value, around.policy, around.hiding, around.nil)
        doubts = [*at.doubts, *value.doubts, *_doubts(run, title or lead, item, meaning)]
        words = "" if meaning.kind in ("period", "month", "gender", "people", "total") else meaning.words
        yield Found(
            measure_text=" ".join(f"{title} {item.noun}".split()) or words,
            body=meaning.words if meaning.kind == "body" else around.publisher,
            staff_group=meaning.words if meaning.kind == "people" else people_in(title) or people_in(item.noun),
            gender=meaning.code if meaning.kind == "gender" and meaning.code else gender_of(f"{title} {item.noun}"),
            breakdown=words if title or item.noun else "",
            table_label="list",
            period=at.period,
            raw_value=item.value,
            value=value,
            is_total=meaning.kind == "total",
            cell_ref=item.line.place,
            doubts=tuple(dict.fromkeys(doubts)),
        )


# Words besides those that only lead on.
_SAYS = re.compile(
    r"\b(?!(?:in|for|during|between|from|and|to|the|of|year|years|ending|period|as|at|follows)\b)[A-Za-z]{3,}"
)


def _counting(lead: str) -> str:
    """The last sentence of a lead that says what is counted."""
    sentences = [s.text for s in sentences_of(Line(0, lead))]
    return next((text for text in reversed(sentences) if is_countable(text)), lead)


def _without_periods(text: str) -> str:
    for mention in reversed(periods_in(text)):
        text = text[: mention.begin] + text[mention.end :]
    return text


def _when(meaning: Meaning, named: list[Period], lead: str, earlier: Dated, around: Surroundings) -> Dated:
    if meaning.kind in ("period", "month"):
        return dated(meaning, around.times, lead, named)
    if len({(p.start, p.end) for p in named}) == 1:
        return Dated(named[0], ()) if named[0].sure else Dated(named[0], ("the period can be read in two ways",))
    if named:
        return Dated(None, ("the line above names several periods",))
    if is_unanchored(lead):
        return Dated(None, ())
    if earlier.period is None:
        return Dated(None, earlier.doubts)
    return Dated(earlier.period, ("the period stands in another sentence",))


def _doubts(run: list[Item], title: str, item: Item, meaning: Meaning) -> list[str]:
    doubts = []
    if len(run) < 2:
        doubts.append("a list of one")
    if not is_countable(f"{title} {item.label} {item.noun}"):
        doubts.append("nothing says what is counted")
    if not title:
        doubts.append("no line leads to the list")
    if meaning.kind == "rate" or LETTER.match(meaning.words):
        doubts.append("the label is not clear")
    if len([i for i in run if i.label == item.label]) > 1:
        doubts.append("two items have the same label")
    return doubts
