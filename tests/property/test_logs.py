"""However a log was torn, every line that was wholly written is there, in order, and the next one too."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.storage import Storage

ENTRIES = st.dictionaries(
    st.text(max_size=5),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.integers() | st.none(),
    max_size=3,
)
STEPS = st.lists(
    st.tuples(
        ENTRIES, st.none() | st.integers(1, 60) | st.binary(min_size=1, max_size=10).filter(lambda b: b"\n" not in b)
    ),
    max_size=8,
)


def _is_lost(torn: bytes) -> bool:
    """Whether a torn tail is no whole entry of its own."""
    return not (torn.startswith(b"{") and torn.rstrip().endswith(b"}"))


@settings(max_examples=40)  # every line is flushed to the disk
@given(STEPS)
def test_a_torn_log_keeps_every_whole_line(steps: list[tuple[dict[str, object], int | bytes | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        storage, path = Storage(folder), Path(folder) / "log.jsonl"
        whole: list[dict[str, object]] = []
        for entry, tear in steps:
            storage.append("log.jsonl", entry)
            whole.append(entry)
            if isinstance(tear, bytes) and _is_lost(
                tear
            ):  # a crash, or a power cut, left something behind the last line
                with path.open("ab") as file:
                    file.write(tear)
            elif isinstance(tear, int):  # a crash left the beginning of a line
                before = path.read_bytes()
                storage.append("log.jsonl", entry)
                line = path.read_bytes()[len(before) :]
                path.write_bytes(before + line[: min(tear, len(line) - 2)])
        assert storage.lines("log.jsonl") == whole
        storage.append("log.jsonl", {"last": 1})
        assert storage.lines("log.jsonl") == [*whole, {"last": 1}]
