"""What the DAGs tell each other: figures were accepted, a warehouse was built, a warehouse was published."""

from __future__ import annotations

from airflow.sdk import Asset

WAREHOUSE_BUILD = Asset(name="warehouse_build", uri="candour://warehouse/build")
WAREHOUSE_PUBLISHED = Asset(name="warehouse_published", uri="candour://warehouse/published")


def observations_of(source_id: str) -> Asset:
    """The accepted observations of one source; its event means at least one release was newly accepted."""
    return Asset(name=f"observations__{source_id}", uri=f"candour://accepted/{source_id}")
