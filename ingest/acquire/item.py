"""What a publisher lists, whatever its interface: items with files, and publications announced for a day to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, Protocol

Standing = Literal["published", "withdrawn", "gone", "moved", "not_ready"]
"""How an item stands at its publisher; `not_ready` is one that is there without its figures, as a holding answer is."""

SWEPT = "swept "
"""How the sign of a row begins that stands for a known item in a sweep."""


@dataclass(frozen=True)
class Listed:
    """A row of a catalogue: what is there, and the sign by which its publisher says that it changed.

    `item_id` is the publisher's own and stays the same for ever. `facts` is what the row itself says of the item; a row
    may be cut short, so no figure is ever read from it.
    """

    item_id: str
    signal: str
    title: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_said(self) -> bool:
        """Whether its publisher listed it; a row that a sweep made for a known item has no sign of its own."""
        return self.signal != "" and not self.signal.startswith(SWEPT)


@dataclass(frozen=True)
class File:
    """One document of an item: at an address of its own, or part of the item's own answer (`data`).

    With both, `data` is what counts of the page at that address, and nothing is fetched from it. `updated_at` is that
    of a page which has a time of its own, apart from its item's.
    """

    name: str
    address: str | None = None
    data: bytes | None = None
    media_type: str | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True)
class Item:
    """One publication in full: an edition of a series, an answer, a request.

    `metadata` is all that would matter if it changed, without what moves by itself (times of indexing, request ids);
    its canonical JSON is compared from day to day. `updated_at` only ever grows: an answer with an older one is stale.
    `body` is a code of vocabulary/bodies where the publisher says whose figures these are. `moved_to` is set where the
    item stands under another address now. `kind_of_edition` is `corrected` where its publisher says so.
    """

    item_id: str
    title: str
    landing_page: str
    published_on: date | None
    metadata: Mapping[str, Any]
    files: tuple[File, ...] = ()
    standing: Standing = "published"
    why: str = ""
    reference: str | None = None
    body: str | None = None
    updated_at: datetime | None = None
    asked_on: date | None = None
    moved_to: str | None = None
    kind_of_edition: Literal["first", "corrected"] = "first"


@dataclass(frozen=True)
class Announced:
    """A publication to come, as its publisher announces it.

    `due_on` is None where only words are given ("January 2027"); they stand in `display_date`. `due_at` is the moment
    where one is given. `state`: `released` once the announcement leads to its publication.
    """

    announcement_id: str
    title: str
    address: str
    display_date: str
    state: Literal["provisional", "confirmed", "cancelled", "released"]
    due_on: date | None = None
    due_at: datetime | None = None
    previous_display_date: str | None = None
    note: str = ""
    released_as: str | None = None


@dataclass(frozen=True)
class Window:
    """The days a poll looks at. A `sweep` asks for every item in `known` as well: no catalogue lists a silent edit."""

    since: date
    until: date
    sweep: bool = False
    known: tuple[str, ...] = ()


class Connector(Protocol):
    """One publisher's interface. Made with the client of its source; holds nothing between two polls.

    Raises, wherever it asks: NeedsAPerson if the shape of an answer has moved (naming the field), OutOfReach, and what
    the client raises.
    """

    def catalogue(self, window: Window) -> Iterable[Listed]:
        """What is listed in a window, each item once, however pages shift while they are turned."""
        ...

    def item(self, listed: Listed) -> Item:
        """One item in full; always from its own page, never from the row that lists it."""
        ...

    def announced(self, window: Window) -> Iterable[Announced]:
        """Publications to come; none where a publisher announces nothing."""
        ...
