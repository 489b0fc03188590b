"""A download is there whole or not at all, nobody else can read it, and what was killed is swept away."""

from __future__ import annotations

import fcntl
import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.model.errors import StorageFailed, UnreadableDocument
from ingest.staging import Staging
from ingest.storage import Storage


def fine(head: bytes) -> None:
    assert head


def staging(root: Path | str) -> Staging:
    return Staging(Storage(str(root)), "toy")


def test_a_download_is_kept_under_its_hash_and_replaces_the_one_before(tmp_path: Path) -> None:
    own = staging(tmp_path)
    first, size = own.receive("k", iter([b"a" * 2000, b"b", b""]), fine)
    assert (first, size) == (hashlib.sha256(b"a" * 2000 + b"b").hexdigest(), 2001)
    assert own.read("k", first) == b"a" * 2000 + b"b"
    other, _ = own.receive("other", iter([b"z"]), fine)
    second, _ = own.receive("k", iter([b"c"]), fine)
    assert own.read("k", first) is None and own.read("k", second) == b"c" and own.read("other", other) == b"z"
    own.drop("k", second)
    own.drop("k", second)
    assert own.read("k", second) is None


def test_nobody_else_can_read_what_is_staged(tmp_path: Path) -> None:
    sha256, _ = staging(tmp_path).receive("k", iter([b"Dear Dr Toy"]), fine)
    place = tmp_path / "archive" / "staging"
    folders = [place, place / "toy", place / "toy" / "k"]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    assert stat.S_IMODE((place / "toy" / "k" / sha256).stat().st_mode) == 0o600


def test_the_beginning_is_looked_at_before_more_is_taken(tmp_path: Path) -> None:
    taken, shown = list[int](), list[bytes]()

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            taken.append(number)
            yield b"x" * 600

    def wrong(head: bytes) -> None:
        shown.append(head)
        raise UnreadableDocument("A page.")

    with pytest.raises(UnreadableDocument):
        staging(tmp_path).receive("k", pieces(), wrong)
    assert (taken, shown) == ([0, 1], [b"x" * 1024])
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"x" * 2000
        raise UnreadableDocument("It broke off.")

    with pytest.raises(UnreadableDocument):
        staging(tmp_path).receive("k", broken(), fine)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_damaged_bytes_are_not_handed_out(tmp_path: Path) -> None:
    own = staging(tmp_path)
    sha256, _ = own.receive("k", iter([b"right"]), fine)
    (tmp_path / "archive" / "staging" / "toy" / "k" / sha256).write_bytes(b"wrong")
    assert own.read("k", sha256) is None


def test_only_what_nobody_is_writing_is_swept(tmp_path: Path) -> None:
    own = staging(tmp_path)
    own.receive("k", iter([b"whole"]), fine)
    dead, alive = (tmp_path / "archive" / "staging" / "toy" / "incoming" / f".tmp-{name}" for name in ("dead", "alive"))
    dead.write_bytes(b"half")
    with alive.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert own.sweep() == 1
        assert not dead.exists() and alive.exists()
    assert own.sweep() == 1
    assert len(own.storage.list("archive/staging")) == 1
    assert staging(tmp_path / "empty").sweep() == 0


def test_a_full_disk_is_explained_and_leaves_nothing(small_disk: Path) -> None:
    with pytest.raises(StorageFailed, match="take in a download"):
        staging(small_disk).receive("k", iter([b"x" * 50_000] * 4), fine)
    assert [path for path in small_disk.rglob("*") if path.is_file()] == []


def test_a_disk_that_cannot_be_written_is_explained(read_only_disk: Path) -> None:
    with pytest.raises(StorageFailed, match="make room for a download"):
        staging(read_only_disk).receive("k", iter([b"x"]), fine)


def test_an_object_store_holds_the_same() -> None:
    own = staging("memory://staging-of-a-test")
    sha256, size = own.receive("k", iter([b"one", b"two"]), fine)
    assert (own.read("k", sha256), size, own.sweep()) == (b"onetwo", 6, 0)
