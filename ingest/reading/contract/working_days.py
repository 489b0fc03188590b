"""How long an answer took, in working days: by the calendar of the body's own nation, and by that of the Act."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from typing import Any

from ingest.model import vocabulary
from ingest.model.release import FoiFacts

ALLOWED = 20
"""Working days a body has for its answer, after the day the request reached it."""

_PARTS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern_ireland": "NIR"}
_SATURDAY = 5


def timing_of(foi: FoiFacts | None, body: str) -> dict[str, Any]:
    """What a release's record says of its timing; null wherever a day is not known.

    The Freedom of Information Act 2000 leaves out bank holidays of any part of the United Kingdom, so a body in England
    also has the second of January. The Act of the Scottish Parliament, for bodies of its own, leaves out Scotland's.
    """
    asked, answered = (foi.asked_on, foi.answered_on) if foi else (None, None)
    nation = str(vocabulary.terms("bodies")[body].get("nation", ""))
    of_the_act = _subdivisions_of_the_act(nation)
    due = _day_after(asked, ALLOWED, of_the_act) if asked else None
    return {
        "working_days_taken": _between(asked, answered, _subdivisions(nation)),
        "statutory_days_taken": _between(asked, answered, of_the_act),
        "answer_due_on": due.isoformat() if due else None,
    }


def _subdivisions(nation: str) -> tuple[str, ...]:
    """The calendar a body works by; England's, where it works in more than one part."""
    return (_PARTS.get(nation, "ENG"),)


def _subdivisions_of_the_act(nation: str) -> tuple[str, ...]:
    return ("SCT",) if nation == "scotland" else tuple(_PARTS.values())


def _between(asked: date | None, answered: date | None, subdivisions: tuple[str, ...]) -> int | None:
    """Working days after the day of asking, up to and with the day of the answer."""
    if asked is None or answered is None or answered < asked:
        return None
    days = (asked + timedelta(days=n) for n in range(1, (answered - asked).days + 1))
    return sum(_is_worked(day, subdivisions) for day in days)


def _day_after(asked: date, number: int, subdivisions: tuple[str, ...]) -> date:
    day = asked
    while number:
        day += timedelta(days=1)
        number -= _is_worked(day, subdivisions)
    return day


def _is_worked(day: date, subdivisions: tuple[str, ...]) -> bool:
    return day.weekday() < _SATURDAY and not any(day in _holidays(part, day.year) for part in subdivisions)


@functools.cache
def _holidays(part: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # takes half a second, and few commands need it

    return frozenset(country_holidays("GB", subdiv=part, years=year))
