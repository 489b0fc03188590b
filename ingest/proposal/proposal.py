"""What is proposed for a document: the content of a contract, and what of it a person has to settle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ingest.acquire.said import Said
from ingest.documents.document import Document
from ingest.model.source import Source
from ingest.proposal.grouped import Asked, grouped
from ingest.reading.reader import Reading

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Facts:
    """What is known before reading: whose document it is, its name and hash, and what the release will be called.

    `said` is what its publisher's own catalogue says of it, where a connector brought it.
    """

    source: Source | None
    ref: str
    file: str
    sha256: str
    format: str
    said: Said | None = None


@dataclass(frozen=True)
class Question:
    """Something to settle at one key of the contract; `path` leads to that key, `cells` are those it is about."""

    path: Path
    text: str
    cells: tuple[str, ...] = ()


@dataclass
class Proposal:
    """A contract as far as the document gives it, and what is still open."""

    facts: Facts
    document: Document
    reading: Reading
    content: dict[str, Any] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def ask(self, path: Path, text: str, cells: Iterable[str] = ()) -> None:
        """Put a question at a key, once."""
        question = Question(path, " ".join(text.split()), tuple(dict.fromkeys(cells)))
        if question not in self.questions:
            self.questions.append(question)

    @property
    def asked(self) -> list[Asked]:
        """The questions as a person meets them."""
        return grouped(self)

    @property
    def is_certain(self) -> bool:
        """Whether nothing at all is left to a person."""
        return not self.questions
