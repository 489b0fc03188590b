"""Copy the marts out of the build: a DuckDB file for readers, and every mart as Parquet and CSV."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from ingest.model.errors import NeedsAPerson

_SCHEMAS_INSIDE = ("staging", "intermediate", "codelists")


def copy_marts(build_db: Path, folder: Path, marts: list[str]) -> dict[str, int]:
    """Copy every mart, its constraints and the functions; rows are ordered, so equal builds give equal exports."""
    with duckdb.connect() as connection:
        connection.execute(f"attach {_quoted(build_db)} as build (read_only)")
        connection.execute(f"attach {_quoted(folder / 'warehouse.duckdb')} as warehouse (block_size 16384)")
        # The structure only: views over files and tables between the layers are not for readers.
        connection.execute("copy from database build to warehouse (schema)")
        for schema in _SCHEMAS_INSIDE:
            connection.execute(f"drop schema if exists warehouse.{schema} cascade")
        counts = {}
        for mart in marts:
            connection.execute(
                f'insert into warehouse.main."{mart}" by name select * from build.main."{mart}" order by all'
            )
            counts[mart] = _rows(connection, f'warehouse.main."{mart}"')
            for kind, options in (("parquet", "format parquet, compression zstd"), ("csv", "format csv, header")):
                target = _quoted(folder / "marts" / f"{mart}.{kind}")
                connection.execute(f'copy (select * from warehouse.main."{mart}" order by all) to {target} ({options})')
        connection.execute("detach build")
        connection.execute("checkpoint warehouse")
    return counts


def is_whole(folder: Path) -> bool:
    """Whether a version opens and still has the rows it was published with."""
    try:
        counts = json.loads((folder / "version.json").read_text())["rows"]
        with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as copy:
            return all(_rows(copy, f'main."{mart}"') == rows for mart, rows in counts.items())
    except (OSError, ValueError, KeyError, duckdb.Error):
        return False


def verify(build_db: Path, folder: Path, counts: dict[str, int]) -> None:
    """Open the copy as a reader would and count: every mart must have the rows of the build."""
    with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as copy:
        copied = {mart: _rows(copy, f'main."{mart}"') for mart in counts}
        exported = {m: _rows(copy, f"read_parquet({_quoted(folder / 'marts' / f'{m}.parquet')})") for m in counts}
    with duckdb.connect(str(build_db), read_only=True) as build:
        built = {mart: _rows(build, f'main."{mart}"') for mart in counts}
    wrong = sorted(mart for mart in counts if not built[mart] == copied[mart] == exported[mart])
    if wrong:
        raise NeedsAPerson(
            f"The copy differs from the build in {', '.join(wrong)}; it was not published.",
            where=str(folder),
            why="Readers must never see a part of a warehouse.",
            remedy="Run `candour publish` again; if it stays, run `candour build` first.",
        )


def _rows(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    found = connection.execute(f"select count(*) from {relation}").fetchone()
    return int(found[0]) if found else 0


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
