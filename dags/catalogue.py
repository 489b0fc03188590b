"""Which sources there are, without reading any figure: cheap enough for Airflow to ask every few seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.model.errors import CandourError
from ingest.registry import Registry

if TYPE_CHECKING:
    from ingest.model.source import Source
    from ingest.settings import Settings


def known_sources(settings: Settings) -> dict[str, Source | None]:
    """Every source by its id; None for one whose source.yml is broken, which must not hide the others."""
    known = Registry(settings).known()
    return {source_id: None if isinstance(found, CandourError) else found for source_id, found in known.items()}
