"""Builds one observation from everything that is said about its cell; nearest wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ingest.model import vocabulary
from ingest.model.errors import InvalidContract
from ingest.model.mapping import Assignment, DeclaredPeriod
from ingest.model.observation import OBS_FLAGS, SCHEMA, observation_id
from ingest.model.release import Release
from ingest.model.source import Source
from ingest.tables.markers import Figure

_DEFAULTS: dict[str, Any] = {
    "misconduct_type": "all",
    "gender": "all",
    "counterparty_gender": "all",
    "is_total": False,
    "is_subject": True,
    "flags": [],
}
_NEEDED = ("measure", "stage_or_outcome", "unit", "body", "population", "period")
_AS_PUBLISHED = [name for name in SCHEMA.names if name.endswith("_as_published")]


@dataclass(frozen=True)
class Context:
    """What is the same for every observation of a document."""

    release_id: str
    source: Source
    release: Release
    file: str
    sha256: str
    captured_at: datetime


def merge(assignments: Iterable[Assignment | None]) -> dict[str, Any]:
    """Later assignments win over earlier ones, column by column."""
    merged = dict(_DEFAULTS)
    for assignment in assignments:
        if assignment is not None:
            merged |= {k: v for k, v in assignment if v is not None}
    return merged


def observation(
    context: Context,
    table_id: str,
    cell_ref: str,
    raw: str,
    figure: Figure,
    said: dict[str, Any],
    labels: dict[str, str],
) -> dict[str, Any]:
    """One row of the Observation shape.

    Raises:
        InvalidContract: the mapping leaves open what, of whom or when the cell counts.
    """
    said = {"body": context.release.body, "measure": _measure_of(said)} | said
    _refuse_gaps(context, table_id, cell_ref, said, labels)
    period: DeclaredPeriod = said["period"]
    return {
        "observation_id": observation_id(context.release_id, table_id, cell_ref),
        "release_id": context.release_id,
        "source_id": context.source.source,
        "publisher": context.source.publisher,
        "document_sha256": context.sha256,
        "table_id": table_id,
        "cell_ref": cell_ref,
        **{name: said[name] for name in (*_NEEDED[:-1], "misconduct_type", "gender", "counterparty_gender")},
        "breakdown": said.get("breakdown"),
        "period_start": period.start,
        "period_end": period.end,
        "period_kind": period.kind,
        **{name: labels.get(name) for name in _AS_PUBLISHED},
        "raw_value": raw,
        **_bounds(figure),
        "obs_flags": list(said["flags"]),
        "is_subject": said["is_subject"],
        "is_total": said["is_total"],
        "certain": True,
        "published_on": context.release.published_on,
        "captured_at": context.captured_at,
    }


def _measure_of(said: dict[str, Any]) -> str | None:
    """The measure that a result belongs to, where no mapping names it."""
    outcome = said.get("stage_or_outcome")
    return vocabulary.terms("outcomes")[outcome]["measure"] if outcome else None


def _bounds(figure: Figure) -> dict[str, Any]:
    return {
        "marker": figure.marker,
        "value_lower": figure.lower,
        "value_upper": figure.upper,
        "value": figure.value,
        "status": figure.status,
    }


def _refuse_gaps(context: Context, table_id: str, cell_ref: str, said: dict[str, Any], labels: dict[str, str]) -> None:
    where = f"{context.file}, cell {cell_ref}"
    missing = [name for name in _NEEDED if said.get(name) is None]
    if missing:
        raise InvalidContract(
            f"The mapping does not say {', '.join(missing)} for `{' / '.join(labels.values())}`.",
            where=where,
            why="A figure is loaded only when what it counts, of whom and when is settled.",
            remedy=f"Add it to table or figure {table_id} in the release.yml (`sets`, `bands` or `codes`).",
        )
    belongs = vocabulary.terms("outcomes")[said["stage_or_outcome"]]["measure"]
    odd = sorted(set(said["flags"]) - set(OBS_FLAGS))
    if belongs != said["measure"] or odd:
        what = f"flag `{odd[0]}` is unknown" if odd else f"`{said['stage_or_outcome']}` is an outcome of {belongs}"
        raise InvalidContract(
            f"The mapping of `{' / '.join(labels.values())}` says {said['measure']}, but {what}.",
            where=where,
            why="A figure in the wrong fact table is counted as something it is not.",
            remedy=f"Correct table or figure {table_id} in the release.yml.",
        )
