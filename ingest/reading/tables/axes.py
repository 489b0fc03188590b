"""One figure's labels taken together: which of them say when, where, who and what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from ingest.language.days import YEAR, last_day
from ingest.language.periods import Mention, Period, find_periods, union
from ingest.language.worded_years import as_one_year
from ingest.reading.captions.frame import Frame
from ingest.reading.tables.said import Said
from ingest.reading.times.bare_months import MAY_END_MORE, UNEXPLAINED, is_explained, may_end_years
from ingest.reading.times.dating import STOCK, Dated, Times, dated
from ingest.reading.times.kinds_of_year import IN_DOUBT as KIND_IN_DOUBT
from ingest.reading.times.kinds_of_year import leaves_open
from ingest.reading.times.prose_dating import periods_in
from ingest.reading.words.meaning import Meaning, meaning_of
from ingest.tables.grid import Understood


@dataclass(frozen=True)
class Axis:
    """The periods of a table that runs over them, for its totals."""

    whole: Period | None
    runs: bool
    sure: bool
    parts: tuple[Period, ...] = ()

    def crosses(self, period: Period | None) -> bool:
        """Whether a span of whole years, and nothing but years, shares days with its neighbours: is it one year?"""
        if period is None or not _SPAN_OF_YEARS.fullmatch(period.text.strip()):
            return False
        return any(
            one.start < two.start <= one.end < two.end
            for other in self.parts
            for one, two in ((period, other), (other, period))
            if one.start and one.end and two.start and two.end
        )


def period_axis(table: Understood, section: int, times: Times, frame: Frame) -> tuple[Axis, Axis]:
    """What the row labels and the column labels of one section say of periods."""
    rows = [row for row in table.rows if row.section == section]
    beside = [meaning_of(cell.text) for row in rows for cell in row.labels]
    over = [meaning_of(c.text) for row in rows[:1] for column in row.columns for c in column.labels]
    return _axis(beside, times, frame), _axis(over, times, frame)


def _axis(labels: list[Meaning], times: Times, frame: Frame) -> Axis:
    named = [m for m in labels if m.kind in ("period", "month", "quarter")]
    if len({m.words for m in named}) < 2:
        return Axis(None, bool(named), True)
    if any(m.kind == "quarter" for m in named):
        return Axis(None, True, False)
    periods = [dated(m, times, frame.around, frame.years) for m in named if m.code != "to date"]
    found = list({(p.period.start, p.period.end): p.period for p in periods if p.period}.values())
    open_ended = [p for p in found if p.end is None]
    if len(open_ended) == 1 and (whole := union([p for p in found if p.end is not None])):
        last = open_ended[0].start
        joined = Period(whole.start, None, "part_year") if last and whole.end and last > whole.end else None
        return Axis(joined, True, not any(d.doubts for d in periods), tuple(found))
    return Axis(_joined(found), True, not any(d.doubts for d in periods), tuple(found))


def _joined(periods: list[Period]) -> Period | None:
    """The periods as one; where the first has no known start, neither has the whole."""
    headless = [p for p in periods if p.start is None]
    if len(headless) != 1:
        return union(periods)
    rest = union([p for p in periods if p.start is not None])
    return Period(None, rest.end, "multi_year") if rest else None


def when(said: Said, axes: tuple[Axis, Axis], times: Times, frame: Frame) -> Dated:
    """The period of one figure: its own labels, a total's axis, the caption, the prose above."""
    if said.quarter or said.month:
        return _part_of_year(said, times, frame)
    if len(said.periods) > 1:
        spans = [p.period for p in said.periods if p.period]
        inner = min(spans, key=_days)
        return Dated(inner, () if all(_inside(inner, p) for p in spans) else ("two periods for one figure",))
    if said.periods and said.periods[0].code == "to date":
        return _to_date(said.periods[0], [period for axis in axes for period in axis.parts])
    if said.periods:
        return _labelled(said, axes, times, frame)
    for axis, is_total, words in (
        (axes[0], said.total_beside, said.words),
        (axes[1], said.total_above, said.above),
    ):
        if axis.runs:
            at = _total_of(axis, is_total or any(_TOTAL.match(word) for word in words), frame, said.closes)
            own = leaves_open(" / ".join([*said.above, *said.words]))
            return replace(at, doubts=(*at.doubts, KIND_IN_DOUBT)) if own else at
    inside = [(word, m) for word in (*said.words, *said.above) for m in (*periods_in(word), *_days_of_stock(word))]
    if len({m.period for _, m in inside}) == 1:
        return Dated(inside[0][1].period, () if all(is_explained(*label) for label in inside) else (UNEXPLAINED,))
    doubts = list(frame.doubts)
    if any(_MAY_DATE.search(word) for word in (*said.words, *said.above)):
        doubts.append("a label may name a period")
    return Dated(frame.period, tuple(doubts))


def _labelled(said: Said, axes: tuple[Axis, Axis], times: Times, frame: Frame) -> Dated:
    """The one period that the labels of a figure name, and what the others on its axis make of it."""
    at = dated(said.periods[0], times, frame.around, frame.years, " / ".join([*said.above, *said.words]))
    near = " ".join([frame.around, frame.title, *said.above, *said.words, said.periods[0].words])
    doubts = list(at.doubts)
    if at.period and any(axis.crosses(at.period) for axis in axes):
        at = replace(at, period=as_one_year(at.period))  # as departments print their financial years
        doubts.append(_CROSSING)
    if at.period and may_end_years(at.period, [p for axis in axes for p in axis.parts], times.years_to):
        doubts.append(MAY_END_MORE)
    if _is_bare_day(at, near):
        doubts.append(_NO_SPAN)
    return replace(at, doubts=tuple(doubts))


