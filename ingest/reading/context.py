"""What a source registry knows of a document: its publisher and its reference."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from ingest.model.errors import WrongUse


@dataclass(frozen=True)
class Context:
    """Who published a document, under which reference, and under which heading its catalogue lists it.

    `names` are those of the body whose figures it holds by its catalogue.
    """

    publisher: str = ""
    reference: str = ""
    partial: bool = False
    heading: str = ""
    names: frozenset[str] = frozenset()

    @property
    def body(self) -> str:
        """The publisher's name without what stands in brackets behind it."""
        return re.sub(r"\s*\([^)]*\)", "", self.publisher).strip()


def contexts_of(text: str) -> dict[str, Context]:
    """The rows of a context file, by the name of the document without its folder and ending.

    Raises:
        WrongUse: it has no such columns, so every document would be read as if nobody had published it.
    """
    rows = csv.DictReader(io.StringIO(text))
    if "file" not in (rows.fieldnames or []) or "publisher" not in (rows.fieldnames or []):
        raise WrongUse(
            "The context file has no columns `file` and `publisher`.",
            where="--context",
            why="Without its publisher nobody knows whom a document's figures are about.",
            remedy="Give a CSV with commas and a first row `file,publisher,reference`.",
        )
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
