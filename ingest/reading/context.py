"""What a source registry knows of a document: its publisher and its reference."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Context:
    """Who published a document, and under which reference."""

    publisher: str = ""
    reference: str = ""
    partial: bool = False

    @property
    def body(self) -> str:
        """The publisher's name without what stands in brackets behind it."""
        return re.sub(r"\s*\([^)]*\)", "", self.publisher).strip()


def contexts_of(text: str) -> dict[str, Context]:
    """The rows of a context file, by the name of the document without its folder and ending."""
    rows = csv.DictReader(io.StringIO(text))
    return {
        stem_of(row.get("file") or ""): Context(
            (row.get("publisher") or "").strip(), (row.get("reference") or "").strip(), row.get("partial") == "yes"
        )
        for row in rows
    }


def stem_of(path: str) -> str:
    """`documents/a.txt` as `a`."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] if "." in name else name
