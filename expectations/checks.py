"""What rows must be to be observations at all: one check a column, which holds a text where a row fails it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from ingest.model import vocabulary
from ingest.model.observation import SCHEMA

# A check that is about the table as a whole stands on a row of its own.
WHOLE_TABLE = ""
_VOCABULARY = {
    "obs_201": ("publisher", "publishers"),
    "obs_202": ("measure", "measures"),
    "obs_203": ("stage_or_outcome", "outcomes"),
    "obs_204": ("unit", "units"),
    "obs_205": ("body", "bodies"),
    "obs_206": ("population", "populations"),
    "obs_207": ("misconduct_type", "misconduct_types"),
    "obs_208": ("gender", "genders"),
    "obs_209": ("counterparty_gender", "genders"),
    "obs_210": ("period_kind", "period_kinds"),
    "obs_211": ("status", "statuses"),
}
CHECKS = (
    "obs_101",
    "obs_102",
    "obs_103",
    "obs_104",
    *_VOCABULARY,
    "obs_301",
    "obs_302",
    "obs_303",
    "obs_304",
    "obs_305",
    "obs_306",
    "obs_307",
    "obs_401",
)


def checked(release_id: str, observations: pd.DataFrame) -> pd.DataFrame:
    """Every row by its id, with a column a check; rows without the columns of an observation are not looked at."""
    if set(observations.columns) != set(SCHEMA.names):
        odd = ", ".join(sorted(set(observations.columns) ^ set(SCHEMA.names)))
        return told([WHOLE_TABLE], {"obs_101": [odd]}, CHECKS)
    failed = {name: _texts(name, bad) for name, bad in _failures(release_id, observations)}
    return told([str(value) for value in observations["observation_id"]], failed, CHECKS)


def told(ids: Sequence[str], columns: Mapping[str, list[str | None]], names: Sequence[str]) -> pd.DataFrame:
    """A frame for a suite: texts or None, a column for each of the names, whether anything is said there or not."""
    data: dict[str, Sequence[str | None]] = {"observation_id": ids}
    data |= {name: columns.get(name, [None] * len(ids)) for name in names}
    return pd.DataFrame(data, dtype=object)


def _failures(release_id: str, rows: pd.DataFrame) -> Iterator[tuple[str, pd.Series]]:
    identity, lower, upper, value = (rows[name] for name in ("observation_id", "value_lower", "value_upper", "value"))
    yield "obs_102", identity.isna()
    yield "obs_103", identity.duplicated(keep=False)
    yield "obs_104", rows["release_id"] != release_id
    for name, (column, dimension) in _VOCABULARY.items():
        yield name, rows[column].notna() & ~rows[column].isin(list(vocabulary.terms(dimension)))
    yield "obs_301", lower.isna()
    yield "obs_302", lower < 0
    yield "obs_303", upper < lower
    exact = rows["status"] == "exact"
    yield "obs_304", exact & value.isna()
    yield "obs_305", exact & _differ(value, lower)
    yield "obs_306", exact & _differ(value, upper)
    yield "obs_307", ~exact & value.notna()
    yield "obs_401", rows["period_end"] < rows["period_start"]


def _differ(left: pd.Series, right: pd.Series) -> pd.Series:
    return (left != right).fillna(True) & ~(left.isna() & right.isna())


def _texts(name: str, bad: pd.Series) -> list[str | None]:
    return [name if flag else None for flag in bad.fillna(False).astype(bool)]
