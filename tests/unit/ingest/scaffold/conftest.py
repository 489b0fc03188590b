"""A project of the test's own, for commands that write into one."""

from __future__ import annotations

import shutil

import pytest
from builders.toy import Toy

from ingest.settings import Settings

HOME = Settings().home


@pytest.fixture
def project(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> Toy:
    """A project of its own: sources, a folder of tests, and the page of licences."""
    home = toy.settings.home
    (home / "tests").mkdir(parents=True)
    shutil.copy(HOME / "DATA_LICENCE.md", home)
    for name in ("sources", "data", "home"):
        monkeypatch.setenv(f"CANDOUR_{name.upper()}", str(getattr(toy.settings, name)))
    monkeypatch.setenv("COLUMNS", "80")
    return toy
