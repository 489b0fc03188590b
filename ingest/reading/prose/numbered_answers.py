"""Answers in the order, or under the numbers, of the parts of a question: values without words of their own."""

from __future__ import annotations

import re

from ingest.documents.document import Line
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.figures.values import value_of
from ingest.reading.prose.items import BARE, MARKED
from ingest.reading.text.sentences import sentences_of
from ingest.reading.times.prose_dating import periods_in
from ingest.reading.words.meaning import is_countable, people_in

_NUMBERED = re.compile(r"\s*([0-9]{1,2})[.)]\s+(\S.*)")
_ENUMERATED = re.compile(
    r"(?:(?<=^)|(?<=[,;:.]\s)|(?<=\s))([0-9]{1,2})[.)]?\s+([^0-9,;:]{3,80})(?=[,;.]?\s*(?:[0-9]{1,2}[.)]?\s|$)|[,;.])"
)


def bare_values(lines: list[Line], above: list[str], around: Surroundings) -> list[Found]:
    """Values without labels, in the order of the numbered parts of a question: a proposal, never certain."""
    values = [(line, m["value"]) for line in lines if (m := BARE.match(line.text)) and MARKED.match(line.text)]
    texts = above + [s.text for line in lines for s in sentences_of(line)]
    parts = _by_number(values, texts) or _parts(texts)
    if len(values) < 2 or len(parts) < len(values):
        return []
    named = [m.period for text in above + [line.text for line in lines] for m in periods_in(text)]
    period = named[0] if len({(p.start, p.end) for p in named}) == 1 else None
    return [
        Found(
            measure_text=part,
            body=around.publisher,
            staff_group=people_in(" ".join(above[-3:])),
            gender="all",
            breakdown="",
            table_label="list",
            period=period,
            raw_value=raw,
            value=value_of(raw, around.policy, around.hiding, around.nil),
            is_total=False,
            cell_ref=line.place,
            doubts=("a value is matched to a question by its order or number alone",),
        )
        for (line, raw), part in zip(values, parts, strict=False)
    ]


def _by_number(values: list[tuple[Line, str]], texts: list[str]) -> list[str]:
    """The question of each value, where answers and questions are numbered; none where one is missing."""
    asked = {
        found.group(1): found.group(2)
        for text in reversed(texts)
        if not BARE.match(text) and (found := _NUMBERED.match(text))
    }
    numbers = [found.group(1) if (found := _NUMBERED.match(line.text)) else "" for line, _ in values]
    found_all = [asked[number] for number in numbers if number in asked]
    return found_all if len(found_all) == len(numbers) and any(map(is_countable, found_all)) else []


def _parts(texts: list[str]) -> list[str]:
    """The parts of a numbered question, where they run from one upwards."""
    for text in texts:
        found = [(int(m.group(1)), m.group(2).strip()) for m in _ENUMERATED.finditer(text)]
        run: list[str] = []
        for number, words in found:
            if number == len(run) + 1:
                run.append(words)
        if len(run) >= 2:
            return run
    return [re.sub(r"^\W+", "", text) for text in texts if re.match(r"\s*[•·▪◦*–-]\s+\S{3}", text)]
