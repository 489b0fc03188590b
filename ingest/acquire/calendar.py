"""The calendar of a source: what its publisher has announced, when it is due, and how often it was put off."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from ingest.acquire.item import Announced
from ingest.storage import Storage

State = Literal["met", "missed", "open", "cancelled"]
_SETTLED = ("released", "cancelled")
_DAYS = ("due_on", "first_seen", "released_on")


@dataclass(frozen=True)
class Moved:
    """A publication was put off, or brought forward: the day we saw it, and what was said before and after."""

    seen_on: date
    from_words: str
    to_words: str
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True)
class Expected:
    """A publication to come as it was last announced, with the history we saw of it.

    `released_on` is the day we first saw it released. `first_seen` is the day we first saw it announced.
    """

    announced: Announced
    first_seen: date
    moves: tuple[Moved, ...] = ()
    released_on: date | None = None

    @property
    def due_on(self) -> date | None:
        return self.announced.due_on

    def state(self, day: date) -> State:
        """How it stands on a day; one without a day of its own is never missed."""
        if self.announced.state == "cancelled":
            return "cancelled"
        if self.announced.state == "released":
            return "met"
        return "missed" if self.due_on is not None and self.due_on < day else "open"


class Calendar:
    """The announcements of one source, one small file each, written only when something has changed."""

    def __init__(self, storage: Storage, source_id: str) -> None:
        self.storage, self.folder = storage, f"polling/announced/{source_id}"

    def put(self, announced: Announced, seen_on: date) -> bool:
        """Remember an announcement as it stands; returns whether that is news.

        What was released or cancelled keeps the day it was due, which its page no longer says. It stays so until its
        publisher announces it for another day: a stale answer, which still announces it as it stood, must not open it.
        """
        path = self._path(announced.announcement_id)
        held = self._read(path)
        announced = announced if held is None else _with_its_day(announced, held.announced)
        if held is not None and (held.announced == announced or _is_stale(held, announced)):
            return False
        kept = Expected(announced, seen_on) if held is None else replace(held, announced=announced)
        if held is not None and _when(held.announced) != _when(announced):
            kept = replace(kept, moves=(*held.moves, _moved(held.announced, announced, seen_on)))
        is_out = announced.state == "released"
        kept = replace(kept, released_on=(kept.released_on or seen_on) if is_out else None)
        self.storage.write(path, _text(kept))
        return True

    def all(self) -> list[Expected]:
        """Every announcement of the source, the earliest due first; those without a day come last."""
        found = [self._read(path) for path in self.storage.list(self.folder, ".json")]
        return sorted((one for one in found if one is not None), key=_order)

    def unsettled(self) -> tuple[str, ...]:
        """Ids of what is neither out nor cancelled, to be asked after where no catalogue lists them any more."""
        waiting = (one.announced for one in self.all())
        return tuple(one.announcement_id for one in waiting if one.state not in _SETTLED)

    def due_on(self, day: date) -> list[Expected]:
        """What is announced for a day and not yet out."""
        return [one for one in self.all() if one.due_on == day and one.state(day) == "open"]

    def late_on(self, day: date) -> list[Expected]:
        """What should have been out before a day and is not."""
        return [one for one in self.all() if one.state(day) == "missed"]

    def _path(self, announcement_id: str) -> str:
        return f"{self.folder}/{hashlib.sha256(announcement_id.encode()).hexdigest()[:24]}.json"

    def _read(self, path: str) -> Expected | None:
        """A damaged file counts as none: the next poll sees the announcement again."""
        if not self.storage.exists(path):
            return None
        with contextlib.suppress(ValueError, TypeError, KeyError):
            return _expected(json.loads(self.storage.read(path)))
        return None


def as_row(source_id: str, kept: Expected, day: date) -> dict[str, Any]:
    """An announcement as one flat row, with its state on a day."""
    first = kept.moves[0] if kept.moves else None
    out = kept.announced
    return {
        "source_id": source_id,
        "announcement_id": out.announcement_id,
        "title": out.title,
        "address": out.address,
        "due_on": _day(out.due_on),
        "due_in_words": out.display_date,
        "first_due_on": _day(first.from_day if first else out.due_on),
        "times_moved": len(kept.moves),
        "announced_on": _day(kept.first_seen),
        "released_on": _day(kept.released_on),
        "released_as": out.released_as,
        "state": kept.state(day),
        "note": out.note,
    }


def _is_stale(held: Expected, announced: Announced) -> bool:
    is_opened = held.announced.state in _SETTLED and announced.state not in _SETTLED
    return is_opened and _when(held.announced) == _when(announced)


def _with_its_day(announced: Announced, held: Announced) -> Announced:
    if announced.state not in _SETTLED or announced.due_on or announced.display_date:
        return announced
    return replace(
        announced,
        title=announced.title or held.title,
        due_on=held.due_on,
        due_at=held.due_at,
        display_date=held.display_date,
    )


def _when(announced: Announced) -> tuple[date | None, str]:
    """A day counts before its words, which may be written in another way for the same day."""
    return (announced.due_on, "" if announced.due_on else announced.display_date)


def _moved(before: Announced, after: Announced, seen_on: date) -> Moved:
    return Moved(seen_on, before.display_date, after.display_date, before.due_on, after.due_on)


def _order(kept: Expected) -> tuple[date, str]:
    return (kept.due_on or date.max, kept.announced.announcement_id)


def _text(kept: Expected) -> bytes:
    flat = {name: value for name, value in vars(kept.announced).items() if value is not None}
    flat |= {"first_seen": kept.first_seen, "released_on": kept.released_on}
    flat["moves"] = [vars(move) for move in kept.moves]
    return (json.dumps(flat, default=_day, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _expected(held: dict[str, Any]) -> Expected:
    moves = tuple(Moved(**(move | _dates(move, ("seen_on", "from_day", "to_day")))) for move in held.pop("moves"))
    held |= _dates(held, _DAYS)
    held["due_at"] = datetime.fromisoformat(held["due_at"]) if held.get("due_at") else None
    seen, out = held.pop("first_seen"), held.pop("released_on", None)
    return Expected(Announced(**held), seen, moves, out)


def _dates(held: dict[str, Any], names: tuple[str, ...]) -> dict[str, date | None]:
    return {name: date.fromisoformat(held[name]) if held.get(name) else None for name in names}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None
