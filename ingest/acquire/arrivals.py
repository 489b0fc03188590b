"""How the files of an item become captures, and each a release or an edition of one.

First the bytes, then what its publisher says of them, then the ledger; what is remembered of the item comes last. A
document waits without a contract until `ingest.proposal.waiting` has read it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from ingest.acquire.drops import hash_of, shown_name, slug
from ingest.acquire.http.client import Client
from ingest.acquire.http.fetched import Fetched, shown
from ingest.acquire.item import File, Item
from ingest.acquire.said import Said, keep_said, said_of
from ingest.acquire.watch.memory import Held, Remembered
from ingest.acquire.watch.news import is_older
from ingest.archive import Archive, Capture, path_of
from ingest.cleaning import CLEANED, Clean, can_be_cleaned, without_personal_data
from ingest.ledger import Ledger
from ingest.model.errors import CandourError, UnreadableDocument
from ingest.model.source import Source
from ingest.privacy import strip_personal_data
from ingest.registry import Registry, split
from ingest.settings import Settings
from ingest.storage import Storage

_LETTERS = ("alaveteli",)
"""Ways on which letters to a requester come: what cannot be cleaned of names is not kept."""


@dataclass(frozen=True)
class _Brought:
    """One file as it came; without its bytes where they are ones that the item had before."""

    file: File
    sha256: str
    data: bytes
    address: str | None
    at: datetime

    @cached_property
    def clean(self) -> Clean:
        return without_personal_data(self.file.name, self.data)


class Arrivals:
    """Takes in what items of one source bring, in one run."""

    def __init__(self, source: Source, settings: Settings, client: Client, run_id: str) -> None:
        self.source, self.client, self.run_id = source, client, run_id
        self.storage, self.registry = Storage(settings.data_root), Registry(settings)
        self.archive, self.ledger = Archive(self.storage), Ledger(self.storage)
        self._unsettled: list[Fetched] = []
        self.passed_over: list[str] = []
        """The files of the item that was taken in last of which an older copy came than the one we hold."""

    def known_by_contract(self, item: Remembered) -> Remembered:
        """An item that is seen for the first time, with the documents of a release that has its name already."""
        release_id = f"{self.source.source}/{item.ref}"
        if self.registry.contract(release_id) is None:
            return item
        release = self.registry.release(release_id)
        day = release.published_on.isoformat()
        held = (Held(d.file, d.sha256, item.ref, release_id, day, d.address) for d in release.documents)
        return replace(item, files=tuple(held))

    def take_in(self, item: Item, known: Remembered) -> tuple[Remembered, CandourError | None]:
        """Capture every file of an item whose bytes are new.

        Returns what to remember of its documents then, and what was wrong with the first that could not be taken in: of
        that one we hold what we held, and the others are none the worse.
        """
        self._unsettled, self.passed_over, files, fault = [], [], list[Held](), None
        for file in item.files:
            try:
                files.append(self._taken(file, item, known, files))
            except CandourError as broken:
                fault = fault or broken
                held = _before(file, item, known)
                files.extend([held] if held else [])
        name = f"{self.source.source}/{known.ref}"
        if item.standing == "not_ready" and not files and self._is_untold(name):
            self.ledger.enter(name, "announced", item.why, self.run_id)
        return replace(known, files=tuple(files) or known.files), fault

    def settle(self) -> None:
        """Say that all that was made of the files is safely written, the item's memory too."""
        for fetched in self._unsettled:
            self.client.settle(fetched)
        self._unsettled = []

    def _taken(self, file: File, item: Item, known: Remembered, taken: list[Held]) -> Held:
        """What we hold of a file then; an older copy of a page than the one we hold changes nothing."""
        before = _before(file, item, known)
        if before is not None and is_older(file.updated_at, before.updated_at):
            self.passed_over.append(file.name)
            return before
        held = self._held(file, item, known, before, taken)
        return replace(held, updated_at=file.updated_at.isoformat() if file.updated_at else held.updated_at)

    def _held(self, file: File, item: Item, known: Remembered, before: Held | None, taken: list[Held]) -> Held:
        brought = self._brought(file, known)
        if same := next((held for held in known.held if held.sha256 == brought.sha256), None):
            return replace(same, name=file.name, address=file.address)
        if held := self._held_elsewhere(brought, before):
            return held
        ref = before.ref if before else _free_ref(file, known, taken)
        release_id = self._release_id(ref, before, brought)
        if (said := said_of(release_id, self.storage)) is None:
            said = self._said(item, before, brought)
            keep_said(release_id, said, self.storage)
        self._archive(release_id, brought)
        if self._is_untold(release_id):
            self.ledger.enter(release_id, "needs_mapping", "no mapping: it has just arrived", self.run_id)
        day = said.published_on or brought.at.date()
        return Held(file.name, brought.sha256, ref, release_id, day.isoformat(), file.address)

    def _brought(self, file: File, known: Remembered) -> _Brought:
        if file.data is not None:
            return _Brought(file, hash_of(file.data), file.data, file.address, self.client.clock.now())
        fetched = self.client.get(file.address or "")
        if fetched.is_gone:
            raise UnreadableDocument(
                f"`{file.name}` is not at the address its publisher gives: it answered {fetched.status}.",
                where=shown(file.address or ""),
                why="A release without one of its documents would be read as if it had never had it.",
                remedy="Nothing, if it passes: the next poll asks again. Otherwise write to its publisher.",
            )
        is_known = fetched.sha256 in {held.sha256 for held in known.files}
        if not is_known and fetched.not_modified:  # another item had these bytes
            fetched = self.client.get(file.address or "", conditional=False)
        self._unsettled.append(fetched)
        return _Brought(file, fetched.sha256, fetched.body, fetched.final_url, fetched.fetched_at)

    def _held_elsewhere(self, brought: _Brought, before: Held | None) -> Held | None:
        """The release of this source that has these bytes already: dropped in by hand, or of another item."""
        release_id = self._shipped_with(brought.sha256) or self._archived_as(brought)
        if release_id is None:
            return None
        said = said_of(release_id, self.storage)
        day = said.published_on.isoformat() if said and said.published_on else ""
        ref = before.ref if before else split(release_id)[1]
        return Held(brought.file.name, brought.sha256, ref, release_id, day, brought.file.address)

    def _shipped_with(self, sha256: str) -> str | None:
        for path in sorted((self.registry.folder / self.source.source / "releases").glob("*.yml")):
            if sha256.encode() in path.read_bytes():
                return f"{self.source.source}/{path.stem}"
        return None

    def _archived_as(self, brought: _Brought) -> str | None:
        if not self.storage.exists(path_of(hash_of(brought.clean.data))):
            return None
        for kept in reversed(self.archive.manifest()):
            is_same = kept.source_id == self.source.source and brought.sha256 in (kept.sha256, kept.original_sha256)
            if is_same and not self._is_untold(kept.release_id):
                return kept.release_id
        return None

    def _release_id(self, ref: str, before: Held | None, brought: _Brought) -> str:
        """A first edition has the name of its item, every later one the mark of its bytes."""
        release_id = f"{self.source.source}/{ref}" + (f"_{brought.sha256[:8]}" if before else "")
        if before and not self._is_untold(release_id) and self.archive.find(release_id, brought.sha256) is None:
            return f"{release_id}_{brought.at:%Y%m%d}"
        return release_id

    def _said(self, item: Item, before: Held | None, brought: _Brought) -> Said:
        return Said(
            way=self.source.acquire,
            title=strip_personal_data(item.title).text,
            reference=item.reference,
            published_on=_published_on(item, before, brought.at.date()),
            landing_page=item.landing_page or None,
            address=shown(brought.address) if brought.address else None,
            body=item.body,
            asked_on=item.asked_on,
            retrieved_on=brought.at.date(),
            edition_of=self.ledger.now_called(before.release_id) if before else None,
            is_correction=item.kind_of_edition == "corrected",
        )

    def _archive(self, release_id: str, brought: _Brought) -> None:
        name = brought.file.name
        if self.source.acquire in _LETTERS:
            if not can_be_cleaned(name, brought.data):
                raise _unclean(brought)
            name = shown_name(name, release_id)
        capture = Capture(self.source.source, release_id, name, self.source.acquire, brought.data, brought.at)
        self.archive.keep(replace(capture, clean=brought.clean))

    def _is_untold(self, release_id: str) -> bool:
        last = self.ledger.of(release_id)
        return last is None or last.state == "announced"


