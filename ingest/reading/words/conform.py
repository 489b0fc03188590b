"""Which codes the words of a label or a caption stand for; certain only where every word is accounted for."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ingest.language.periods import find_periods
from ingest.model import vocabulary
from ingest.reading.words.furniture import without_lead
from ingest.reading.words.meaning import body_in
from ingest.reading.words.told_whole import is_where, others_beside, spans_told
from ingest.reading.words.year_ends import without_year_ends
from ingest.tables.cells import split_signs

_COLUMNS = {
    "stage_or_outcome": "outcomes",
    "unit": "units",
    "population": "populations",
    "misconduct_type": "misconduct_types",
    "gender": "genders",
}
# Words that change nothing of what is counted. `not`, `former` or `alleged` are none of them.
_SMALL = re.compile(
    r"an?|and|any|as|at|been|by|during|each|following|for|from|ha[ds]|have|in|into|is|its|made|of|on|or|out|over|per|"
    r"the|their|them|there|these|they|this|those|totals?|to|numbers?|counts?|volume|was|were|where|which|whom?|with|"
    r"within|all|overall|years?|financial|calendar|end(?:ed|ing)?|period|table",
    re.IGNORECASE,
)
# `1. Officers dismissed`: the place of a caption among others.
_NUMBERED = re.compile(r"^\(?[0-9]{1,2}[.)]\s+(?=[^\W\d_]{3})")
_NUMBER_OF = re.compile(r"\bno\.? of\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[0-9]+")
# What is made against a person. It may be dismissed too, and then the person is not.
_THINGS = {"allegations", "complaints", "charges", "conduct_matters", "referrals"}
_THING = (
    r"(?:cases?|complaints?|allegations?|charges?|appeals?|claims?|matters?|grievances?|reports?|referrals?|"
    r"investigations?|proceedings|hearings?|requests?|applications?)"
)
_THING_DISMISSED = re.compile(
    rf"\b{_THING}\W+(?:(?:which|that|were|was|are|is|have|has|had|been|being|later|then|subsequently|and|or|withdrawn|"
    rf"rejected)\W+)*dismiss(?:ed|als?)\b|\bdismiss(?:ed|als?)\W+(?:(?:of|the|all|any)\W+)*{_THING}\b",
    re.IGNORECASE,
)
# Who made it, and against whom nobody says.
_MADE_BY = re.compile(
    r"\b(?:allegations?|complaints?|reports?|referrals?|matters?)\W+(?:(?:which|that|were|was|are|been|made|raised|recorded|"
    r"submitted|lodged|received|reported)\W+)*(?:by|from)\W+(?!(?:(?:calendar|financial|the|each|of|their)\W+)*"
    r"(?:year|gender|sex|rank|month|quarter|type|category|outcome|force|grade|role|officer rank)\b)[a-z]+",
    re.IGNORECASE,
)
_LONGEST = 1_000
_SHOWN = 60
Span = tuple[int, int]


@dataclass(frozen=True)
class Conformed:
    """The codes found; the words nobody accounts for, and the columns for which two codes compete.

    `weak_unit` is a unit that follows only from who is counted: officers are persons, unless a unit is named.
    """

    codes: tuple[tuple[str, str], ...] = ()
    weak_unit: str | None = None
    left: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        return not self.left and not self.rivals

    def code(self, column: str) -> str | None:
        return dict(self.codes).get(column)


@functools.lru_cache(maxsize=4096)
def conform(label: str) -> Conformed:
    """The codes of one label or caption by itself; of a text that is far too long to be one, none is certain."""
    if len(label) > _LONGEST:
        return Conformed(left=(" ".join(label[:_SHOWN].split()),))
    text = without_lead(" ".join(split_signs(" ".join(label.replace("’", "'").split()))[0].split()))
    text = _NUMBERED.sub("", text)
    spans = {column: _spans(dimension, text) for column, dimension in _COLUMNS.items()}
    people = [span for _, span in spans["population"]]
    beside = others_beside(text, [span for code, span in spans["unit"] if code == "persons"], people)
    placed = _without_places(text, spans)
    _settle(spans)
    codes, rivals = [], []
    for column, named in spans.items():
        known = {code for code, _ in named if code != "other"}
        if len(known) == 1:
            codes.append((column, known.pop()))
        elif known:
            rivals.append(column)
    weak = None
    units = {code for code, _ in spans["unit"] if code != "other"}
    if units == {"persons"} and spans["population"]:
        weak = "persons"
        codes = [(c, v) for c, v in codes if c != "unit"]
    covered = [span for named in spans.values() for code, span in named if code != "other"] + placed
    covered += spans_told(text, units, people)
    rough = [*beside, *(words for _, words in vocabulary.named_in("rough", text))]
    if _is_of_things(dict(codes)):
        rivals.append("unit")
    rough += [found.group() for form in (_THING_DISMISSED, _MADE_BY) for found in form.finditer(text)]
    return Conformed(tuple(codes), weak, (*rough, *_left(text, covered)), tuple(rivals))


def _is_of_things(codes: dict[str, str]) -> bool:
    """Whether a result that only a person meets with is said beside things that are no persons."""
    outcome = vocabulary.terms("outcomes").get(codes.get("stage_or_outcome", ""), {})
    if outcome.get("code") == "suspended":
        return codes.get("unit") in (*_THINGS, "cases", "hearings")
    return bool(outcome.get("once")) and codes.get("unit") in _THINGS


def _spans(dimension: str, text: str) -> list[tuple[str, Span]]:
    """Every code a text names; a phrase inside a longer one of the same dimension is part of it."""
    found = [
        (code, (match.start(), match.end()))
        for code, form in vocabulary.patterns(dimension)
        for match in form.finditer(text)
    ]
    return [one for one in found if not any(_inside(one[1], other) for _, other in found)]


def _settle(spans: dict[str, list[tuple[str, Span]]]) -> None:
    """A noun that names the unit or the kind of a result is no result of its own."""
    outcomes, units = spans["stage_or_outcome"], spans["unit"]
    around = [span for _, span in (*outcomes, *units)]
    kinds = spans["misconduct_type"]
    spans["misconduct_type"] = [k for k in kinds if not any(_inside(k[1], span) for span in around)]
    if any(code != "alleged" for code, _ in outcomes):
        nouns = {span for _, span in units}
        spans["stage_or_outcome"] = [(c, s) for c, s in outcomes if c != "alleged" or s not in nouns]
    if any(code not in ("persons", "other") for code, _ in units) and spans["population"]:
        spans["unit"] = [(c, s) for c, s in units if c != "persons"]


def _without_places(text: str, spans: dict[str, list[tuple[str, Span]]]) -> list[Span]:
    """The units that only say where a result was come to; they are taken out of the units."""
    results = [span for _, span in spans["stage_or_outcome"]]
    if not spans["population"]:
        return []
    placed = [span for code, span in spans["unit"] if code == "hearings" and is_where(text, span, results)]
    spans["unit"] = [(code, span) for code, span in spans["unit"] if span not in placed]
    kinds = spans["misconduct_type"]
    spans["misconduct_type"] = [kind for kind in kinds if not any(_inside(kind[1], span) for span in placed)]
    return placed


def _inside(inner: Span, outer: Span) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _left(text: str, covered: list[Span]) -> tuple[str, ...]:
    rest = text
    for start, end in covered:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    rest = _NUMBER_OF.sub(" ", rest)
    for found in find_periods(rest):
        rest = rest.replace(found.period.text, " ") if found.period.text else rest
    rest = without_year_ends(rest)
    if body := body_in(rest):
        rest = rest.replace(body, " ")
    return tuple(dict.fromkeys(w for w in _WORD.findall(rest) if not _SMALL.fullmatch(w)))
