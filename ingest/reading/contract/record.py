"""The record of a release: everything its contract says that a reader of its figures must know, as plain JSON."""

from __future__ import annotations

from typing import Any

from ingest.model.release import Release
from ingest.model.source import Source
from ingest.reading.contract.working_days import timing_of

_DECLARED = (
    "ref",
    "title",
    "reference",
    "body",
    "kind",
    "published_on",
    "published_precision",
    "landing_page",
    "licence",
    "documents",
    "policy",
    "policy_change",
    "relations",
    "caveats",
    "breaks",
    "promises",
    "withheld",
    "foi",
)


def record_of(release_id: str, source: Source, release: Release, fingerprint: str) -> dict[str, Any]:
    """The record that the gate, the warehouse and `candour explain` read; mappings stay in the contract."""
    declared = release.model_dump(mode="json", include=set(_DECLARED))
    return {
        "release_id": release_id,
        "source_id": source.source,
        "source_title": source.title,
        "publisher": source.publisher,
        "fingerprint": fingerprint,
        "series": release.series or source.own_series,
        "not_supplied": [{"id": missing.id, "what": missing.what} for missing in release.not_supplied],
        "foi_timing": timing_of(release.foi, release.body),
        **declared,
    }
