"""One real build of the toy lake for all tests of the room; those that change something work on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from toy_releases import fill

from ingest.settings import Settings
from publish.build import build
from publish.snapshot import publish


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A data folder with the toy releases, built and published once."""
    made = Settings(data=str(tmp_path_factory.mktemp("toy lake")))
    fill(made)
    assert build(made, "toy").changed
    assert publish(made, "toy").changed
    return made


@pytest.fixture
def mine(built: Settings, tmp_path: Path) -> Settings:
    """A copy of the built data folder that a test may spoil."""
    shutil.copytree(built.data_root, tmp_path / "data", symlinks=True)
    return Settings(data=str(tmp_path / "data"))
