"""Killed by signal 9 at ten places on the way and run again: the end is the same, row for row."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.settings import Settings

_SOURCES = ("noms_foi", "northumbria_police_foi")


@pytest.fixture(scope="module")
def walks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What every walk left; the walks run in a process of their own, which forks and kills."""
    folder = tmp_path_factory.mktemp("walks")
    for source in _SOURCES:
        shutil.copytree(Settings().sources / source, folder / "sources" / source)
    script = Path(__file__).with_name("killed_walk.py")
    home = str(Settings().home)
    environment = {"CANDOUR_SOURCES": str(folder / "sources"), "PYTHONPATH": home}
    done = subprocess.run(
        [sys.executable, str(script), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {path.stem: json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))}


def test_ten_walks_were_killed_and_mended(walks: dict[str, dict[str, Any]]) -> None:
    killed = {name: walk for name, walk in walks.items() if name != "whole"}
    assert len(killed) == 10
    assert {walk["died"] for walk in killed.values()} == {-9}
    assert {walk["mended"] for walk in killed.values()} == {0}


def test_the_lake_the_ledger_and_the_archive_end_the_same(walks: dict[str, dict[str, Any]]) -> None:
    whole = walks["whole"]
    for name, walk in walks.items():
        for part in ("files", "manifest", "states", "fingerprint"):
            assert walk[part] == whole[part], f"{part} after {name}"


def test_what_is_published_ends_the_same_row_for_row(walks: dict[str, dict[str, Any]]) -> None:
    finished = {name: walk["published"] for name, walk in walks.items() if "published" in walk}
    assert len(finished) == 4
    assert sum(len(rows) for rows in finished["whole"].values()) > 100
    for name, tables in finished.items():
        assert tables == finished["whole"], name
