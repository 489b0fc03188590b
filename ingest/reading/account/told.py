"""What a table tells of its figures, and which words of another text go beyond it: those may narrow what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.language.every_number import every_number
from ingest.language.numbers import number_of
from ingest.language.period import Period
from ingest.language.periods import find_periods
from ingest.language.set_aside import spans_in
from ingest.reading.account.lead_captions import is_caption_of_its_own
from ingest.reading.figures.found import Found
from ingest.reading.tables.table_read import TableRead
from ingest.reading.text.sentences import LONGEST
from ingest.reading.times.coverage import is_year

_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_ENDING = re.compile(r"(?<=\w{4})(?:(?:at)?(?:ions?|ed|ing)|als?|es|s)$")
# `suspension` is of `suspend`, `pension` of nothing.
_NOUN_OF_ND = re.compile(r"(?<=\w{4})nsions?$")
_LAST = re.compile(
    r"\b(?:last|past|previous)\s+(?P<many>\w+)\s+(?:(?:full|complete|calendar|financial)\s+)*years?\b", re.I
)
_SINCE = re.compile(r"\bsince (?P<year>(?:19|20)[0-9]{2})\b(?!\s?[/–-]\s?[0-9])", re.I)
_KIND_OF_YEAR = re.compile(r"\b(?:(?P<calendar>calendar)|(?P<financial>financial|fiscal))\s+years?\b", re.IGNORECASE)
# What names a document and no part of its figures.
_NAMES = {"a reference", "an address", "who asked", "a telephone number", "a section", "a page"}
_OF_GENDER = {"gender", "sex", "male", "female", "men", "women"}
_APRIL = 4


@dataclass(frozen=True)
class Told:
    """The words of one table, cut to their stems, and the periods of its figures."""

    stems: frozenset[str]
    periods: frozenset[tuple[date | None, date | None]]

    def agrees(self, period: Period) -> bool:
        """Whether a period named elsewhere begins and ends with these figures, or is that of one of them."""
        starts = {start for start, _ in self.periods if start}
        ends = {end for _, end in self.periods if end}
        if not starts or not ends:
            return False
        if (period.start, period.end) in self.periods:
            return True
        return period.start in (None, min(starts)) and period.end in (None, max(ends))

    def begins_in(self, year: int) -> bool:
        """Whether the first of its years begins in a calendar year: `since 2020` over years from April 2020."""
        years = [start for start, end in self.periods if start and is_year(Period(start, end, ""))]
        return bool(years) and len(years) == len(self.periods) and min(years).year == year

    def begin_in(self, month: int) -> bool:
        return all(start and start.month == month and is_year(Period(start, end, "")) for start, end in self.periods)


def told_by(tables: Sequence[TableRead], found: Iterable[Found]) -> list[Told]:
    """One for each table with figures, and one for each figure that stands in a sentence."""
    in_tables = {id(figure) for table in tables for figure in table.found}
    places = {figure.cell_ref for table in tables for figure in table.found}
    alone = [one for one in found if id(one) not in in_tables and one.cell_ref not in places]
    return [
        *(_told(_words_of(table), table.found) for table in tables if table.found),
        *(_told([one.measure_text, one.breakdown, one.staff_group, one.gender], [one]) for one in alone),
    ]


def _told(texts: Iterable[str], found: Sequence[Found]) -> Told:
    stems = {stem(word) for text in set(texts) for word in _WORD.findall(text)}
    if any(one.gender != "all" for one in found):
        stems |= _OF_GENDER
    periods = {(one.period.start, one.period.end) for one in found if one.period}
    return Told(frozenset(stems), frozenset(periods))


def _words_of(table: TableRead) -> Iterator[str]:
    """Caption, corner and labels; the sentence that leads to a table may be the question itself, and then is none."""
    frame, read = table.frame, table.table
    yield from (text for text in frame.said if text != frame.lead or is_caption_of_its_own(frame))
    yield from (cell.text for cell in (*read.caption, read.corner) if cell is not None)
    for row in read.rows:
        yield from (cell.text for cell in (*row.bands, *row.labels))
        yield from (cell.text for column in row.columns for cell in column.labels)


def stem(word: str) -> str:
    """`dismissals` and `dismissed` are one word, `prison` and `prisoners` are two."""
    word = _NOUN_OF_ND.sub("nd", word.casefold())
    return _ENDING.sub("", word) or word


def beyond(text: str, told: Sequence[Told], known: re.Pattern[str], names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of a text that the nearest table does not tell and that are not `known` to change nothing.

    `names` are those of the body whose figures they are. A period counts as told where the table covers just that.
    """
    if not told or len(text) > LONGEST:
        return (" ".join(text[:LONGEST].split()),) if not told else ("too long to be weighed",)
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)", lambda m: " " * len(m.group()), text, flags=re.I)
    return min((_beyond(text, one, known) for one in told), key=len)


def _beyond(text: str, told: Told, known: re.Pattern[str]) -> tuple[str, ...]:
    rest = list(text)
    for begin, end in (*_named(text), *_periods_told(text, told), *_kinds_told(text, told)):
        rest[begin:end] = " " * (end - begin)
    left = [word for word in _WORD.findall("".join(rest)) if len(word) > 1 or word.isdecimal()]
    return tuple(dict.fromkeys(w for w in left if not known.fullmatch(w) and stem(w) not in told.stems))


def _named(text: str) -> Iterator[tuple[int, int]]:
    yield from ((begin, end) for begin, end, kind in spans_in(text) if kind in _NAMES)
    yield from ((n.begin, n.end) for n in every_number(text) if n.kind == "a list number" or n.kind in _NAMES)


def _periods_told(text: str, told: Told) -> Iterator[tuple[int, int]]:
    yield from ((m.begin, m.end) for m in find_periods(text) if told.agrees(m.period))
    years = {period for period in told.periods if is_year(Period(*period, ""))}
    yield from (m.span() for m in _LAST.finditer(text) if number_of(m["many"]) == len(years))
    yield from (m.span() for m in _SINCE.finditer(text) if told.begins_in(int(m["year"])))


def _kinds_told(text: str, told: Told) -> Iterator[tuple[int, int]]:
    for found in _KIND_OF_YEAR.finditer(text):
        if told.begin_in(1 if found["calendar"] else _APRIL):
            yield found.span()
