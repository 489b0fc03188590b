"""When a figure of a sentence was counted: its own clause, its sentence, its paragraph, its heading, or nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from ingest.language.clauses import Clause
from ingest.language.parts_of_years import of_a_part
from ingest.language.period import Period, spanning
from ingest.language.periods import Mention, find_periods
from ingest.language.remembered import remembered
from ingest.reading.text.sentences import says
from ingest.reading.times.comparing import compares, own_times
from ingest.reading.times.dating import STOCK as STATE
from ingest.reading.times.dating import Dated

_AT = re.compile(r"(?:as (?:at|of)|(?<!\w)at|currently|on|stood at|position at)\s+(?:the\s+)?$", re.IGNORECASE)
# What a body has on a day, rather than what happened on it.
_STOCK = re.compile(
    r"\b(?:employed|had|has|have|there (?:were|was|are)|in post|strength|headcount|workforce|"
    r"(?:were|was|are|remained) (?:currently |still )?(?:suspended|on restricted|subject to|under|employed|serving|"
    r"open|outstanding|live|ongoing|awaiting|pending|waiting|absent)|"
    r"(?:lists?|registers?)\b[^.;]{0,120}\b(?:held|holds|contained|contains|stood at))\b",
    re.IGNORECASE,
)
_UNANCHORED = re.compile(
    r"\b(?:currently|at present|to date|(?<!on )(?<!than )(?<!with )(?<!from )(?<!to )(?:last|"
    r"past|previous) (?:\w+ )?(?:\w+ )?years?|at the time of writing)\b",
    re.IGNORECASE,
)
# The year or period that the sentences before speak of.
_SAME_TIME = re.compile(
    r"\b(?:this year|(?:in|over|during|within|for) (?:the|that|this|the same) (?:(?:financial|calendar|reporting) )?"
    r"(?:year|period))\b(?! (?:ending|ended|to\b|from|up to|between|before|after|[0-9]))",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|up from|down from|from|against|previously|more than double)\b", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"\b(?:the )?(?:previous|preceding|prior) (?:financial |calendar )?year\b|\bthe year before\b", re.IGNORECASE
)
_EACH = re.compile(r"\b(?:in each|each|every|per) (?:financial |calendar )?year\b", re.IGNORECASE)
_SAME_DAY = re.compile(r"\b(?:same|that) (?:date|day)\b", re.IGNORECASE)
# `As at 30 June 2019, 4 were suspended and 6 on other duties`: the day that opens a sentence is that of all of it.
_OPENING = re.compile(r"\W*(?:\(?[a-z0-9]{1,3}[.)]\s+)?", re.IGNORECASE)
_NEAR = 80
# `By March 2023`: everything that happened until then, from a day that nobody names.
_RUNNING = re.compile(
    r"\b(?:by|before|until|till|prior to|up (?:to|until|till)|as (?:at|of|on)|at) (?:the )?(?:end of )?(?:the )?$",
    re.IGNORECASE,
)
_END_OF = re.compile(r"\b(?:end|start|beginning|close) of (?:the )?$", re.IGNORECASE)


def periods_in(text: str) -> list[Mention]:
    """The periods of a sentence; a lone date counts only where the words say `as at`."""
    return list(_periods_in(text))


@remembered
def _periods_in(text: str) -> tuple[Mention, ...]:
    kept = []
    for mention in (of_a_part(text, one) for one in find_periods(text)):
        if mention.period.kind == "point" and not _is_snapshot(text, mention):
            continue
        kept.append(mention)
    return tuple(kept)


def _is_snapshot(text: str, mention: Mention) -> bool:
    words = text[mention.begin : mention.end].casefold()
    if words.startswith("on ") and _STOCK.search(text):
        return True
    return words.startswith(("as at", "as of", "at ")) or bool(
        _AT.search(text[max(0, mention.begin - _NEAR) : mention.begin])
    )


def dated_in(
    sentence: str, clause: Clause, clauses: list[Clause], lead: Dated, earlier: Dated, day: Period | None = None
) -> Dated:
    """The period of one figure. `lead` is a list's first line's, `earlier` and `day` are those of sentences before."""
    named = own_times(sentence, clause, periods_in(sentence))
    if (at := _of_clause(sentence, clause, named)) is not None:
        return at
    before = [m for m in named if m.end <= clause.begin and m.period.kind != "point"]
    if clause.joint and _COMPARED.fullmatch(clause.joint):
        return Dated(None, ("a comparison without a period of its own",))
    if before:
        parted = ";" in sentence[before[-1].end : clause.begin] and before[-1].end > clauses[0].mention.begin
        return _weighed(sentence, before[-1], len(before) > 1 or parted)
    if named and named[0].period.kind == "point" and _OPENING.fullmatch(sentence[: named[0].begin]):
        return _weighed(sentence, named[0], len({m.period for m in named}) > 1)
    if after := [m for m in named if m.begin >= clause.end and m.period.kind != "point"]:
        named = after
        return _weighed(sentence, named[0], len(named) > 1 or len(clauses) > 2)
    if len(named) == 1 and named[0].end <= clause.begin and not sentence[: named[0].begin].strip(" \"'‘“(•*-"):
        return Dated(named[0].period, ("the day stands at the head of the sentence",))
    return _unsaid(sentence, lead, earlier, day)


def _of_clause(sentence: str, clause: Clause, named: list[Mention]) -> Dated | None:
    """What the words nearest to a figure say of its time; None where they leave it to the others."""
    own = [m for m in named if clause.begin <= m.begin < clause.end]
    if _is_of_year_before(sentence, clause):
        return _year_before(named, clause)
    if says(_EACH, sentence):
        return Dated(None, ("one figure for each of several years",))
    if not own and _UNANCHORED.search(sentence[clause.begin : clause.end]):
        return Dated(None, ())
    if own:
        chosen = _nearest(own, clause)
        return _weighed(sentence, chosen, len({m.period for m in own}) > 1)
    return None


def _is_of_year_before(sentence: str, clause: Clause) -> bool:
    """Whether a clause dates its figure by the year before, and does not only compare it: `more than in it`."""
    found = _YEAR_BEFORE.search(sentence[clause.begin : clause.end])
    return found is not None and not compares(sentence[clause.mention.end : clause.begin + found.start()])


def _unsaid(sentence: str, lead: Dated, earlier: Dated, day: Period | None) -> Dated:
    """The period of a sentence that names none."""
    if day is not None and _SAME_DAY.search(sentence):
        return Dated(day, ("the day stands in another sentence",))
    if says(_UNANCHORED, sentence):
        return Dated(None, ())
    if lead.period is not None:
        return lead
    if earlier.period is None and _SAME_TIME.search(sentence):
        return Dated(None, ("no period is said",))
    return earlier


def main_periods(text: str) -> list[Mention]:
    """The periods of a sentence without those it only compares with."""
    named = periods_in(text)
    kept = [m for m in named if not _COMPARED_BEFORE.search(text[max(0, m.begin - 60) : m.begin])]
    return kept or named


_COMPARED_BEFORE = re.compile(
    r"\b(?:compared (?:with|to)|up from|down from|than|against|versus|from)\b[^.;]{0,40}$", re.IGNORECASE
)


def is_unanchored(text: str) -> bool:
    """Whether a text speaks of a time that it does not date: currently, the last five years."""
    return says(_UNANCHORED, text) and not periods_in(text)


def _nearest(own: list[Mention], clause: Clause) -> Mention:
    place = clause.mention.begin
    return min(own, key=lambda m: abs(m.begin - place))


def _weighed(sentence: str, mention: Mention, several: bool) -> Dated:
    period = mention.period
    doubts = ["the sentence names several periods"] if several else []
    if not period.sure:
        doubts.append("the period can be read in two ways")
    if period.start and period.end is None and re.fullmatch(r"(?:since|from)\s+[0-9]{4}", period.text, re.IGNORECASE):
        doubts.append("a year alone does not say when the period starts")
    if _is_running(sentence, mention):
        doubts.append("a count up to a day, from a day that is not said")
    if _END_OF.search(sentence[: mention.begin]) and period.end:
        period = Period(period.end, period.end, "point", period.text)
        doubts.append("the end of a year")
    return Dated(period, tuple(doubts))


def _is_running(sentence: str, mention: Mention) -> bool:
    """Whether a sentence counts what had happened by a day; what a body has on a day is a count of that day."""
    if mention.period.kind == "point":
        return not _STOCK.search(_HAD_BEEN.sub(" ", sentence)) and not STATE.search(sentence)
    words = sentence[mention.begin : mention.end]
    found = re.match(r"(?:by|before|until|till|up to|as (?:at|of)|at)\b", words, re.IGNORECASE)
    return bool(found or _RUNNING.search(sentence[: mention.begin]))


_HAD_BEEN = re.compile(r"\bha(?:d|s|ve)(?: (?:already|now|since|also))? been\b", re.IGNORECASE)


def _year_before(named: list[Mention], clause: Clause) -> Dated:
    """`the previous year` of a whole year named before it."""
    before = [m.period for m in named if m.end <= clause.end and m.period.start and m.period.end]
    if not before:
        return Dated(None, ("a year before one that is not named",))
    last = before[-1]
    assert last.start is not None and last.end is not None  # noqa: S101 - filtered above
    if (last.end - last.start).days not in (364, 365):
        return Dated(None, ("a year before a period that is no year",))
    start = last.start.replace(year=last.start.year - 1) if (last.start.month, last.start.day) != (2, 29) else None
    moved = spanning(start, last.start - timedelta(days=1)) if start else None
    return Dated(replace(moved, text="the previous year") if moved else None, ())
