"""The second gate: the built warehouse holds every accepted observation once, with the bounds as published."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from expectations.docs import write_docs
from ingest.lake import Lake
from ingest.model.errors import CandourError

FACTS = ("fct_allegations", "fct_proceedings", "fct_dismissals", "fct_convictions", "fct_workforce")
_COLUMNS = ["observation_id", "raw_value", "value_lower", "value_upper"]
_CHECKS = ["missing", "stray", "repeated", "bounds_differ", "raw_differs", "bounds_insane"]
_NAMED = 10


class WarehouseDiffers(CandourError):
    """The build does not say what was published; it must not be handed out."""


def check_warehouse(duckdb_path: Path, lake: Lake) -> None:
    """Compare the facts with the accepted releases; raises `WarehouseDiffers` naming the rows that differ."""
    from expectations.expectations import run_suite

    compared = compare(_accepted(lake), _facts(duckdb_path))
    failures = run_suite("warehouse", compared, lake.storage, "warehouse")
    write_docs(lake.storage)
    if not failures:
        return
    told = [f"{failure.rule}: not met: {failure.says} ({_listed(failure.rows)})" for failure in failures]
    raise WarehouseDiffers(
        "The warehouse does not hold what was accepted.\n" + "\n".join(told),
        where=str(duckdb_path),
        why="A fact that is missing, doubled or tighter than its cell would mislead whoever reads it.",
        remedy="Follow one of the rows with `candour explain`, mend the model, and build again.",
    )


def compare(accepted: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row per observation on either side; a check's column says what is wrong, or is null."""
    repeated = set(facts.loc[facts["observation_id"].duplicated(keep=False), "observation_id"])
    both = accepted.merge(
        facts.drop_duplicates("observation_id"),
        on="observation_id",
        how="outer",
        suffixes=("_accepted", ""),
        indicator="side",
    )
    matched = both["side"] == "both"
    faults = {
        "missing": both["side"] == "left_only",
        "stray": both["side"] == "right_only",
        "repeated": both["observation_id"].isin(repeated),
        "bounds_differ": matched & ~(_same(both, "value_lower") & _same(both, "value_upper")),
        "raw_differs": matched & ~_same(both, "raw_value"),
        "bounds_insane": (both["side"] != "left_only") & _insane(both),
    }
    out = both[["observation_id", "release_id", "fact"]].copy()
    for name in _CHECKS:
        out[name] = pd.Series([name if bad else None for bad in faults[name]], index=both.index, dtype=object)
    return out


def _same(both: pd.DataFrame, column: str) -> pd.Series:
    left, right = both[f"{column}_accepted"], both[column]
    return (left.isna() & right.isna()) | (left == right).fillna(False).astype(bool)


def _insane(both: pd.DataFrame) -> pd.Series:
    lower, upper = both["value_lower"], both["value_upper"]
    return lower.isna() | (lower < 0).fillna(False).astype(bool) | (upper < lower).fillna(False).astype(bool)


def _accepted(lake: Lake) -> pd.DataFrame:
    frames = [
        lake.observations("accepted", release)[["release_id", *_COLUMNS]] for release in lake.releases("accepted")
    ]
    everything = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["release_id", *_COLUMNS])
    return _typed(everything)


def _facts(duckdb_path: Path) -> pd.DataFrame:
    import duckdb

    columns = ", ".join(_COLUMNS)
    union = " union all ".join(f"select '{fact}' as fact, {columns} from main.{fact}" for fact in FACTS)
    try:
        with duckdb.connect(str(duckdb_path), read_only=True) as connection:
            # By way of Arrow: a frame straight from DuckDB turns nullable whole numbers into floats.
            facts = connection.execute(union).to_arrow_table()
    except duckdb.Error as fault:
        raise WarehouseDiffers(
            f"The facts could not be read: {str(fault).splitlines()[0]}",
            where=str(duckdb_path),
            why="A warehouse that cannot be compared with what was accepted must not be handed out.",
            remedy="Build again; if it stays, compare the models of the facts with `expectations/warehouse.py`.",
        ) from fault
    return _typed(facts.to_pandas(types_mapper=pd.ArrowDtype))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    bounds = dict.fromkeys(("value_lower", "value_upper"), "Int64")
    return frame.astype({"observation_id": object, "raw_value": object, **bounds})


def _listed(rows: tuple[str, ...]) -> str:
    more = f" and {len(rows) - _NAMED} more" if len(rows) > _NAMED else ""
    return ", ".join(rows[:_NAMED]) + more
