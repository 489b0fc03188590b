"""A damaged file of ours under data/polling counts as none: it stops nobody, and the next write makes it whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders.polled import SOURCE_ID, answer, settings_of
from replay.clock import MovedClock
from replay.questions import Questions
from replay.server import Replay

from ingest.acquire.http.hosts import Hosts
from ingest.acquire.poll import poll
from ingest.acquire.watch.memory import Memory
from ingest.acquire.watch.polls import last_poll
from ingest.settings import Settings
from ingest.storage import Storage

HOST = "questions-statements-api.parliament.uk"
NOTHING = ("garbage", "", "null", "[]", '"x"', '{"x":1', "\xff")
ONE_OF_EACH = {
    "hosts": '{"asked_at":"soon"}',
    "robots": '{"x":1}',
    "polls": '{"source_id":"parliament_toy","at":"soon","run_id":"r"}',
    "items": '{"item_id":"1700001","ref":"pq","signal":7,"files":[{"name":1}]}',
}


@pytest.fixture
def settings(tmp_path: Path, replay: Replay) -> Settings:
    Questions(replay).put(answer(1700001))
    return settings_of(tmp_path, replay)


def polling_files(settings: Settings, folder: str) -> list[Path]:
    return sorted(Path(settings.data, "polling", folder).rglob("*.json"))


@pytest.mark.parametrize("folder", ONE_OF_EACH)
@pytest.mark.parametrize("damage", [*NOTHING, None])
def test_a_damaged_file_stops_no_poll_and_is_whole_after_it(
    settings: Settings, clock: MovedClock, folder: str, damage: str | None
) -> None:
    assert poll(SOURCE_ID, settings, "r1", clock).faults == []
    clock.pass_time(days=1)
    damaged = polling_files(settings, folder)
    for path in damaged:
        path.write_text(ONE_OF_EACH[folder] if damage is None else damage, "latin-1")
    storage = Storage(settings.data_root)
    if folder == "polls":
        assert last_poll(SOURCE_ID, storage) is None
    if folder == "items":
        assert Memory(storage, SOURCE_ID).all() == []
    polled = poll(SOURCE_ID, settings, "r2", clock, sweep=True)
    assert polled.faults == []
    assert damaged and all(path.exists() for path in damaged)
    asked = polling_files(settings, "hosts") + polling_files(settings, "robots") + polling_files(settings, "polls")
    for path in asked if folder != "items" else damaged:
        assert len(json.loads(path.read_text("utf-8"))) >= 3
    assert last_poll(SOURCE_ID, storage) and len(Memory(storage, SOURCE_ID).all()) == 1


@pytest.mark.parametrize(
    "damage", [*NOTHING, '{"asked_at":"soon"}', '{"not_before":"2026-01-22T09:00:00"}', '{"stopped":{"r":[]}}']
)
def test_a_host_of_which_nothing_is_known_any_more_is_asked_at_its_pace(
    settings: Settings, clock: MovedClock, damage: str
) -> None:
    hosts = Hosts(settings, clock, "r")
    path = Path(settings.data, "polling", "hosts", f"{HOST}.json")
    path.parent.mkdir(parents=True)
    path.write_text(damage, "latin-1")
    for _ in range(2):
        with hosts.turn(HOST), hosts.asking(HOST, 5.0):
            assert json.loads(path.read_text("utf-8"))["asked_at"] == clock.now().isoformat()
    assert clock.slept == [5.0, 5.0]
