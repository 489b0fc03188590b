"""Walk back from a fact to its cell: release, document, table, address, the string as published."""

from __future__ import annotations

import re
from typing import Any

from ingest.lake import Lake
from ingest.model.errors import WrongUse
from ingest.settings import Settings
from ingest.storage import Storage
from publish.query import ask

_FACTS = ("fct_allegations", "fct_convictions", "fct_dismissals", "fct_proceedings", "fct_workforce")
_ALL = " union all by name ".join(f"select * from {name}" for name in _FACTS)


def explain(settings: Settings, prefix: str) -> dict[str, Any]:
    """Everything between a figure and its source; `prefix` is an observation id, or enough of one to be alone."""
    fact = _fact(settings, prefix)
    lake = Lake(Storage(settings.data_root))
    record = lake.record(fact["release_id"]) or {}
    gate = lake.gate_result(fact["release_id"]) or {}
    sha256 = fact["document_sha256"]
    document: dict[str, Any] = next((d for d in record.get("documents", []) if d["sha256"] == sha256), {})
    return {
        "figure": {name: value for name, value in fact.items() if not name.endswith(("_key", "_as_published"))},
        "as_published": {
            n.removesuffix("_as_published"): v for n, v in fact.items() if n.endswith("_as_published") and v
        },
        "release": {
            key: record.get(key)
            for key in ("release_id", "title", "reference", "published_on", "landing_page", "licence")
        },
        "document": {
            "file": document.get("file"),
            "sha256": sha256,
            "archive": f"archive/{sha256[:2]}/{sha256[2:]}",
            "address": document.get("address"),
        },
        "cell": {key: fact[key] for key in ("table_id", "cell_ref", "raw_value", "marker")},
        "policy": {
            key: (record.get("policy") or {}).get(key) for key in ("stated", "rule", "inherited_from", "exemption")
        },
        "vintages": _vintages(settings, fact["statistic_key"]),
        "findings": [
            _said(f) for f in gate.get("findings", []) if not f["cells"] or fact["observation_id"] in f["cells"]
        ],
    }


def _fact(settings: Settings, prefix: str) -> dict[str, Any]:
    if not re.fullmatch(r"[0-9a-f]{4,64}", prefix):
        raise WrongUse(
            f"`{prefix}` is no observation id.",
            remedy="Take one from the column observation_id; four or more of its first signs are enough.",
        )
    found = ask(
        settings, f"select * from ({_ALL}) where starts_with(observation_id, ?) order by observation_id", [prefix]
    )
    records = found.records()
    if len(records) != 1:
        raise WrongUse(
            f"{len(records) or 'No'} observations begin with `{prefix}`.",
            remedy="Give more of the id."
            if records
            else "Take an id from the column observation_id of any fact or report.",
        )
    return records[0]


def _vintages(settings: Settings, statistic_key: str) -> list[dict[str, Any]]:
    columns = (
        "vintage, published_on, release_id, observation_id, raw_value, value_lower, value_upper, status, is_latest"
    )
    sql = f"select {columns} from ({_ALL}) where statistic_key = ? order by vintage"
    return ask(settings, sql, [statistic_key]).records()


def _said(finding: dict[str, Any]) -> dict[str, Any]:
    """What the gate said, without other cells and their figures; those stand in its report."""
    return {key: finding.get(key) for key in ("rule", "severity", "meaning", "candidates_left", "waived", "waiver")}
