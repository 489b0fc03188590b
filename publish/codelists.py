"""The conformed codes as dbt seeds: `ingest/model/vocabulary/*.yml` is the owner, the CSV files are written from it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ingest.model import vocabulary
from ingest.storage import Storage

_COLUMNS = {
    "bodies": ("code", "name", "kind", "nation", "parent", "valid_from", "valid_to", "succeeds", "aliases"),
    "measures": ("code", "name", "fact", "definition"),
    "outcomes": ("code", "name", "measure", "definition"),
    "publishers": ("code", "name"),
}
_PLAIN = ("code", "name", "definition")

# SDMX cross-domain codes, and which of ours each comes nearest to.
_SDMX = (
    ("OBS_STATUS", "A", "Normal value", "status", "exact"),
    ("OBS_STATUS", "A", "Normal value", "status", "rounded"),
    ("OBS_STATUS", "A", "Normal value", "status", "bounded"),
    ("OBS_STATUS", "Q", "Missing value; suppressed", "status", "suppressed"),
    ("OBS_STATUS", "Q", "Missing value; suppressed", "status", "withheld"),
    ("OBS_STATUS", "L", "Missing value; data exist but were not collected", "status", "not_held"),
    ("OBS_STATUS", "M", "Missing value; data cannot exist", "status", "not_applicable"),
    ("OBS_STATUS", "O", "Missing value", "status", "not_yet_available"),
    ("OBS_STATUS", "O", "Missing value", "status", "not_supplied"),
    ("OBS_STATUS", "O", "Missing value", "status", "unknown_marker"),
    ("OBS_STATUS", "O", "Missing value", "status", "malformed"),
    ("OBS_STATUS", "B", "Time series break", "flag", "break"),
    ("OBS_STATUS", "E", "Estimated value", "flag", "estimated"),
    ("OBS_STATUS", "P", "Provisional value", "flag", "provisional"),
    ("OBS_STATUS", "U", "Low reliability", "flag", "low_reliability"),
    ("OBS_STATUS", "A", "Normal value", "flag", "revised"),
    ("CONF_STATUS", "F", "Free", "status", "exact"),
    ("CONF_STATUS", "F", "Free", "status", "rounded"),
    ("CONF_STATUS", "F", "Free", "status", "bounded"),
    ("CONF_STATUS", "A", "Primary confidentiality due to small counts", "status", "suppressed"),
    ("CONF_STATUS", "C", "Confidential statistical information", "status", "withheld"),
)


def seeds() -> dict[str, str]:
    """Every seed's text by its path below `dbt_project/seeds`."""
    written = {"codelists/sdmx.csv": _csv(("codelist", "code", "name", "describes", "candour_code"), list(_SDMX))}
    for dimension in vocabulary.DIMENSIONS:
        columns = _COLUMNS.get(dimension, _PLAIN)
        rows = [tuple(_cell(term.get(c)) for c in columns) for term in vocabulary.terms(dimension).values()]
        folder = "bodies" if dimension == "bodies" else "codelists"
        written[f"{folder}/{dimension}.csv"] = _csv(columns, rows)
    return written


def write(home: Path) -> list[str]:
    """Write the seeds that differ from the vocabulary; returns their paths."""
    storage = Storage(str(home / "dbt_project" / "seeds"))
    changed = []
    for path, text in sorted(seeds().items()):
        data = text.encode()
        if not storage.exists(path) or storage.read(path) != data:
            storage.write(path, data)
            changed.append(path)
    return changed


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    return "" if value is None else str(value)


def _csv(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()
