"""What is remembered of one item: a small file of its own, so that a poll reads as much as it looks at, and no more."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from pydantic import TypeAdapter

from ingest.storage import Storage

FOLDER = "polling/items"


@dataclass(frozen=True)
class Held:
    """One document of an item as we hold it: what it is called, where it was, and the hash of its bytes as they came.

    `ref` is the release of its first bytes; `release_id` the release, or the edition of it, that holds these.
    `updated_at` is the time of a page that has one of its own.
    """

    name: str
    sha256: str
    ref: str
    release_id: str
    published_on: str
    address: str | None = None
    updated_at: str | None = None


@dataclass(frozen=True)
class Missing:
    """An item that was not found: since which day, on which day last, and whether that was acted on."""

    since: str
    last: str
    standing: str
    why: str = ""
    moved_to: str | None = None
    is_settled: bool = False


@dataclass(frozen=True)
class Dropped:
    """A document that its item no longer has, and since when."""

    held: Held
    missing: Missing


@dataclass(frozen=True)
class Remembered:
    """An item as the last poll left it. `metadata` is the hash of its canonical JSON, `updated_at` its publisher's.

    `standing` is that of the item; `broken` while not all of it could be taken in, `moved` where nobody has seen it yet
    and another item leads to it.
    """

    item_id: str
    ref: str
    signal: str
    metadata: str = ""
    title: str = ""
    first_seen: str = ""
    last_seen: str = ""
    standing: str = "published"
    updated_at: str | None = None
    files: tuple[Held, ...] = ()
    missing: Missing | None = None
    dropped: tuple[Dropped, ...] = ()

    @property
    def held(self) -> tuple[Held, ...]:
        """Its documents, those that it no longer has among them: they may come back."""
        return (*self.files, *(lost.held for lost in self.dropped))

    @property
    def release_ids(self) -> list[str]:
        """The releases that hold what the item brings now."""
        return list(dict.fromkeys(held.release_id for held in self.files))


_ITEM = TypeAdapter(Remembered)


class Memory:
    """The items of one source."""

    def __init__(self, storage: Storage, source_id: str) -> None:
        self.storage, self.source_id = storage, source_id

    def of(self, item_id: str) -> Remembered | None:
        """What is remembered of an item; a damaged file counts as none, and the item is looked at again."""
        path = self.path(item_id)
        if not self.storage.exists(path):
            return None
        with contextlib.suppress(ValueError):
            return _ITEM.validate_json(self.storage.read(path))
        return None

    def keep(self, item: Remembered) -> None:
        """Write down what is remembered, whole or not at all."""
        self.storage.write(self.path(item.item_id), json.dumps(asdict(item), ensure_ascii=False, indent=1).encode())

    def keys(self) -> list[str]:
        """The name of each item's file, without reading any."""
        return [PurePosixPath(path).stem for path in self.storage.list(f"{FOLDER}/{self.source_id}", ".json")]

    def by_key(self, key: str) -> Remembered | None:
        """The item of a file's name."""
        path = f"{FOLDER}/{self.source_id}/{key}.json"
        with contextlib.suppress(ValueError, FileNotFoundError):
            return _ITEM.validate_json(self.storage.read(path))
        return None

    def all(self) -> list[Remembered]:
        """Every item: for a person who asks, never for a poll."""
        found = (self.by_key(key) for key in self.keys())
        return [item for item in found if item is not None]

    def path(self, item_id: str) -> str:
        return f"{FOLDER}/{self.source_id}/{key_of(item_id)}.json"


def key_of(item_id: str) -> str:
    """The name of an item's file."""
    return hashlib.sha256(item_id.encode()).hexdigest()[:32]
