"""The lines of a log: each is one JSON entry, and one without its end is what a crash tore."""

from __future__ import annotations

import contextlib
import json
import os
from io import FileIO
from typing import Any

Entries = list[dict[str, Any]]


def whole_lines(data: bytes) -> Entries:
    """The entries of a log's bytes; what is no entry is left out."""
    entries: Entries = []
    for line in data.split(b"\n"):
        with contextlib.suppress(ValueError):
            entry = json.loads(line.decode("utf-8"))
            if isinstance(entry, dict):
                entries.append(entry)
    return entries


def sealed(data: bytes) -> bytes:
    """A log with its last line ended."""
    return data if not data or data.endswith(b"\n") else data + b"\n"


def write_whole(file: FileIO, line: bytes) -> None:
    """Write a line to its end, or take back what a full disk let through of it."""
    size, left = file.seek(0, os.SEEK_END), memoryview(line)
    try:
        while left:
            left = left[file.write(left) :]
        os.fsync(file.fileno())
    except OSError:
        file.truncate(size)
        raise


def seal_torn_line(file: FileIO) -> None:
    """A line without its end is what a crash left; close it so that the next one stands alone."""
    file.seek(0, os.SEEK_END)
    if file.tell() == 0:
        return
    file.seek(-1, os.SEEK_END)
    if file.read(1) != b"\n":
        file.write(b"\n")
