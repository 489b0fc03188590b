"""What the next polls ask for whatever is listed: what was not there, at once; what broke, after ever longer waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ingest.acquire.item import Listed

LONGEST = timedelta(days=7)
_EARLY = timedelta(hours=1)
"""Two polls of one hour of the day lie a little less than a day apart, or a little more."""


@dataclass(frozen=True)
class Again:
    """A row to be asked for again; one that broke has the moment it first did, and is left alone before another."""

    listed: Listed
    since: datetime | None = None
    not_before: datetime | None = None

    @classmethod
    def broken(cls, listed: Listed, before: Again | None, now: datetime) -> Again:
        """A row whose item broke: the next poll asks; from then on it waits as long as it has been broken, to a week.

        A row that only a sweep made says less than the one its publisher listed, which is kept.
        """
        since = before.since if before and before.since else now
        wait = min(now - since, LONGEST)
        kept = before.listed if before and not listed.is_said else listed
        return cls(kept, since, now + wait - min(wait / 10, _EARLY))

    @property
    def next_day(self) -> date | None:
        """The day from which an item that broke is asked for."""
        return self.not_before.date() if self.not_before else None

    def waits(self, listed: Listed, now: datetime) -> bool:
        """Whether it is left alone: its time has not come, and its publisher gives no new sign."""
        has_new_sign = listed.is_said and listed.signal != self.listed.signal
        return self.not_before is not None and now < self.not_before and not has_new_sign

    def as_row(self) -> dict[str, Any]:
        row = asdict(self.listed) | {"since": _text(self.since), "not_before": _text(self.not_before)}
        return {name: value for name, value in row.items() if value is not None}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Again:
        """A row as it was written down.

        Raises:
            ValueError, TypeError: it is damaged.
        """
        listed = dict(row)
        moments = [listed.pop(name, None) for name in ("since", "not_before")]
        since, not_before = (datetime.fromisoformat(moment) if moment else None for moment in moments)
        if any(moment and moment.tzinfo is None for moment in (since, not_before)):
            raise ValueError("a moment without its zone")
        return cls(Listed(**listed), since, not_before)


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
