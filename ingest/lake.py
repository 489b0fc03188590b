"""The lake: candidate, accepted and quarantined releases, one Parquet file each, and what is known of each.

The gate is the move of a file: dbt reads `accepted/` and nothing else. A release stands in one place only.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq

from ingest.model.observation import SCHEMA
from ingest.storage import Storage

Shelf = Literal["candidate", "accepted", "quarantine"]
_SHELVES: tuple[Shelf, ...] = ("candidate", "accepted", "quarantine")


class Lake:
    """Releases by id (`<source>/<ref>`) on three shelves, with their records, gate results and reports."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    # -- observations ---------------------------------------------------------------------------

    def put_candidate(self, release_id: str, observations: pa.Table) -> None:
        """Write a candidate; the schema travels with it, and equal tables give equal bytes."""
        buffer = io.BytesIO()
        pq.write_table(observations.cast(SCHEMA), buffer, compression="zstd")
        self.storage.write(_shelf("candidate", release_id), buffer.getvalue())

    def observations(self, shelf: Shelf, release_id: str) -> pd.DataFrame:
        """A release's observations as a frame with Arrow-backed columns (int64 stays int64, null stays null)."""
        data = self.storage.read(_shelf(shelf, release_id))
        return pq.read_table(io.BytesIO(data)).to_pandas(types_mapper=pd.ArrowDtype)

    def accepted_rows(self, columns: Sequence[str], bodies: Collection[str]) -> pd.DataFrame:
        """Some columns of everything accepted about some bodies; files without a row of theirs are not read."""
        paths = [self.storage.address(_shelf("accepted", release)) for release in self.releases("accepted")]
        held = pa.dataset.dataset(paths, schema=SCHEMA, filesystem=self.storage.fs, format="parquet")
        table = held.to_table(columns=list(columns), filter=pa.dataset.field("body").isin(sorted(bodies)))
        return table.to_pandas(types_mapper=pd.ArrowDtype)

    def releases(self, shelf: Shelf) -> list[str]:
        """Ids of the releases on a shelf, sorted."""
        paths = self.storage.list(shelf, ".parquet")
        return [p.removeprefix(f"{shelf}/").removesuffix(".parquet") for p in paths]

    def where(self, release_id: str) -> Shelf | None:
        """The shelf a release stands on; a candidate waiting for the gate comes first."""
        return next((s for s in _SHELVES if self.storage.exists(_shelf(s, release_id))), None)

    def is_on(self, shelf: Shelf, release_id: str) -> bool:
        return self.storage.exists(_shelf(shelf, release_id))

    def move(self, release_id: str, source: Shelf, target: Shelf) -> None:
        """Move a release to another shelf, and take it off every third one."""
        for other in _SHELVES:
            if other not in (source, target):
                self.storage.remove(_shelf(other, release_id))
        self.storage.move(_shelf(source, release_id), _shelf(target, release_id))

    def file_hash(self, shelf: Shelf, release_id: str) -> str:
        """sha256 of a release's file."""
        return hashlib.sha256(self.storage.read(_shelf(shelf, release_id))).hexdigest()

    # -- what is known of a release ---------------------------------------------------------------

    def put_record(self, release_id: str, record: dict[str, Any]) -> None:
        """Record what a release declares of itself (see `ingest/reading/contract/record.py`)."""
        self.storage.write(f"ledger/releases/{release_id}.json", _json(record))

    def record(self, release_id: str) -> dict[str, Any] | None:
        return self._read_json(f"ledger/releases/{release_id}.json")

    def put_gate_result(self, release_id: str, result: dict[str, Any]) -> None:
        """Record the gate's public result: rules, severities, cells, messages without hidden values."""
        self.storage.write(f"ledger/gate/{release_id}.json", _json(result))

    def gate_result(self, release_id: str) -> dict[str, Any] | None:
        return self._read_json(f"ledger/gate/{release_id}.json")

    def put_evidence(self, release_id: str, evidence: dict[str, Any] | None) -> None:
        """Keep what the audit worked out, for this user's eyes only; None takes it away.

        An object store has rights of its own that nothing here can set, so there it is not kept.
        """
        path = f"evidence/{release_id}.json"
        if evidence is not None and self.storage.is_local:
            self.storage.write_secret(path, _json(evidence))
        else:
            self.storage.remove(path)

    @contextlib.contextmanager
    def one_at_a_time(self) -> Iterator[None]:
        """Hold the turn to judge, where the data folder is a folder: two candidates must not overlook each other."""
        with self.storage.turn("ledger/gate/.turn"):
            yield

    def put_report(self, release_id: str, name: str, data: bytes) -> str:
        """Write a file of a release's gate report; returns its address."""
        path = f"reports/{release_id}/{name}"
        self.storage.write(path, data)
        return self.storage.address(path)

    def _read_json(self, path: str) -> dict[str, Any] | None:
        """A damaged file counts as none: what it held is made again by the next run."""
        if not self.storage.exists(path):
            return None
        with contextlib.suppress(ValueError):
            found = json.loads(self.storage.read(path))
            return found if isinstance(found, dict) else None
        return None


def _shelf(shelf: Shelf, release_id: str) -> str:
    return f"{shelf}/{release_id}.parquet"


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
