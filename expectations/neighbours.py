"""What a candidate is judged beside: the accepted releases whose figures may be tied to its own.

A relation keeps to one body, or to bodies that contain each other, so releases are found by body first. From
those, only figures that are not settled lead further: a printed figure ends every chain of reasoning.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from expectations.declared import Declared
from expectations.disclosure.inferred.hierarchy import broader
from expectations.fingerprint import basis
from ingest.lake import Lake
from ingest.storage import Storage

_SETTLED = "exact"


@dataclass(frozen=True)
class Neighbour:
    """One accepted release: its figures, and what it says of them."""

    release_id: str
    observations: pd.DataFrame
    declared: Declared


class Neighbours:
    """The accepted releases around one candidate; its own earlier file is none of them."""

    def __init__(self, release_id: str, own: str, lake: Lake) -> None:
        self.lake, self.release_id, self.own = lake, release_id, own
        waiting = set(lake.releases("candidate"))
        self.accepted = [
            other
            for other in lake.releases("accepted")
            if other != release_id and not (other in waiting and self._is_read_anew(other))
        ]

    def around(self, observations: pd.DataFrame, declared: Declared) -> list[Neighbour]:
        """Every release to judge the candidate beside.

        One that was itself judged beside these very bytes is left out: what the two give away was its to answer for.
        """
        if not self.accepted:
            return []
        tied = self._tied(set(observations["body"].astype(str))) | declared.named_releases()
        kept = [other for other in self.accepted if other in tied and not self._answers_for(other)]
        return [self._read(other) for other in kept]

    def records(self, publisher: str | None) -> dict[str, dict[str, Any]]:
        """The records of the publisher's accepted releases that do not answer for the candidate themselves."""
        found = {other: self.lake.record(other) for other in self.accepted}
        mine = {other: record for other, record in found.items() if record and record.get("publisher") == publisher}
        return {other: record for other, record in mine.items() if not self._answers_for(other)}

    def _is_read_anew(self, other: str) -> bool:
        """Whether it waits with other figures or words than are accepted; it will then be judged beside this one."""
        return basis(other, "candidate", self.lake.record(other) or {}, self.lake) != basis_of(other, self.lake)

    def _tied(self, bodies: set[str]) -> set[str]:
        found: set[str] = set()
        done: set[str] = set()
        while fresh := _related(bodies) - done:
            done |= fresh
            rows = self.lake.accepted_rows(["release_id", "body", "status"], fresh)
            rows = rows[rows["release_id"] != self.release_id]
            found |= set(rows["release_id"].astype(str))
            bodies = set(rows.loc[rows["status"] != _SETTLED, "body"].astype(str))
        return found

    def _answers_for(self, other: str) -> bool:
        beside = (self.lake.gate_result(other) or {}).get("beside") or {}
        return bool(beside.get(self.release_id) == self.own)

    def _read(self, release_id: str) -> Neighbour:
        known = basis_of(release_id, self.lake)
        return _held(self.lake.storage.root, release_id, known) if known else _neighbour(self.lake, release_id)


@functools.lru_cache(maxsize=64)
def _held(root: str, release_id: str, _basis: str) -> Neighbour:
    """A run judges many releases beside the same few; a release of one basis is read once."""
    return _neighbour(Lake(Storage(root)), release_id)


def _neighbour(lake: Lake, release_id: str) -> Neighbour:
    declared = Declared.of(release_id, lake.record(release_id) or {})
    return Neighbour(release_id, lake.observations("accepted", release_id), declared)


def basis_of(release_id: str, lake: Lake) -> str | None:
    """What an accepted release's own verdict rests on; None for one that is not accepted (any more)."""
    if not lake.is_on("accepted", release_id):
        return None
    return str((lake.gate_result(release_id) or {}).get("basis") or "")


def still_stands(beside: Mapping[str, str], lake: Lake) -> bool:
    """Whether every release a verdict was given beside is what it was then."""
    return all(basis_of(other, lake) == known for other, known in beside.items())


def _related(bodies: Iterable[str]) -> set[str]:
    """Bodies with those that contain them and those they contain."""
    above, below = broader("body"), _narrower()
    found = set(bodies)
    return found.union(*(above.get(body, ()) for body in found), *(below.get(body, ()) for body in found))


@functools.cache
def _narrower() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for body, above in broader("body").items():
        for container in above:
            found.setdefault(container, set()).add(body)
    return found
