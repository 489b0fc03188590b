"""What the warehouse has to know that no release says: the sources as declared, and what was announced or promised.

Written as files of the ledger before a build, and only where something is different, so that a day on which nothing
falls due builds nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ingest.acquire.calendar import Calendar, as_row
from ingest.model.errors import CandourError
from ingest.model.source import Source
from ingest.registry import Registry, today
from ingest.settings import Settings
from ingest.storage import Storage

FOLDER = "ledger/export"
_STATEMENTS = ("editions", "traps")


def write_inputs(settings: Settings, day: date | None = None) -> list[str]:
    """Write what the warehouse reads of sources and of the calendar; returns the paths of all of it."""
    storage, day = Storage(settings.data_root), day or today()
    sources = list(_readable(settings))
    announced = [row for source in sources for row in _announced(source, storage, day)]
    passed = max((due for due in [*_promised(storage), *_due(announced)] if due < day), default=None)
    tables = {
        "sources": [_source_row(source) for source in sources],
        "announcements": announced,
        "passed": [{"passed_on": passed.isoformat()}] if passed else [],
    }
    return [_write(storage, name, rows) for name, rows in tables.items()]


def _write(storage: Storage, name: str, rows: Iterable[dict[str, Any]]) -> str:
    path = f"{FOLDER}/{name}.jsonl"
    text = "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows).encode()
    if not storage.exists(path) or storage.read(path) != text:
        storage.write(path, text)
    return path


def _readable(settings: Settings) -> Iterator[Source]:
    """Every source whose source.yml can be read; a broken one is told of by its own DAG."""
    registry = Registry(settings)
    for path in sorted(settings.sources.glob("*/source.yml")):
        try:
            yield registry.source(path.parent.name)
        except CandourError:
            continue


def _source_row(source: Source) -> dict[str, Any]:
    row = source.model_dump(
        mode="json",
        include={"title", "publisher", "kind", "landing_page", "licence", "acquire", "expected_every"},
    )
    row |= {"source_id": source.source, "approval": source.approval.state, "is_fetched": source.may_be_fetched}
    facts = source.series_facts
    if facts is None:
        return row | {"breaks": [], "notes": []}
    said = facts.model_dump(mode="json")
    names = ("counts", "coverage", "regime", "standing", "breaks")
    row |= {name: said[name] for name in names}
    row |= {name: "; ".join(said[name]) for name in ("units", "basis", "populations", "never_with")}
    notes = [{"kind": kind.rstrip("s"), **statement} for kind in _STATEMENTS for statement in said[kind]]
    notes += [{"kind": "unread", "text": text, "evidence": None, "address": None} for text in said["unread"]]
    return row | {"notes": notes}


def _announced(source: Source, storage: Storage, day: date) -> list[dict[str, Any]]:
    return [as_row(source.source, kept, day) for kept in Calendar(storage, source.source).all()]


def _due(announced: Iterable[dict[str, Any]]) -> Iterator[date]:
    return (date.fromisoformat(row["due_on"]) for row in announced if row["due_on"])


def _promised(storage: Storage) -> Iterator[date]:
    """The days that releases promise something for."""
    for path in storage.list("ledger/releases", ".json"):
        try:
            promises = json.loads(storage.read(path)).get("promises", [])
        except ValueError:  # a damaged record is made again by the next run
            continue
        yield from (date.fromisoformat(promise["due_on"]) for promise in promises if promise.get("due_on"))
