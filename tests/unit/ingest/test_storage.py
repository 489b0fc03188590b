"""Files are there whole or not at all, logs grow by whole lines, and a disk that refuses says so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.model.errors import StorageFailed
from ingest.storage import Storage


def test_a_file_written_is_read_back_and_listed(tmp_path: Path) -> None:
    storage = Storage(str(tmp_path))
    storage.write("a/b c/ü.txt", b"one")
    storage.write("a/b c/ü.txt", b"two")
    assert storage.read("a/b c/ü.txt") == b"two"
    assert storage.list("a") == ["a/b c/ü.txt"]
    assert storage.list("a", ".yml") == []
    assert storage.list("nowhere") == []


def test_what_a_killed_writer_left_is_no_file(tmp_path: Path) -> None:
    storage = Storage(str(tmp_path))
    for torn in (tmp_path / ".tmp-1", tmp_path / "a" / ".tmp-2"):
        torn.parent.mkdir(exist_ok=True)
        torn.write_bytes(b"half")
    storage.write("a/whole", b"")
    assert storage.list("") == ["a/whole"]


def test_a_failed_write_keeps_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    storage = Storage(str(tmp_path))
    storage.write("a", b"old")
    with pytest.raises(StorageFailed):
        storage.write("a/b", b"new")  # `a` is a file, no folder
    assert storage.read("a") == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_move_replaces_its_target_and_a_removal_may_be_repeated(tmp_path: Path) -> None:
    storage = Storage(str(tmp_path))
    storage.write("a", b"1")
    storage.write("x/b", b"2")
    storage.move("a", "x/b")
    assert storage.list("") == ["x/b"]
    assert storage.read("x/b") == b"1"
    storage.remove("x/b")
    storage.remove("x/b")
    assert not storage.exists("x/b")


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "a\0b"])
def test_a_path_never_leaves_the_root(tmp_path: Path, path: str) -> None:
    storage = Storage(str(tmp_path / "root"))
    for act in (
        storage.read,
        storage.exists,
        storage.remove,
        lambda p: storage.write(p, b""),
        lambda p: storage.append(p, {}),
    ):
        with pytest.raises(ValueError, match="would leave the data folder"):
            act(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "tail",
    [b'{"n": 1', '{"n": "5≤'.encode()[:-1], b"\0\0\0\0", b"[1]", b"\xff\xfe", b'"x"', b"{}}"],
    ids=["half", "within a letter", "zeros of a power cut", "a list", "no text", "a word", "too much"],
)
def test_a_torn_last_line_is_left_out_and_sealed_off(tmp_path: Path, tail: bytes) -> None:
    storage = Storage(str(tmp_path))
    storage.append("log.jsonl", {"n": "≤"})
    with (tmp_path / "log.jsonl").open("ab") as file:
        file.write(tail)
    assert storage.lines("log.jsonl") == [{"n": "≤"}]
    storage.append("log.jsonl", {"n": 2})
    assert storage.lines("log.jsonl") == [{"n": "≤"}, {"n": 2}]


def test_a_line_may_hold_any_text(tmp_path: Path) -> None:
    storage = Storage(str(tmp_path))
    entry = {"why": "a\nb\r\u2028\u0085\0 \u200b|"}
    storage.append("log.jsonl", entry)
    storage.append("log.jsonl", {"file": "caf\udce9.txt"})
    assert storage.lines("log.jsonl") == [entry, {"file": "caf?.txt"}]
    assert storage.lines("other.jsonl") == []


def test_many_processes_append_without_losing_a_line(tmp_path: Path) -> None:
    program = (
        "import sys; from ingest.storage import Storage; s = Storage(sys.argv[1])\n"
        "for n in range(40): s.append('log.jsonl', {'who': sys.argv[2], 'n': n, 'pad': 'x' * 3000})"
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(who)]) for who in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    lines = Storage(str(tmp_path)).lines("log.jsonl")
    assert sorted((line["who"], line["n"]) for line in lines) == sorted(
        (str(w), n) for w in range(4) for n in range(40)
    )


def test_a_killed_appender_costs_at_most_its_own_line(tmp_path: Path) -> None:
    program = (
        "import sys; from ingest.storage import Storage; s = Storage(sys.argv[1])\n"
        "for n in range(10**6): s.append('log.jsonl', {'n': n}); print(n, flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [int(next(writer.stdout)) for _ in range(20)]
        writer.kill()
    storage = Storage(str(tmp_path))
    storage.append("log.jsonl", {"n": -1})
    found = [line["n"] for line in storage.lines("log.jsonl")]
    assert found[: len(said)] == said
    assert found == [*range(len(found) - 1), -1]


def test_any_file_system_of_fsspec_will_do(tmp_path: Path) -> None:
    storage = Storage(f"memory://{tmp_path.name}")
    storage.write("a/b", b"1")
    storage.append("log.jsonl", {"n": 1})
    storage.append("log.jsonl", {"n": 2})
    storage.move("a/b", "c/d")
    assert storage.list("c") == ["c/d"]
    assert storage.read("c/d") == b"1"
    assert [line["n"] for line in storage.lines("log.jsonl")] == [1, 2]
    storage.remove("c/d")
    assert not storage.exists("c/d")


def test_a_full_disk_is_said_and_keeps_what_was_there(small_disk: Path) -> None:
    storage = Storage(str(small_disk))
    storage.write("kept", b"kept")
    storage.append("log.jsonl", {"n": 1})
    with pytest.raises(StorageFailed) as write:
        storage.write("big", b"x" * 10**6)
    with pytest.raises(StorageFailed) as append:
        storage.append("log.jsonl", {"n": "x" * 10**6})
    assert write.value.exit_code == append.value.exit_code == 4
    assert str(small_disk / "big") in write.value.as_text()
    assert "Free some space" in append.value.remedy
    storage.append("log.jsonl", {"n": 2})
    assert storage.lines("log.jsonl") == [{"n": 1}, {"n": 2}]
    assert storage.list("") == ["kept", "log.jsonl"]


def test_a_read_only_folder_is_said_with_its_remedy(read_only_disk: Path) -> None:
    storage = Storage(str(read_only_disk))
    for act in (
        lambda: storage.write("a/b", b""),
        lambda: storage.append("a.jsonl", {}),
        lambda: storage.remove("old"),
    ):
        with pytest.raises(StorageFailed) as refused:
            act()
        assert str(read_only_disk) in refused.value.where
        assert "CANDOUR_DATA" in refused.value.remedy
    assert storage.read("old") == b"old"


def test_a_log_is_plain_json_lines(tmp_path: Path) -> None:
    Storage(str(tmp_path)).append("log.jsonl", {"b": "≤", "a": 1})
    assert (tmp_path / "log.jsonl").read_text("utf-8") == '{"a": 1, "b": "≤"}\n'
    assert json.loads((tmp_path / "log.jsonl").read_text("utf-8"))
