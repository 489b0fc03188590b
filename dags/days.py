"""Which days a run is about, and when a release morning opens and closes: nothing here asks the clock itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from ingest.london import LONDON
from ingest.model.errors import WrongUse

OPENS, CLOSES = time(9, 25), time(10, 0)
TIGHT = timedelta(minutes=2)
_MOST_DAYS = 3700
_FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Morning:
    """A release morning: official statistics come out at half past nine, London time."""

    opens: datetime
    closes: datetime

    @classmethod
    def of(cls, day: date) -> Morning:
        return cls(datetime.combine(day, OPENS, LONDON), datetime.combine(day, CLOSES, LONDON))

    def next_look(self, now: datetime) -> datetime | None:
        """When to look again; None once the morning is over."""
        if now < self.opens:
            return self.opens
        return now + TIGHT if now + TIGHT <= self.closes else None


@dataclass(frozen=True)
class Errand:
    """What a run is to do: look now (`days` is empty), go over days gone by, or watch a release morning.

    `asks_nobody` is a run that only looks at what is here already.
    """

    days: tuple[date, ...] = ()
    morning: Morning | None = None
    asks_nobody: bool = False


def errand(run_type: str, logical_date: datetime | None, conf: Mapping[str, Any] | None, today: date) -> Errand:
    """What a run is to do, by its settings (`from` and `to`, `morning`, `look_only`), else by its data interval.

    A scheduled run looks now: what a missed one would have found is found by the overlap of the windows. A run of
    Airflow's own backfill, or one triggered for a day gone by, goes over the day its data interval begins on.
    """
    conf = conf or {}
    if conf.get("look_only"):
        return Errand(asks_nobody=True)
    if conf.get("morning"):
        return Errand(morning=Morning.of(_day(conf["morning"])))
    if conf.get("from"):
        return Errand(days=days_between(_day(conf["from"]), _day(conf.get("to") or conf["from"]), today))
    is_replay = run_type in ("backfill", "manual") and logical_date is not None and logical_date.date() < today
    return Errand(days=(logical_date.date(),)) if is_replay and logical_date else Errand()


def days_between(first: date, last: date, today: date) -> tuple[date, ...]:
    """Each day from the first to the last, both included.

    Raises:
        WrongUse: they are upside down, lie ahead, before 2000, or are more than ten years.
    """
    if first < _FIRST_DAY:
        raise WrongUse(
            f"{first} is before {_FIRST_DAY}, the first day that can be gone over.",
            remedy="Name a later first day; drop older documents into the inbox of the source.",
        )
    count = (last - first).days + 1
    if count < 1 or count > _MOST_DAYS or last > today:
        raise WrongUse(
            f"From {first} to {last} are no days to go over.",
            remedy="Name a first day and a last one, the first not after the last, none of them to come.",
        )
    return tuple(first + timedelta(days=n) for n in range(count))


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError as fault:
        raise WrongUse(f"`{text}` is no day.", remedy="Write days as 2026-11-22.") from fault
