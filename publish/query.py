"""Ask the published warehouse: read-only, with no way to other files or to the network."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb

from ingest.model.errors import NeedsAPerson, WrongUse
from ingest.settings import Settings
from publish.places import places


@dataclass(frozen=True)
class Answer:
    """Columns and rows, the values ready for JSON."""

    columns: list[str]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """One object a row; of two columns with one name the later gets a number."""
        names: list[str] = []
        for column in self.columns:
            taken = sum(1 for name in self.columns[: len(names)] if name == column)
            names.append(f"{column}_{taken}" if taken else column)
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def published_database(settings: Settings) -> Path:
    """The published file, or what to do where there is none."""
    database = places(settings).published_db
    if not database.exists():
        raise NeedsAPerson(
            "No warehouse has been published yet.",
            where=str(database),
            remedy="Run `candour run`, or `candour build` and then `candour publish`.",
        )
    return database


def ask(settings: Settings, sql: str, parameters: list[Any] | None = None) -> Answer:
    """Run one query over the published warehouse."""
    database = published_database(settings)
    config: dict[str, Any] = {"enable_external_access": "false"}
    try:
        # Resolved first: a switch of the link between opening and reading must not matter.
        with duckdb.connect(str(database.resolve()), read_only=True, config=config) as connection:
            connection.execute("set lock_configuration = true")
            cursor = connection.execute(sql, parameters or [])
            if cursor is None or cursor.description is None:
                raise WrongUse("There is no query.", remedy='`candour sql "show tables"` lists the tables.')
            columns = [column[0] for column in cursor.description]
            rows = [tuple(_plain(value) for value in row) for row in cursor.fetchall()]
    except (
        duckdb.IOException,
        duckdb.SerializationException,
        duckdb.FatalException,
        duckdb.InternalException,
    ) as fault:
        raise NeedsAPerson(
            "The published warehouse cannot be read.",
            where=str(database),
            why=str(fault),
            remedy="Run `candour publish`: it checks what is published and writes it anew.",
        ) from fault
    except (duckdb.Error, UnicodeEncodeError) as fault:
        raise WrongUse(
            f"The warehouse does not understand this query: {fault}",
            where=sql,
            remedy='`candour sql "show tables"` lists the tables, `candour sql "describe <table>"` their columns.',
        ) from fault
    return Answer(columns, rows)


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes | UUID | dt.timedelta):
        return str(value)
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