def _before(file: File, item: Item, known: Remembered) -> Held | None:
    """The document that a file replaces: of its name, at its address, or the only one of its item."""
    named = [held for held in known.held if held.name == file.name]
    placed = [held for held in known.held if file.address and held.address == file.address]
    only = known.files if len(known.files) == len(item.files) == 1 else ()
    return next(iter([*named, *placed, *only]), None)


def _free_ref(file: File, known: Remembered, taken: list[Held]) -> str:
    """The first document of an item has the item's name, every other one its own name behind it."""
    used = {held.ref for held in (*known.held, *taken)}
    own = f"{known.ref}_{slug(file.name)}"
    numbered = (f"{own}_{number}" for number in range(2, len(used) + 3))
    return next(ref for ref in (known.ref, own, *numbered) if ref not in used)


def _published_on(item: Item, before: Held | None, seen_on: date) -> date | None:
    """A later edition is of the day its publisher gives, or of the day it was found where that has not moved."""
    if before is None or (item.published_on and item.published_on.isoformat() > before.published_on):
        return item.published_on
    return seen_on


def _unclean(brought: _Brought) -> UnreadableDocument:
    return UnreadableDocument(
        f"`{brought.file.name}` is no text, page, workbook, PDF or .docx, so it cannot be cleaned of personal data.",
        where=shown(brought.file.address or brought.file.name),
        why="Such letters name the person who asked; nothing of it was kept.",
        remedy=f"Save it as {CLEANED}, and drop that into the inbox.",
    )
