"""The period that a caption, or the words above a table, name for all its figures."""

from __future__ import annotations

import re

from ingest.language.glosses import without_glosses
from ingest.language.periods import Period, find_periods, read_period
from ingest.reading.captions.caption_words import NUMBERED
from ingest.reading.times.dating import TWO_WAYS

_LONGEST_MONTH = 31
_PERIOD_LINE = re.compile(r"^\W*(?:(?:reporting|time) )?period\b|\b(?:reporting|time) period\s*:", re.IGNORECASE)
_SHOWS = r"(?:below |above )?(?:shows?|gives?|sets? out|covers?|lists?|has|is|contains?|provides?)\b"


def one_period(years: list[Period], above: list[str], label: str) -> tuple[Period | None, tuple[str, ...]]:
    """The one period the caption names; else the one of the lines above, in doubt."""
    if len(years) == 1:
        return years[0], () if years[0].sure else (TWO_WAYS,)
    if years:
        return None, ("the caption names several periods",)
    if (found := NUMBERED.match(label)) and (said := _said_of(found.group().strip(" :.–—-"), above)):
        return said, ()
    for text in reversed(above[-3:]):
        named = [m.period for m in without_glosses(text) if m.period.kind != "point"]
        if len(named) == 1:
            sure = _PERIOD_LINE.search(text) is not None
            # A line that is a year and nothing else, right above a table, is its heading.
            sure = sure or (text is above[-1] and named[0].sure and read_period(text.strip(" :.")) is not None)
            return named[0], () if sure else ("the period stands in the prose above",)
        if named:
            return None, ("the prose above names several periods",)
    return None, ("no period",)


def year_alone(text: str) -> Period | None:
    """The period of a line that says nothing else, like the heading of a table; a day is that of a letter."""
    period = read_period(text.strip(" :*#.\t"))
    if period is None or period.start is None or period.end is None or not period.sure:
        return None
    return period if (period.end - period.start).days > _LONGEST_MONTH else None


def _said_of(name: str, above: list[str]) -> Period | None:
    """The period of the one sentence that says what a table of that name shows."""
    names = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)\s+{_SHOWS}", re.IGNORECASE)
    said = [text for text in above if names.search(text)]
    told = [m.period for text in said for m in find_periods(text) if m.period.kind != "point"]
    return told[0] if len(told) == 1 and told[0].sure else None
