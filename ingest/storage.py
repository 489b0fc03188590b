"""Durable files behind fsspec paths: a file is there whole or not at all, whatever is killed when.

A write goes to a temporary file, is flushed to the disk, and is renamed over its name. A log grows by
whole lines; a torn last line is what a crash left, and is sealed off by the next writer.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import stat
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import fsspec
from fsspec.implementations.local import LocalFileSystem

from ingest.log_lines import Entries, seal_torn_line, sealed, whole_lines, write_whole
from ingest.model.errors import NeedsAPerson, StorageFailed

Entry = TypeVar("Entry")

_REMEDIES = {
    errno.ENOSPC: "Free some space, then run again; nothing half-written was kept.",
    errno.EROFS: "Mount the data folder for writing, or point CANDOUR_DATA somewhere else.",
    errno.EACCES: "Give this user the right to write the data folder, or point CANDOUR_DATA somewhere else.",
    errno.EDQUOT: "Free some of your quota, then run again; nothing half-written was kept.",
}


class Storage:
    """Files under one root, which may be a folder or any fsspec address. Paths are relative, with `/`."""

    def __init__(self, root: str) -> None:
        self.fs, self.root = fsspec.core.url_to_fs(str(root))
        self.is_local = isinstance(self.fs, LocalFileSystem)

    def address(self, path: str) -> str:
        """The full address of a path; refuses one that climbs out of the root."""
        if ".." in PurePosixPath(path).parts or path.startswith("/") or "\0" in path:
            raise ValueError(f"{path} would leave the data folder")
        return f"{self.root}/{path}" if path else self.root

    def exists(self, path: str) -> bool:
        return bool(self.fs.exists(self.address(path)))

    def read(self, path: str) -> bytes:
        with self._explained(path):
            return bytes(self.fs.cat_file(self.address(path)))

    def is_plain(self, path: str) -> bool:
        """Whether a path is a file of its own, and no link or pipe that may lead or wait anywhere."""
        return not self.is_local or stat.S_ISREG(os.lstat(self.address(path)).st_mode)

    def size(self, path: str) -> int:
        with self._explained(path):
            return int(self.fs.size(self.address(path)))

    def list(self, folder: str, suffix: str = "") -> list[str]:
        """Files anywhere below a folder, sorted, as paths below the root; temporary files are no files."""
        top = self.address(folder)
        if not self.fs.exists(top):
            return []
        paths = (str(p)[len(self.root) + 1 :] for p in self.fs.find(top))
        return sorted(p for p in paths if p.endswith(suffix) and not PurePosixPath(p).name.startswith(".tmp-"))

    def write_secret(self, path: str, data: bytes) -> None:
        """Put a whole file in place that nobody but this user can read, nor so much as list (a folder only)."""
        folder = Path(self.root)
        for part in PurePosixPath(path).parent.parts:
            folder /= part
            with self._explained(path):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                folder.chmod(0o700)
        self.write(path, data, 0o600)

    def write(self, path: str, data: bytes, mode: int | None = None) -> None:
        """Put a whole file in place, or leave what was there."""
        with self._explained(path):
            if not self.is_local:
                self.fs.pipe_file(self.address(path), data)
                return
            target = Path(self.address(path))
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.parent / f".tmp-{uuid.uuid4().hex}"
            try:
                with temporary.open("wb") as file:
                    if mode is not None:
                        os.fchmod(file.fileno(), mode)
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(temporary, target)
            finally:
                temporary.unlink(missing_ok=True)
            sync_folder(target.parent)

    def move(self, path: str, target: str) -> None:
        """Rename within the root; the target is replaced."""
        with self._explained(target):
            if not self.is_local:
                self.fs.mv(self.address(path), self.address(target))
                return
            old, new = Path(self.address(path)), Path(self.address(target))
            new.parent.mkdir(parents=True, exist_ok=True)
            os.replace(old, new)
            sync_folder(new.parent)

    def remove(self, path: str) -> None:
        """Delete a file if it is there."""
        with self._explained(path):
            if self.exists(path):
                self.fs.rm_file(self.address(path))

    @contextlib.contextmanager
    def turn(self, path: str) -> Iterator[None]:
        """Hold a lock that processes take in turns; the kernel lets go of it however this one ends.

        An object store has no locks: there nobody waits. `of_this_machine` gives workers a folder to meet in.
        """
        if not self.is_local:
            yield
            return
        place = Path(self.address(path))
        with self._explained(path):
            place.parent.mkdir(parents=True, exist_ok=True)
            file = place.open("a")
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def append(self, path: str, entry: dict[str, Any]) -> None:
        """Add one JSON line to a log; several processes may do so at once."""
        # A file name need not be Unicode; a log must be.
        line = (json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n").encode(errors="replace")
        with self._explained(path):
            if not self.is_local:
                old = self.fs.cat_file(self.address(path)) if self.exists(path) else b""
                self.fs.pipe_file(self.address(path), sealed(old) + line)
                return
            target = Path(self.address(path))
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("ab+", buffering=0) as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                seal_torn_line(file)
                write_whole(file, line)

    def entries(self, path: str, kind: type[Entry]) -> Sequence[Entry]:
        """Every whole line of a log as what it records.

        Raises:
            NeedsAPerson: a line is whole and yet no such entry: somebody else has written there.
        """
        return self.as_kind(self.lines(path), path, kind)

    def as_kind(self, lines: Entries, path: str, kind: type[Entry]) -> Sequence[Entry]:
        """Lines of a log as what they record.

        Raises:
            NeedsAPerson: a line is whole and yet no such entry: somebody else has written there.
        """
        found = []
        for number, entry in enumerate(lines, 1):
            try:
                found.append(kind(**entry))
            except TypeError as fault:
                raise NeedsAPerson(
                    f"Entry {number} of `{path}` is no {kind.__name__.lower()}.",
                    where=self.address(path),
                    why="What happened to a release is known from this file alone.",
                    remedy="Take the line out, or put the file back from a backup; nothing of ours writes such a line.",
                ) from fault
        return found

    def lines(self, path: str) -> Entries:
        """Every whole line of a log; what a crash tore, even within a letter, is left out."""
        return whole_lines(self.read(path)) if self.exists(path) else []

    def tail(self, path: str, offset: int) -> tuple[Entries, int]:
        """The lines of a log from a place on that have their end, and where the last of them ends.

        A place below zero is that many bytes before the end of the log.
        """
        if not self.exists(path):
            return [], 0
        size = self.size(path)
        begin = max(0, size + offset) if offset < 0 else offset
        data = self.part(path, begin, size)
        whole = data[: data.rfind(b"\n") + 1]
        return whole_lines(whole), begin + len(whole)

    def part(self, path: str, begin: int, end: int) -> bytes:
        """The bytes of a file between two places."""
        with self._explained(path):
            return bytes(self.fs.cat_file(self.address(path), start=begin, end=end)) if end > begin else b""

    @contextlib.contextmanager
    def _explained(self, path: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as fault:
            raise disk_fault(fault, f"Could not write or read `{path}`", self.address(path)) from fault


def of_this_machine(data_root: str, home: Path) -> Storage:
    """The data folder; where that is an object store, which has no locks, a folder of the project on this machine."""
    data = Storage(data_root)
    return data if data.is_local else Storage(str(home / "data"))


def disk_fault(fault: OSError, what: str, where: str) -> StorageFailed:
    """What a disk refused, in words for the person who can mend it."""
    return StorageFailed(
        f"{what}: {fault.strerror or fault}.",
        where=where,
        why="Figures that are not safely on disk must not be reported as loaded.",
        remedy=_REMEDIES.get(fault.errno or 0, "Mend the disk or the rights, then run again."),
    )


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
