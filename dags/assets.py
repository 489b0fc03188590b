"""What the DAGs tell each other: something came in, figures were accepted, somebody has to decide, a warehouse was
built or published.
"""

from __future__ import annotations

from airflow.sdk import Asset

WAREHOUSE_BUILD = Asset(name="warehouse_build", uri="candour://warehouse/build")
WAREHOUSE_PUBLISHED = Asset(name="warehouse_published", uri="candour://warehouse/published")
WAITING = Asset(name="waiting_for_a_person", uri="candour://waiting")


def observations_of(source_id: str) -> Asset:
    """The accepted observations of one source; its event means at least one release was newly accepted."""
    return Asset(name=f"observations__{source_id}", uri=f"candour://accepted/{source_id}")


def items_of(source_id: str) -> Asset:
    """What a source publishes; its event means that a poll found something new or changed."""
    return Asset(name=f"items__{source_id}", uri=f"candour://items/{source_id}")
