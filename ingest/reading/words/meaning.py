"""What a label means: a period, a gender, a body, a total, a group of people, a rate, or words for what is counted."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from ingest.language.periods import Period, month_alone, quarter_alone, read_period, read_short_year
from ingest.model import vocabulary
from ingest.reading.words.ranks import AFTER, is_rank
from ingest.reading.words.unlisted import unlisted_body
from ingest.tables.cells import split_signs

Kind = Literal["period", "month", "quarter", "gender", "body", "total", "people", "rate", "words", "blank"]

_TOTAL = re.compile(
    r"(?:grand |sub[- ]?|overall |combined )?totals?\s*:?|all|overall|sum|both|"
    r"(?:(?:grand |overall )?totals? (?:of|for|across|over)(?: (?:all|the|these|those))*|sum of(?: (?:all|the))*) "
    r"(?:areas?|forces?|regions?|prisons?|establishments?|sites?|rows?|columns?|groups?|categories|figures)"
    r"(?: (?:shown|listed|named|given|combined|above|here|below))*",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?<!\w)(?:rates?|ratio|per\s?cent(?:age)?s?|per (?:100|1,?000|10,?000|"
    r"head|capita|officer|employee)|proportions?|average|"
    r"mean|median|(?:percentage |net )?change|difference|variance|share|days? lost|"
    r"hours|cost|value|salar(?:y|ies)|spend|targets?|budget|forecast)(?!\w)|[%£]",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|[•·*–-]\s+|#+\s+)", re.IGNORECASE)
_GENDERED = re.compile(
    r"(?:all |number of |total )?(fe)?males?(?: (?:police |prison )?(?:officers?|staff|employees))?|(?:wo)?men",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Meaning:
    """One label as understood: what kind it is, the code or period it stands for, its words and its signs."""

    kind: Kind
    words: str
    signs: tuple[str, ...] = ()
    code: str | None = None
    period: Period | None = None
    month: int | None = None
    quarter: tuple[int, bool] | None = None


@functools.lru_cache(maxsize=8192)
def meaning_of(label: str) -> Meaning:
    """The meaning of one label by itself."""
    words, signs = split_signs(" ".join(label.replace("’", "'").split()))
    if not words:
        return Meaning("blank", "", signs)
    if (timed := _timed(words, signs)) is not None:
        return timed
    words = _OPENING.sub("", words).strip(" :")
    if _TOTAL.fullmatch(words):
        return Meaning("total", words, signs)
    if found := _GENDERED.fullmatch(words):
        female = bool(found.group(1)) or words.casefold().startswith("women")
        return Meaning("gender", words, signs, "female" if female else "male")
    code = vocabulary.code_of("genders", words)
    if code and len(words) > 1 and "%" not in words:
        return Meaning("gender", words, signs, code)
    if body := _body(words):
        return Meaning("body", words, signs, body)
    if is_rank(words):
        return Meaning("people", words, signs, next((c for c, _ in vocabulary.named_in("populations", words)), None))
    if _RATE.search(words):
        return Meaning("rate", words, signs)
    people = vocabulary.named_in("populations", words)
    if people and len(people[0][1]) * 2 >= len(words) and not _say_what_happened(words, people[0][1]):
        return Meaning("people", words, signs, people[0][0])
    return Meaning("words", words, signs)


def _say_what_happened(words: str, people: str) -> bool:
    """`Officers dismissed` is what is counted; `serving officers` are a group of people."""
    codes = vocabulary.named_in("outcomes", words.partition(people)[2])
    return any(code != "serving" for code, _ in codes)


_TO_DATE = re.compile(r"(?:year[- ]to[- ]date|ytd|cumulative(?: total)?)\s*[:,(–-]?\s*(?P<year>.+?)\)?", re.IGNORECASE)


# A total that says of when it is, in a label that is no sentence.
_SHORT = 80
_TOTAL_OF = re.compile(
    r"(?:grand |overall |combined )?totals?\s*(?:for|in|of|during|[,:–-])?\s*(?:the )?\(?"
    r"(?P<period>[^()]*?[0-9][^()]*)\)?|"
    r"(?P<after>[^()]*[0-9][^()]*?)\s*[,:–-]?\s*\(?totals?\)?",
    re.IGNORECASE,
)


def _timed(words: str, signs: tuple[str, ...]) -> Meaning | None:
    """A label that says when, and nothing else."""
    if (found := _TO_DATE.fullmatch(words)) and (year := read_period(found["year"])) and year.kind != "point":
        return Meaning("period", words, signs, period=Period(year.start, None, "part_year", words), code="to date")
    if (
        len(words) < _SHORT
        and (found := _TOTAL_OF.fullmatch(words))
        and (year := read_period(found["period"] or found["after"]))
    ):
        return Meaning("period", words, signs, period=year, code="total")
    bare = words.strip("()[]: ").rstrip("—–- ")
    if period := read_period(words) or read_period(bare) or read_short_year(words):
        return Meaning("period", words, signs, period=period)
    if month := month_alone(words):
        return Meaning("month", words, signs, month=month)
    if quarter := quarter_alone(words):
        return Meaning("quarter", words, signs, quarter=quarter)
    return None


def _body(words: str) -> str | None:
    if code := vocabulary.code_of("bodies", words) or vocabulary.code_of("bodies", words.replace("&", "and")):
        return code
    return next((code for code, form in vocabulary.patterns("bodies") if form.fullmatch(words)), None)


@functools.lru_cache(maxsize=2048)
def body_in(text: str) -> str | None:
    """The words by which a text names a body: the longest the vocabulary knows, else a force that it does not list."""
    found = [_whole_name(text, match) for match in _body_names().finditer(text)]
    return max(found, key=len) if found else unlisted_body(text)


_KIND_OF_BODY = re.compile(r"(?:Prison|Probation|Police|Custody|Fire)\b")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’&-]*\s+){1,4}$")
_NO_NAME = re.compile(
    r"(?:The|A|An|In|At|Of|For|To|By|From|Each|All|Every|Our|Former|Table|Figure|Annex|Outcomes?|Number|Total|And)\s+"
)


def _whole_name(text: str, found: re.Match[str]) -> str:
    """A name that only says what kind of body it is, with the proper words before it: whose service it is."""
    before = _NAME_BEFORE.search(text[max(0, found.start() - 80) : found.start()])
    if not before or not _KIND_OF_BODY.match(found.group()):
        return found.group()
    words = before.group()
    while opening := _NO_NAME.match(words):
        words = words[opening.end() :]
    return f"{words}{found.group()}"


@functools.cache
def _body_names() -> re.Pattern[str]:
    names = [n for t in vocabulary.terms("bodies").values() for n in (t["name"], *t.get("aliases", ()))]
    kinds = re.compile(r"(?i:police|constabulary|service)|[A-Z]{3,}")
    known = sorted((re.escape(n) for n in names if kinds.search(n)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)")


_ADJECTIVES = (
    r"(?:(?:police|prison|probation|custody|community support|regular|serving|former|senior|special|detective|"
    r"civilian|public sector|supervising|principal|chief|deputy|assistant|temporary|acting|custodial|"
    r"front[- ]?line|other|military|band [0-9](?:(?:-| to )[0-9])?|met|full[- ]time|female|male|hmpps|noms|psni)\s+)*"
)
_PEOPLE = re.compile(
    rf"(?<!\w){_ADJECTIVES}(?:officers(?: and|/| or|,)(?: police)? staff|staff in (?:[\w-]+ ){{0,3}}prisons|"
    r"members? of (?:the )?(?:\w+ )?(?:staff|constabulary)|"
    r"officers?|staff(?: members?)?|employees|pcsos?|"
    r"constables?|sergeants?|inspectors?|(?:chief )?superintendents?|individuals|specials|personnel|recruits)(?!\w)"
    rf"{AFTER}"
    r"(?! (?:reviews?|panels?|tribunals?|boards?|associations?|federations?|unions?|numbers?\b))",
    re.IGNORECASE,
)


def people_in(text: str) -> str:
    """The words by which a text says who is counted, the first; empty where it does not."""
    found = _PEOPLE.search(text)
    return found.group().strip() if found else ""


def only_people_in(text: str) -> str:
    """The one group of people a caption names; empty where it names none, or several."""
    found = groups_in(text)
    return found[0] if len(found) == 1 else ""


@functools.lru_cache(maxsize=2048)
def groups_in(text: str) -> tuple[str, ...]:
    """Every group of people that a text names, each once, as it is last written."""
    found = {match.group().strip().casefold(): match.group().strip() for match in _PEOPLE.finditer(text)}
    return tuple(found.values())


@functools.lru_cache(maxsize=8192)
def has_sense(text: str) -> bool:
    """Whether a text says what is counted beyond who: an outcome, or a thing like a complaint."""
    if vocabulary.named_in("outcomes", text):
        return True
    return any(code not in ("persons", "fte") for code, _ in vocabulary.named_in("units", text))


@functools.lru_cache(maxsize=2048)
def is_countable(text: str) -> bool:
    """Whether a text names something that a publisher counts."""
    return bool(vocabulary.named_in("units", text) or vocabulary.named_in("outcomes", text))
