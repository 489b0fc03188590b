"""One column of labels has one reading: all of them bodies, or none, whatever each would be by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.reading.tables.by_force import forces_in, says_forces
from ingest.reading.words.meaning import Meaning, has_sense, meaning_of
from ingest.reading.words.ranks import ranks_among
from ingest.tables.grid import Row, Understood

_SHARE = 0.6
# Letters that are a rank beside two others, and may be a service elsewhere.
_REST = re.compile(r"\b(?:other|unknown|not (?:known|stated|recorded)|none|n/?a)\b", re.IGNORECASE)
_IS_BODY = re.compile(
    r"\b(?:police|constabulary|service|force|prison|probation|psni|ruc|met|authority|office)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class OneReading:
    """The labels that are bodies or ranks by their neighbours, and those that are no bodies by theirs."""

    bodies: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()

    def of(self, text: str) -> Meaning:
        """The meaning of a label among its neighbours."""
        meaning = meaning_of(text)
        if text in self.ranks:
            return replace(meaning, kind="people", words=text.strip(" :"), code=None)
        if meaning.kind == "body" and text in self.others:
            return replace(meaning, kind="words", code=None)
        return replace(meaning, kind="body", code=None) if text in self.bodies else meaning


def one_reading(table: Understood, section: int, said: Sequence[str] = ()) -> OneReading:
    """What the label columns and header rows of a section of a table are, and what is `said` of them above it."""
    rows = [row for row in table.rows if row.section == section]
    bodies: set[str] = set()
    others: set[str] = set()
    ranks: set[str] = set()
    for axis in _axes(rows):
        ranks |= ranks_among(axis)
        now, never = _weighed(axis)
        bodies |= now
        others |= never
    if says_forces(table.corner.text if table.corner else "", said):
        forces = forces_in([frozenset(axis) for axis in _axes(rows)])
        bodies, others = bodies | forces, others - forces
    return OneReading(frozenset(bodies), frozenset(others), frozenset(ranks))


def _axes(rows: list[Row]) -> Iterable[set[str]]:
    for place in range(max((len(row.labels) for row in rows), default=0)):
        yield {row.labels[place].text for row in rows if place < len(row.labels)}
    columns = rows[0].columns if rows else ()
    for level in range(max((len(column.labels) for column in columns), default=0)):
        yield {column.labels[level].text for column in columns if level < len(column.labels)}


def _weighed(labels: set[str]) -> tuple[set[str], set[str]]:
    meanings = {text: meaning_of(text) for text in labels if text.strip()}
    named = {text for text, meaning in meanings.items() if meaning.kind == "body"}
    plain = {text for text, meaning in meanings.items() if meaning.kind == "words" and not _REST.search(meaning.words)}
    forces = {text for text in named if meanings[text].code != "area"}
    if named and plain and not forces:
        return set(), named  # names of regions beside other names: the regions of something
    if len(named) >= 3 and forces and len(named) >= _SHARE * len(named | plain):
        return {text for text in plain if len(text.split()) <= 6 and not has_sense(text)}, set()
    bare = {text for text in named if not _IS_BODY.search(text)}
    if bare and (len(plain) >= len(named) or (len(plain) > 1 and len(forces) * 2 <= len(named))):
        return set(), bare  # a place among places that are nobody's area: `Kent` beside `London South`
    return set(), set()
