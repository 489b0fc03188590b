"""The observation: one published cell, or one figure in prose, in the one shape everything reads."""

from __future__ import annotations

import hashlib
from typing import Any

import pyarrow as pa

_TEXT = pa.string()

SCHEMA = pa.schema(
    [
        # where it stands
        pa.field("observation_id", _TEXT, nullable=False),
        pa.field("release_id", _TEXT, nullable=False),
        pa.field("source_id", _TEXT, nullable=False),
        pa.field("publisher", _TEXT, nullable=False),
        pa.field("document_sha256", _TEXT, nullable=False),
        pa.field("table_id", _TEXT, nullable=False),
        pa.field("cell_ref", _TEXT, nullable=False),
        # what it counts
        pa.field("measure", _TEXT, nullable=False),
        pa.field("stage_or_outcome", _TEXT, nullable=False),
        pa.field("unit", _TEXT, nullable=False),
        pa.field("body", _TEXT, nullable=False),
        pa.field("population", _TEXT, nullable=False),
        pa.field("misconduct_type", _TEXT, nullable=False),
        pa.field("gender", _TEXT, nullable=False),
        pa.field("counterparty_gender", _TEXT, nullable=False),
        pa.field("breakdown", _TEXT),
        pa.field("period_start", pa.date32()),
        pa.field("period_end", pa.date32()),
        pa.field("period_kind", _TEXT, nullable=False),
        # what the publisher calls it
        pa.field("measure_as_published", _TEXT),
        pa.field("stage_or_outcome_as_published", _TEXT),
        pa.field("unit_as_published", _TEXT),
        pa.field("body_as_published", _TEXT),
        pa.field("population_as_published", _TEXT),
        pa.field("misconduct_type_as_published", _TEXT),
        pa.field("gender_as_published", _TEXT),
        pa.field("counterparty_gender_as_published", _TEXT),
        pa.field("breakdown_as_published", _TEXT),
        pa.field("period_as_published", _TEXT),
        # the figure
        pa.field("raw_value", _TEXT, nullable=False),
        pa.field("marker", _TEXT),
        pa.field("value_lower", pa.int64(), nullable=False),
        pa.field("value_upper", pa.int64()),
        pa.field("value", pa.int64()),
        pa.field("status", _TEXT, nullable=False),
        pa.field("obs_flags", pa.list_(_TEXT), nullable=False),
        pa.field("is_subject", pa.bool_(), nullable=False),
        pa.field("is_total", pa.bool_(), nullable=False),
        pa.field("certain", pa.bool_(), nullable=False),
        # its vintage
        pa.field("published_on", pa.date32(), nullable=False),
        pa.field("captured_at", pa.timestamp("us", tz="UTC"), nullable=False),
    ]
)

OBS_FLAGS = ("provisional", "revised", "break", "estimated", "low_reliability")

# Two observations with the same values here are the same statistic in two vintages.
STATISTIC = (
    "measure",
    "stage_or_outcome",
    "unit",
    "body",
    "population",
    "misconduct_type",
    "gender",
    "counterparty_gender",
    "breakdown",
    "period_start",
    "period_end",
    "period_kind",
)


def observation_id(release_id: str, table_id: str, cell_ref: str) -> str:
    """A stable id: the same cell of the same release always has the same one."""
    place = "\x1f".join((release_id, table_id, cell_ref))
    return hashlib.sha256(place.encode()).hexdigest()[:20]


def to_table(rows: list[dict[str, Any]]) -> pa.Table:
    """Rows as an Arrow table in the one schema; a missing or extra column is an error."""
    names = set(SCHEMA.names)
    for row in rows:
        if row.keys() != names:
            odd = sorted(row.keys() ^ names)
            raise ValueError(f"an observation has the wrong columns: {', '.join(odd)}")
    return pa.Table.from_pylist(rows, schema=SCHEMA)
