"""Where the warehouse lies under the data folder; DuckDB files need a folder of this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.model.errors import StorageFailed
from ingest.settings import Settings
from ingest.storage import Storage

# The marts a release of the data consists of, in the order of the folders of `dbt_project/models/marts`.
AREAS = ("core", "quality", "serve")


@dataclass(frozen=True)
class Places:
    """Files and folders of the build and of the published versions."""

    data: Path

    @property
    def warehouse(self) -> Path:
        return self.data / "warehouse"

    @property
    def build_db(self) -> Path:
        return self.warehouse / "build" / "candour.duckdb"

    @property
    def dbt(self) -> Path:
        """Dbt's target and logs; never inside the repository."""
        return self.warehouse / "dbt"

    @property
    def versions(self) -> Path:
        return self.warehouse / "versions"

    @property
    def published(self) -> Path:
        """The link that readers follow."""
        return self.warehouse / "published"

    @property
    def published_db(self) -> Path:
        return self.published / "warehouse.duckdb"


def places(settings: Settings) -> Places:
    """The places of these settings; an object store cannot hold a DuckDB file that is being written."""
    storage = Storage(settings.data_root)
    if not storage.is_local:
        raise StorageFailed(
            "The warehouse is built on a disk, and the data folder is not one.",
            where=settings.data_root,
            remedy="Point CANDOUR_DATA to a folder of this machine for `build` and `publish`.",
        )
    return Places(Path(storage.root))


def mart_areas(home: Path) -> dict[str, str]:
    """Every mart's area (core, quality, serve) by its name, from the models themselves."""
    top = home / "dbt_project" / "models" / "marts"
    return {path.stem: area for area in AREAS for path in sorted((top / area).glob("*.sql"))}
