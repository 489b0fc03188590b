"""Downloads on their way into the archive: whole and under their hash, or not there at all.

They are bytes as they came, so nobody but this user can read them, and they go once what was made of them is safe.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ingest.storage import Storage, disk_fault, sync_folder

_INCOMING = "incoming"
_TEMPORARY = ".tmp-"
HEAD = 1024
"""As many bytes are looked at before any more is taken."""


class Staging:
    """The staging of one source."""

    def __init__(self, storage: Storage, source_id: str) -> None:
        self.storage, self.folder = storage, f"archive/staging/{source_id}"

    def receive(self, key: str, chunks: Iterable[bytes], looks_right: Callable[[bytes], None]) -> tuple[str, int]:
        """Take in a download, and drop what stood under its key before. Returns its hash and its size.

        Args:
            key: what the download is remembered under.
            chunks: its bytes; what they raise leaves nothing behind.
            looks_right: is shown the first bytes, and raises if they are not what was asked for.
        """
        sha256, size = self._streamed(key, _looked_at(chunks, looks_right))
        for old in self.storage.list(f"{self.folder}/{key}"):
            if PurePosixPath(old).name != sha256:
                self.storage.remove(old)
        return sha256, size

    def read(self, key: str, sha256: str) -> bytes | None:
        """The bytes of a download; None where they are gone or damaged."""
        path = f"{self.folder}/{key}/{sha256}"
        data = self.storage.read(path) if self.storage.exists(path) else None
        return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None

    def drop(self, key: str, sha256: str) -> None:
        self.storage.remove(f"{self.folder}/{key}/{sha256}")
        if self.storage.is_local:
            with contextlib.suppress(OSError):  # another download stands in it, or it is gone already
                Path(self.storage.address(f"{self.folder}/{key}")).rmdir()

    def sweep(self) -> int:
        """Remove what a killed download left; one that is still running holds a lock on its own."""
        if not self.storage.is_local:
            return 0
        left = sorted(Path(self.storage.address(self.folder), _INCOMING).glob(f"{_TEMPORARY}*"))
        return sum(_removed(path) for path in left)

    def _streamed(self, key: str, chunks: Iterator[bytes]) -> tuple[str, int]:
        if not self.storage.is_local:
            data = b"".join(chunks)
            sha256 = hashlib.sha256(data).hexdigest()
            self.storage.write(f"{self.folder}/{key}/{sha256}", data)
            return sha256, len(data)
        top = self._private_folder()
        temporary = top / _INCOMING / f"{_TEMPORARY}{uuid.uuid4().hex}"
        try:
            sha256, size = _write(temporary, chunks)
            target = top / key / sha256
            target.parent.mkdir(mode=0o700, exist_ok=True)
            os.replace(temporary, target)
            sync_folder(target.parent)
        except OSError as fault:
            raise disk_fault(fault, "Could not take in a download", str(top)) from fault
        finally:
            temporary.unlink(missing_ok=True)
        return sha256, size

    def _private_folder(self) -> Path:
        top = Path(self.storage.address(self.folder))
        try:
            top.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            top.mkdir(mode=0o700, exist_ok=True)
            (top / _INCOMING).mkdir(mode=0o700, exist_ok=True)
        except OSError as fault:
            raise disk_fault(fault, "Could not make room for a download", str(top)) from fault
        return top


def _write(temporary: Path, chunks: Iterator[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with _locked(temporary) as file:
        os.fchmod(file.fileno(), 0o600)
        for chunk in chunks:
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _locked(temporary: Path) -> BinaryIO:
    """A new file with a lock on it; one that another worker swept away before it was locked is made anew."""
    while True:
        file = temporary.open("xb")
        fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return file
        file.close()


def _looked_at(chunks: Iterable[bytes], looks_right: Callable[[bytes], None]) -> Iterator[bytes]:
    """The chunks, once their beginning was found to be what was asked for."""
    held: bytes | None = b""
    for chunk in chunks:
        if held is None:
            yield chunk
            continue
        held += chunk
        if len(held) >= HEAD:
            looks_right(held[:HEAD])
            yield held
            held = None
    if held is not None:
        looks_right(held)
        yield held


def _removed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
    except (BlockingIOError, FileNotFoundError):
        return False
    return True
