"""Turns that Airflow hands out: one writer for the warehouse, and for each publisher's host one who asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dags.catalogue import known_sources
from ingest.settings import Settings

if TYPE_CHECKING:
    from ingest.model.source import Source

DUCKDB_WRITER = "duckdb_writer"


def host_pools(sources: Iterable[Source | None]) -> dict[str, str]:
    """The pool of each source that may be fetched; those that share a host, even through a third one, share a pool."""
    fetched = [source for source in sources if source is not None and source.may_be_fetched]
    groups: list[set[str]] = []
    for source in fetched:
        touched = [group for group in groups if group & set(source.hosts)]
        groups = [group for group in groups if group not in touched] + [set(source.hosts).union(*touched)]
    return {
        source.source: pool_of_host(min(next(group for group in groups if group & set(source.hosts))))
        for source in fetched
    }


def pool_of_host(host: str) -> str:
    """The name of a host's pool."""
    return f"host__{host.replace('.', '_').replace('-', '_')}"


def ensure_pools() -> None:
    """Create the pools that the DAGs name, or set them back to their size."""
    from airflow.models.pool import Pool

    wanted = {DUCKDB_WRITER: "One writer for the DuckDB warehouse."}
    for pool in sorted(set(host_pools(known_sources(Settings()).values()).values())):
        wanted[pool] = "One who asks these hosts at a time."
    for name, description in wanted.items():
        # A run that waits for a release morning holds no turn.
        Pool.create_or_update_pool(name, slots=1, description=description, include_deferred=False)


if __name__ == "__main__":
    ensure_pools()
