"""The one slot for writing the warehouse: DuckDB takes one writer, so Airflow hands out one turn."""

from __future__ import annotations

DUCKDB_WRITER = "duckdb_writer"


def ensure_pools() -> None:
    """Create the pools that the DAGs name, or set them back to their size."""
    from airflow.models.pool import Pool

    Pool.create_or_update_pool(
        DUCKDB_WRITER,
        slots=1,
        description="One writer for the DuckDB warehouse.",
        include_deferred=False,
    )


if __name__ == "__main__":
    ensure_pools()
