"""A poll reads as much whether the archive is new or has grown for years."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from builders.polled import SOURCE_ID, answer, settings_of
from replay.clock import MovedClock
from replay.questions import Questions
from replay.server import Replay

from ingest.acquire.poll import poll
from ingest.acquire.watch.memory import Memory
from ingest.archive import MANIFEST, Archive
from ingest.folded import LITTLE
from ingest.ledger import PATH as LEDGER
from ingest.ledger import Ledger
from ingest.settings import Settings
from ingest.storage import Storage

MANY = 3000
LOGS = 4
"""The logs a poll asks, each for some names: what has not been folded yet is read for each question."""


@pytest.fixture
def settings(tmp_path: Path, replay: Replay) -> Settings:
    return settings_of(tmp_path, replay)


def bytes_read() -> int:
    """All that this process has read by now, as the kernel counts it."""
    if not Path("/proc/self/io").exists():
        pytest.skip("this system does not count what a process reads")
    return int(
        next(line for line in Path("/proc/self/io").read_text().splitlines() if line.startswith("rchar")).split()[1]
    )


def cost(settings: Settings, clock: MovedClock, questions: Questions, number: int) -> int:
    """What a day costs on which one answer comes and one is corrected."""
    clock.pass_time(days=1)
    day = clock.now().date().isoformat()
    questions.put(answer(number, 5, dateAnswered=f"{day}T00:00:00"))
    questions.put(answer(1700001, number % 1000 + 10, dateAnswerCorrected=f"{day}T00:00:00"))
    before = bytes_read()
    polled = poll(SOURCE_ID, settings, f"r{number}", clock)
    assert (polled.new, polled.changed, polled.faults) == (1, 1, [])
    return bytes_read() - before


def grow(settings: Settings) -> None:
    """Years of archive: captures, changes of state and items of releases that the next day has nothing to do with."""
    storage = Storage(settings.data_root)
    kept, change = Archive(storage).manifest()[0], Ledger(storage).changes()[0]
    names = [f"{SOURCE_ID}/old_{number}" for number in range(MANY)]
    for path, lines in (
        (MANIFEST, [asdict(replace(kept, release_id=name, sha256="0" * 64)) for name in names]),
        (LEDGER, [asdict(replace(change, release_id=name, state="accepted")) for name in names]),
    ):
        with Path(storage.address(path)).open("a") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
    memory = Memory(storage, SOURCE_ID)
    known = memory.of("1700001")
    assert known is not None
    folder = Path(storage.address(memory.path("x"))).parent
    for name in names:
        text = json.dumps(asdict(replace(known, item_id=name)))
        (folder / f"{os.path.basename(name)}.json").write_text(text)


def test_the_cost_of_a_day_does_not_grow_with_the_archive(
    settings: Settings, clock: MovedClock, replay: Replay
) -> None:
    questions = Questions(replay)
    questions.put(answer(1700001))
    poll(SOURCE_ID, settings, "r1", clock)
    cost(settings, clock, questions, 1700002)
    young = cost(settings, clock, questions, 1700003)
    grow(settings)
    cost(settings, clock, questions, 1700004)  # what has grown behind the back of the folds is folded once
    old = cost(settings, clock, questions, 1700005)
    grown = Path(Storage(settings.data_root).address(MANIFEST)).stat().st_size
    assert grown > 20 * LITTLE
    assert old < young + 2 * LOGS * LITTLE, f"{young:,} bytes when young, {old:,} when old; the manifest has {grown:,}"
