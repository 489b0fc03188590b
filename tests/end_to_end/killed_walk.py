"""Walks the whole pipeline again and again in children of one process, each killed (signal 9) at a place of its own.

    python killed_walk.py WORK_FOLDER

Writes WORK_FOLDER/<name>.json for the undisturbed walk (`whole`) and for each walk that was killed and then
repeated: what it left in the lake, the ledger and the archive, what a build would rest on, and what is published.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from expectations.gate import gate, gate_inputs_changed
from expectations.warehouse import check_warehouse
from ingest import pipeline
from ingest.archive import Archive
from ingest.ledger import Ledger
from ingest.model.errors import GateClosed
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage
from ingest.warehouse_inputs import write_inputs
from publish import build as build_warehouse
from publish.fingerprint import fingerprint
from publish.query import ask
from publish.snapshot import publish

_CLOCK = ("changed_at", "run_id")


def load(settings: Settings) -> None:
    """Everything up to the move of the file: what the DAGs do, without their clock."""
    for source in Registry(settings).sources():
        stale = lambda i: gate_inputs_changed(i, settings)  # noqa: E731
        for release_id in pipeline.discover(source.source, settings, "walk", stale):
            pipeline.acquire(release_id, settings, "walk")
            if pipeline.read(release_id, settings, "walk") == "candidate":
                try:
                    gate(release_id, settings, "walk")
                except GateClosed:
                    continue


def killed_at(place: int) -> Callable[[], int]:
    """Arm this process: it dies at its `place`-th step towards the disk, before or after the step by turns."""
    steps = {"left": place}

    def armed(call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **named: Any) -> Any:
            steps["left"] -= 1
            if steps["left"] == 0 and place % 2:
                os.kill(os.getpid(), signal.SIGKILL)
            result = call(*arguments, **named)
            if steps["left"] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return step

    os.replace, os.fsync = armed(os.replace), armed(os.fsync)
    return lambda: place - steps["left"]


def in_child(work: Callable[[], Any]) -> int:
    """Run in a fork; returns its exit status, negative where a signal ended it."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        try:
            work()
        except Exception:  # noqa: BLE001  the parent only sees the status
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def left_behind(settings: Settings) -> dict[str, Any]:
    """Everything a later step reads, without the clock."""
    storage = Storage(settings.data_root)
    folders = ("accepted", "candidate", "quarantine", "ledger/releases", "ledger/gate", "reports", "archive")
    files = [p for f in folders for p in storage.list(f) if not p.endswith(".jsonl")]
    return {
        "files": {p: hashlib.sha256(storage.read(p)).hexdigest() for p in files},
        "manifest": sorted([k.release_id, k.file, k.sha256] for k in Archive(storage).manifest()),
        "states": {i: [c.state, c.why] for i, c in sorted(Ledger(storage).current().items())},
        "fingerprint": fingerprint(settings, write_inputs(settings)),
    }


def published(settings: Settings) -> dict[str, Any]:
    """Every row of the published warehouse, without the clock and the run that wrote it."""
    tables = [row[0] for row in ask(settings, "show tables").rows]
    found = {}
    for table in tables:
        answer = ask(settings, f"select * from {table}")
        kept = [n for n, column in enumerate(answer.columns) if column not in _CLOCK]
        found[table] = sorted(str([row[n] for n in kept]) for row in answer.rows)
    return found


def finish(settings: Settings) -> None:
    """Build, hold the second gate, publish."""
    build_warehouse.build(settings, "walk", check_warehouse)
    publish(settings, "walk")


def killed_in_dbt(settings: Settings) -> None:
    """Die while dbt goes on without us."""

    def orphaning(command: list[str], *, check: bool, **named: Any) -> None:
        named |= {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        named.pop("capture_output")
        subprocess.Popen(command, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    build_warehouse.subprocess = SimpleNamespace(run=orphaning)  # type: ignore[assignment]
    finish(settings)


def killed_at_the_switch(settings: Settings) -> None:
    """Die when the new version is whole and readers still have the old one."""
    link = os.symlink

    def dying(*arguments: Any) -> None:
        link(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)

    os.symlink = dying  # type: ignore[assignment]
    finish(settings)


class Walks:
    """The undisturbed walk, and every disturbed one beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def settings(self, name: str) -> Settings:
        return Settings(data=str(self.folder / name))

    def tell(self, name: str, left: dict[str, Any]) -> None:
        (self.folder / f"{name}.json").write_text(json.dumps(left))

    def whole(self) -> int:
        """Walk undisturbed; returns how many steps towards the disk it took to fill the lake."""
        whole = self.settings("whole")
        count = self.folder / "steps"
        assert in_child(lambda: (counted := killed_at(10**9), load(whole), count.write_text(str(counted())))) == 0
        shutil.copytree(whole.data_root, self.settings("loaded").data_root)
        assert in_child(lambda: build_warehouse.build(whole, "walk", check_warehouse)) == 0
        shutil.copytree(whole.data_root, self.settings("built").data_root)
        assert in_child(lambda: publish(whole, "walk")) == 0
        self.tell("whole", left_behind(whole) | {"published": published(whole)})
        return int(count.read_text())

    def killed_while_loading(self, place: int) -> None:
        mine = self.settings(f"loading-{place}")
        died = in_child(lambda: (killed_at(place), load(mine)))
        mended = in_child(lambda: load(mine))
        self.tell(f"loading-{place}", left_behind(mine) | {"died": died, "mended": mended})

    def killed_while_finishing(self, name: str, begin_with: str, disturbed: Callable[[Settings], None]) -> None:
        mine = self.settings(name)
        shutil.copytree(self.settings(begin_with).data_root, mine.data_root, symlinks=True)
        died = in_child(lambda: disturbed(mine))
        mended = in_child(lambda: finish(mine))
        self.tell(name, left_behind(mine) | {"published": published(mine), "died": died, "mended": mended})


def main(folder: Path) -> None:
    import great_expectations  # noqa: F401  once, for every child

    # The hash of our own code is taken once too, so that every child is of one edition.
    assert pipeline.fingerprint("noms_foi/foi_106812", Registry(Settings()))
    walks = Walks(folder)
    steps = walks.whole()
    for number in range(7):
        walks.killed_while_loading(1 + (steps - 1) * number // 6)
    walks.killed_while_finishing("in-dbt", "loaded", killed_in_dbt)
    walks.killed_while_finishing("publishing", "built", lambda s: (killed_at(5), finish(s)))
    walks.killed_while_finishing("switching", "built", killed_at_the_switch)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
