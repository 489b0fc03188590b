"""Polls of real processes: two at once bring everything once, and one that is killed anywhere is made up for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders.polled import SOURCE_ID, answer, settings_of
from pytest_httpserver import HTTPServer
from replay.clock import MovedClock, SharedClock
from replay.questions import Questions
from replay.server import Answer, Replay

from ingest.acquire.poll import poll
from ingest.acquire.watch.memory import Memory
from ingest.archive import Archive
from ingest.ledger import Ledger
from ingest.settings import Settings
from ingest.storage import Storage

WORKER = Path(__file__).with_name("poll_worker.py")
FILE = "https://qna.files.parliament.uk/qna-attachments/1700001/original/figures.csv"
MOST_STEPS = 60
# What a client notes of its requests has tests of its own; here it is what becomes of what it brings.
OF_THE_CLIENT = ("polling/hosts", "polling/answers", "polling/robots", "archive/fetches")


def with_file(number: int, dismissed: int, **changes: Any) -> dict[str, Any]:
    attached = {"url": FILE, "title": "Figures", "fileType": "csv", "fileSizeBytes": 20}
    return answer(number, dismissed, attachments=[attached], attachmentCount=1, **changes)


def test_two_workers_bring_each_item_once(tmp_path: Path, _publishers: HTTPServer) -> None:
    _publishers.clear()
    replay = Replay(_publishers, SharedClock(tmp_path / "clock"))
    settings, questions = settings_of(tmp_path, replay), Questions(replay)
    numbers = list(range(1700001, 1700006))
    questions.put(*(answer(number, number % 100) for number in numbers))
    environment = os.environ | {
        "CANDOUR_SOURCES": str(settings.sources),
        "CANDOUR_DATA": settings.data,
        "CANDOUR_CONTACT": settings.contact,
        "CANDOUR_REPLAY": settings.replay,
        "PYTHONPATH": os.pathsep.join([str(settings.home), str(WORKER.parents[1])]),
    }
    workers = [
        subprocess.Popen(
            [sys.executable, str(WORKER), f"worker_{n}", SOURCE_ID, str(tmp_path / "clock")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for n in range(2)
    ]
    try:
        assert [worker.stdout and worker.stdout.readline() for worker in workers] == ["ready\n"] * 2
        _begin(workers)
        said = [worker.communicate(timeout=300)[0] for worker in workers]
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    assert said == [said[0]] * 2 and said[0].startswith("5 0 ")
    assert sorted(questions.details()) == numbers
    assert len(Archive(Storage(settings.data_root)).manifest()) == len(numbers)
    assert min(replay.gaps("questions-statements-api.parliament.uk")) >= 1.0


def _begin(workers: list[subprocess.Popen[str]]) -> None:
    """Let every worker begin, before any is waited for."""
    for worker in workers:
        assert worker.stdin
        worker.stdin.write("go\n")
        worker.stdin.flush()


def outcome(settings: Settings) -> dict[str, Any]:
    """Everything that later steps go by, without the clock and the runs."""
    storage = Storage(settings.data_root)
    return {
        "captures": sorted((k.release_id, k.file, k.sha256) for k in Archive(storage).manifest()),
        "changes": sorted((c.release_id, c.state, c.why) for c in Ledger(storage).changes()),
        "items": sorted((item.item_id, item.metadata, item.files) for item in Memory(storage, SOURCE_ID).all()),
        "said": {path: storage.read(path) for path in storage.list("polling/said")},
        "staged": storage.list("archive/staging"),
        "tombstones": storage.lines("archive/tombstones.jsonl"),
    }


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Work in a process that dies at its n-th write, before and after it by turns; whether it got that far."""
    child = os.fork()
    if child == 0:
        left = iter(range(step // 2))
        write, append = Storage.write, Storage.append

        def at(storage: Storage, path: str, call: Callable[[], object]) -> None:
            is_last = not path.startswith(OF_THE_CLIENT) and next(left, None) is None
            if is_last and step % 2 == 0:
                os._exit(9)
            call()
            if is_last:
                os._exit(9)

        Storage.write = lambda s, path, *rest: at(s, path, lambda: write(s, path, *rest))  # type: ignore[method-assign]
        Storage.append = lambda s, path, entry: at(s, path, lambda: append(s, path, entry))  # type: ignore[method-assign]
        try:
            work()
        except BaseException:  # noqa: BLE001 - the child must never come back into the test runner
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_poll_that_is_killed_anywhere_is_made_up_for_by_the_next(
    tmp_path: Path, replay: Replay, clock: MovedClock
) -> None:
    questions = Questions(replay)
    settings = settings_of(tmp_path / "first", replay)
    replay.tell(FILE, Answer("Year,Total\n2020,1", kind="text/csv", etag='"1"'))
    questions.put(with_file(1700001, 7), answer(1700002))
    poll(SOURCE_ID, settings, "r1", clock)
    clock.pass_time(days=1)
    replay.tell(FILE, Answer("Year,Total\n2020,2", kind="text/csv", etag='"2"'))
    questions.put(with_file(1700001, 8, dateAnswerCorrected="2026-01-23T00:00:00"))
    replay.tell(
        "https://questions-statements-api.parliament.uk/api/writtenquestions/questions/1700002", Answer(status=404)
    )

    def again(folder: Path) -> Settings:
        subprocess.run(["cp", "-r", str(tmp_path / "first"), str(folder)], check=True)
        return settings_of(folder, replay)

    def work(here: Settings) -> Callable[[], object]:
        return lambda: poll(SOURCE_ID, here, "r2", MovedClock(clock.now()), sweep=True)

    whole = again(tmp_path / "whole")
    work(whole)()
    wanted = outcome(whole)
    assert len(wanted["captures"]) == 5 and wanted["staged"] == []
    for step in range(MOST_STEPS):
        here = again(tmp_path / str(step))
        died = killed_at(step, work(here))
        work(here)()
        assert outcome(here) == wanted, f"died at write {step}"
        if not died:
            break
    assert step > 20 and not died, "every write was the last one once"