def _days_of_stock(label: str) -> list[Mention]:
    """`Officers suspended on 30 June 2019`: the day of a label that counts what can be counted on one."""
    return [m for m in find_periods(label) if m.period.kind == "point"] if STOCK.search(label) else []


_SPAN_OF_YEARS = re.compile(rf"(?:[a-z]+ )*{YEAR}\W+(?:(?:to|and|until)\W+)?(?:{YEAR}|[0-9]{{2}})", re.IGNORECASE)
_CROSSING = "two periods of the axis share a year"
_NO_SPAN = "a day that may be the end of a period"


def _is_bare_day(at: Dated, words: str) -> bool:
    """Whether a figure is said to be of one day, and nothing it counts can be counted on a day."""
    return at.period is not None and at.period.kind == "point" and not (STOCK.search(words) or _AS_AT.search(words))


def _to_date(label: Meaning, parts: list[Period]) -> Dated:
    """The year to date, as far as the quarters or months printed beside it go."""
    year = label.period
    assert year is not None and year.start is not None  # noqa: S101 - its label names a year
    within = [p for p in parts if p.start and p.end and p.start >= year.start and (p.end - year.start).days < 366]
    whole = union(within) if within else None
    if whole is None or whole.start != year.start:
        return Dated(year, ("a part year whose end is not clear",))
    return Dated(Period(whole.start, whole.end, "part_year", label.words), ())


_MAY_DATE = re.compile(
    r"\b(?:19|20)[0-9]{2}\b|\b[0-9]{2}\s?[/-]\s?[0-9]{2}\b|\b(?:year|month|quarter|q[1-4])\b", re.IGNORECASE
)


_AS_AT = re.compile(r"(?<!\w)(?:as (?:at|of|on)|at|on|position|snapshot)(?!\w)", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand |overall )?total\b", re.IGNORECASE)


def _total_of(axis: Axis, is_total: bool, frame: Frame, closes: bool) -> Dated:
    """The period of a total; a caption may name the whole year of months that the total is proven to sum."""
    doubts = [] if axis.sure else ["a period of the axis is in doubt"]
    if not is_total:
        doubts.append("a figure without a period on an axis of periods")
    if axis.whole is None:
        return Dated(frame.period, (*doubts, "the periods of the axis do not join"))
    named = None if frame.doubts else frame.period
    is_part = named is not None and closes and _inside(axis.whole, named)
    of_a_state = named is not None and named.kind == "point" and all(part.kind != "point" for part in axis.parts)
    is_named = is_part or of_a_state
    if named and not is_named and (named.start, named.end) != (axis.whole.start, axis.whole.end):
        doubts.append("the caption names another period than the rows")
    return Dated(axis.whole, tuple(doubts))


def _part_of_year(said: Said, times: Times, frame: Frame) -> Dated:
    """A quarter or a month, and the year another label names."""
    if said.quarter and said.periods:
        return _quarter_of_year(said.quarter, said.periods[0].period)
    if said.quarter:
        return _quarter_of_caption(said.quarter, frame)
    assert said.month is not None  # noqa: S101 - held by the caller
    if said.periods:
        return _month_of_year(said.month, said.periods[0])
    return dated(said.month, times, frame.around, frame.years)


def _month_of_year(month: Meaning, year: Meaning) -> Dated:
    start = year.period.start if year.period else None
    if month.month is None or start is None:
        return Dated(None, ("a month whose year is not clear",))
    number = start.year + (month.month < start.month)
    return Dated(Period(date(number, month.month, 1), last_day(number, month.month), "part_year", month.words))


def _quarter_of_caption(quarter: Meaning, frame: Frame) -> Dated:
    """A quarter of the one financial year that the words above the table name."""
    if frame.period is None or frame.period.kind != "financial_year":
        return _quarter_of_year(quarter, None)
    at = _quarter_of_year(quarter, frame.period)
    return replace(at, doubts=(*at.doubts, *frame.doubts))


def _quarter_of_year(quarter: Meaning, year: Period | None) -> Dated:
    """A quarter of a financial year counts from April; of a bare year, nobody says where it starts."""
    if quarter.quarter is None or year is None or year.start is None:
        return Dated(None, ("a quarter whose year is not clear",))
    number, named = quarter.quarter
    start = year.start
    financial = year.kind == "financial_year"
    month = start.month + 3 * (number - 1)
    first = date(start.year + (month > 12), (month - 1) % 12 + 1, 1)
    doubts = () if financial and start.month == 4 else ("a quarter of a bare year",)
    if named and not financial:
        return Dated(None, doubts)
    last = last_day(first.year + (first.month + 2 > 12), (first.month + 1) % 12 + 1)
    return Dated(Period(first, last, "quarter", quarter.words), doubts)


def _days(period: Period) -> int:
    return (period.end - period.start).days if period.start and period.end else 10_000


def _inside(inner: Period, outer: Period) -> bool:
    if not (inner.start and inner.end and outer.start and outer.end):
        return inner == outer
    return outer.start <= inner.start and inner.end <= outer.end
