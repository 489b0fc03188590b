"""Made-up figures in the one observation shape, one call a figure, for what is inferred from keys alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from ingest.model.observation import SCHEMA, observation_id, to_table

_YEAR = (date(2018, 1, 1), date(2018, 12, 31), "calendar_year")


def printed(raw: str, ref: str, release: str = "made_up/r1", table: str = "T1", **key: Any) -> dict[str, Any]:
    """One figure: a number, `~` for one or two, `?` withheld, `n/h` not held, or a bound such as `<=5`, `>3`."""
    lower, upper, status = _read(raw)
    first, last, kind = key.pop("period", _YEAR)
    place = f"prose:{ref}" if table.startswith("P") else f"{table}!{ref}"
    return {
        **dict.fromkeys(SCHEMA.names),
        "observation_id": observation_id(release, table, place),
        "release_id": release,
        "source_id": release.split("/")[0],
        "publisher": "ministry_of_justice",
        "document_sha256": "0" * 64,
        "table_id": table,
        "cell_ref": place,
        "measure": "dismissals",
        "stage_or_outcome": "dismissed",
        "unit": "persons",
        "body": "kent_police",
        "population": "police_officers",
        "misconduct_type": "all",
        "gender": "all",
        "counterparty_gender": "all",
        "period_start": first,
        "period_end": last,
        "period_kind": kind,
        "raw_value": raw,
        "marker": raw if status == "suppressed" else None,
        "value_lower": lower,
        "value_upper": upper,
        "value": lower if status == "exact" else None,
        "status": status,
        "obs_flags": [],
        "is_subject": True,
        "is_total": False,
        "certain": True,
        "published_on": date(2020, 1, 1),
        "captured_at": datetime(2026, 11, 20, tzinfo=UTC),
        **key,
    }


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Figures as the gate reads them."""
    return to_table(rows).to_pandas(types_mapper=pd.ArrowDtype)


def months(first: int, last: int, year: int = 2018) -> tuple[date, date, str]:
    """A period of whole months of one year, or of years after it."""
    start = date(year, first, 1)
    end = date(year + last // 12, last % 12 + 1, 1)
    length = last - first + 1
    kind = "calendar_year" if length == 12 and first == 1 else "quarter" if length == 3 else "part_year"
    return start, date.fromordinal(end.toordinal() - 1), "multi_year" if length > 12 else kind


def _read(raw: str) -> tuple[int, int | None, str]:
    digits = raw.replace(",", "").strip()
    if digits.isdigit():
        return int(digits), int(digits), "exact"
    if raw == "~":
        return 1, 2, "suppressed"
    if raw.startswith("<="):
        return 0, int(raw[2:]), "bounded"
    if raw.startswith(">"):
        return int(raw[1:]) + 1, None, "bounded"
    return 0, None, {"?": "withheld", "n/h": "not_held"}.get(raw, "unknown_marker")
