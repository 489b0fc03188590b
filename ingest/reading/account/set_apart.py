"""The account of what stands apart: paragraphs that every letter has, words beside the page, words struck out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ingest.documents.document import Line, Table
from ingest.reading.account.accounted import Unaccounted
from ingest.reading.account.aside import not_understood
from ingest.reading.account.beside import beside_in
from ingest.reading.account.struck_out import IN_DOUBT
from ingest.reading.account.told import Told
from ingest.reading.text.flow import Lines
from ingest.reading.text.sentences import Sentence

_SHOWN = 160


def set_apart_in(
    flow: Sequence[Lines | Table], beside: Iterable[Line], struck: Sequence[Line], told: Sequence[Told], publisher: str
) -> list[Unaccounted]:
    """One for each kind of it, with the first place and how many there are."""
    names = [publisher] if publisher else []
    kinds: list[tuple[Iterable[Line | Sentence], str]] = [
        (struck, IN_DOUBT),
        (beside_in(beside, flow, told, names), "words beside the text may change what the figures mean"),
        (not_understood(flow) if told else [], "a paragraph that every letter has says something more"),
    ]
    return [one for found, why in kinds for one in _first(list(found), why)]


def _first(found: Sequence[Line | Sentence], why: str) -> Iterator[Unaccounted]:
    if found:
        more = f", and {len(found) - 1} more like it" if len(found) > 1 else ""
        yield Unaccounted(found[0].place, " ".join(found[0].text.split())[:_SHOWN], f"{why}{more}")
