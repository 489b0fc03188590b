"""A run that dies at any moment, run again, ends where it would have ended."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from builders.toy import LETTER, SOURCE_ID, Toy, contract

from ingest.archive import Archive
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.pipeline import acquire, discover, read
from ingest.registry import Registry
from ingest.storage import Storage

MOST_STEPS = 60


def prepared(folder: Path) -> Toy:
    """A shipped release, and in the inbox an edition of it, a release with its contract, and a stranger."""
    toy = Toy(folder)
    toy.ship()
    toy.drop("foi_1.txt", LETTER.replace("| 15", "| 16"))
    toy.drop("foi_7.yml", contract("foi_7", None))
    toy.drop("foi_7.txt", LETTER + "\nDear Dr Quillfeather,\n")
    toy.drop("stranger.txt", "Hello Quillfeather,\n12\n")
    return toy


def run(toy: Toy) -> None:
    for release_id in discover(SOURCE_ID, toy.settings, "r"):
        acquire(release_id, toy.settings, "r")
        read(release_id, toy.settings, "r")


def dies_at(step: int, toy: Toy) -> bool:
    """Run in a process that drops dead at its n-th write to the disk; whether it got that far."""
    child = os.fork()
    if child == 0:
        flush, left = os.fsync, iter(range(step))

        def fsync(handle: Any) -> None:
            if next(left, None) is None:
                os._exit(9)
            flush(handle)

        os.fsync = fsync
        try:
            run(toy)
        except BaseException:  # noqa: BLE001 - the child must never come back into the test runner
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


def outcome(toy: Toy) -> dict[str, Any]:
    storage = Storage(toy.settings.data_root)
    lake, registry = Lake(storage), Registry(toy.settings)
    return {
        "inbox": storage.list("inbox"),
        "releases": registry.release_ids(SOURCE_ID),
        "states": {i: change.state for i, change in Ledger(storage).current().items()},
        "captures": sorted((k.release_id, k.file, k.sha256) for k in Archive(storage).manifest()),
        "documents": sorted(p for p in storage.list("archive") if "manifest" not in p),
        "records": storage.list("ledger/releases"),
        "figures": {
            i: lake.observations("candidate", i).drop(columns="captured_at").to_csv(index=False)
            for i in lake.releases("candidate")
        },
    }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_death_at_any_write_costs_nothing(tmp_path: Path) -> None:
    whole = prepared(tmp_path / "whole")
    run(whole)
    wanted = outcome(whole)
    assert len(wanted["releases"]) == 3 and len(wanted["figures"]) == 3 and wanted["inbox"] == []
    for step in range(MOST_STEPS):
        toy = prepared(tmp_path / str(step))
        died = dies_at(step, toy)
        run(toy)
        assert outcome(toy) == wanted, f"died at write {step}"
        if not died:
            break
    assert step > 10 and not died, "every write was the last one once"
