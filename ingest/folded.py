"""A growing log, folded into one small file for each name in it: who asks for one name reads no other.

The log stays the truth. How far it is folded stands in `folded.json`; the little that came after that is read from the
log, and folded once it is no longer little. Where the log is not the one that was folded, it is folded again from its
beginning.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ingest.log_lines import Entries
from ingest.storage import Storage

_MARK = 128
LITTLE = 32 * 1024
"""Bytes of a log that are read anew for every question; a log that is no larger is not folded at all."""


@dataclass(frozen=True)
class Folded:
    """One log, by the name that `key` gives each entry. `keep` says what to hold of those of one name, oldest first.

    It may be given an entry twice, for a crash may have let it be folded before.
    """

    storage: Storage
    log: str
    folder: str
    key: Callable[[dict[str, Any]], str]
    keep: Callable[[Entries], Entries]

    def of(self, name: str) -> Entries:
        """What is held of a name. An object store has no turns to take, so there the log itself is read."""
        if not self.storage.is_local:
            return self.keep([entry for entry in self.storage.lines(self.log) if self.key(entry) == name])
        offset, size = self._offset(), self._size()
        if size - offset > LITTLE:
            self._fold()
            offset = self._offset()
        lines, _ = self.storage.tail(self.log, offset)
        fresh = [line for line in lines if self.key(line) == name]
        return self.keep([*(self._held(name) if offset else []), *fresh])

    def _fold(self) -> None:
        with self.storage.turn(f"{self.folder}/.turn"):
            offset = self._offset()
            lines, end = self.storage.tail(self.log, offset)
            if end == offset:  # somebody else has folded it, or its last line is torn
                return
            fresh: dict[str, Entries] = {}
            for line in lines:
                fresh.setdefault(self.key(line), []).append(line)
            for name, entries in fresh.items():
                held = self.keep([*(self._held(name) if offset else []), *entries])
                self.storage.write(self._path(name), _json(held))
            self.storage.write(f"{self.folder}/folded.json", _json([{"offset": end, "mark": self._mark(end)}]))

    def _size(self) -> int:
        return self.storage.size(self.log) if self.storage.exists(self.log) else 0

    def _offset(self) -> int:
        """How far the log is folded; 0 where that is not known, or the log is another one now."""
        for told in self._entries(f"{self.folder}/folded.json"):
            offset = int(told["offset"])
            if offset <= self._size() and told["mark"] == self._mark(offset):
                return offset
        return 0

    def _mark(self, offset: int) -> str:
        """The hash of the bytes before a place in the log, by which it is known again."""
        begin = max(0, offset - _MARK)
        data = self.storage.part(self.log, begin, offset) if offset else b""
        return hashlib.sha256(data).hexdigest()

    def _held(self, name: str) -> Entries:
        return self._entries(self._path(name))

    def _entries(self, path: str) -> Entries:
        if self.storage.exists(path):
            with contextlib.suppress(ValueError):
                found = json.loads(self.storage.read(path))
                return found if isinstance(found, list) else []
        return []

    def _path(self, name: str) -> str:
        return f"{self.folder}/{hashlib.sha256(name.encode()).hexdigest()[:32]}.json"


def of_release(entry: dict[str, Any]) -> str:
    """The release that an entry is about."""
    return str(entry.get("release_id"))


def _json(entries: Entries) -> bytes:
    return json.dumps(entries, ensure_ascii=False).encode()
