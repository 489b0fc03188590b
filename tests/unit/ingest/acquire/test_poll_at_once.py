"""Two polls of a source at once: one asks, and both say what came of it."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from builders.polled import SOURCE_ID, answer, settings_of
from replay.clock import MovedClock
from replay.questions import API, Questions
from replay.server import Answer, Asked, Replay

from ingest.acquire.poll import Polled, poll
from ingest.acquire.watch.polls import last_poll
from ingest.storage import Storage


def test_the_one_that_waited_tells_what_broke_in_the_other(
    tmp_path: Path, replay: Replay, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(tmp_path, replay)
    Questions(replay).put(answer(1700001), answer(1700002))
    came, second_waits, turn = [], threading.Event(), Storage.turn

    def counted(storage: Storage, path: str) -> contextlib.AbstractContextManager[None]:
        if path.startswith("polling/.turn-"):
            came.append(path)
            if len(came) == 2:
                second_waits.set()
        return turn(storage, path)

    monkeypatch.setattr(Storage, "turn", counted)
    second: list[Future[Polled]] = []
    with ThreadPoolExecutor(1) as others:

        def broken(asked: Asked) -> Answer:
            if not second:
                second.append(others.submit(poll, SOURCE_ID, settings, "r2", clock))
                assert second_waits.wait(60)
            return Answer({"value": {"id": 1700001}, "links": []})

        replay.tell(f"{API}/1700001", broken)
        first = poll(SOURCE_ID, settings, "r1", clock)
        (fault,) = first.faults
        waited = second[0].result(60)
    assert (waited.listed, waited.new, waited.faults) == (2, 1, [])
    assert waited.notes == [fault.as_text()]
    last = last_poll(SOURCE_ID, Storage(settings.data_root))
    assert last is not None and last.run_id == "r1" and last.notes == ()


def test_a_poll_that_nobody_could_answer_to_leaves_the_one_before_it(
    tmp_path: Path, replay: Replay, clock: MovedClock
) -> None:
    settings = settings_of(tmp_path, replay)
    Questions(replay).put(answer(1700001))
    poll(SOURCE_ID, settings, "r1", clock)
    before, asked = last_poll(SOURCE_ID, Storage(settings.data_root)), len(replay.everything)
    clock.pass_time(days=1)
    (fault,) = poll(SOURCE_ID, settings.model_copy(update={"contact": "me"}), "r2", clock).faults
    assert fault.where == "CANDOUR_CONTACT" and len(replay.everything) == asked
    assert before is not None and last_poll(SOURCE_ID, Storage(settings.data_root)) == before
