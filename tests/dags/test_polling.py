"""The task that asks a publisher, over real sockets: on a release morning, over days gone by, and where it may not."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders.polled import SOURCE_ID, answer, settings_of
from dag_facts import airflow_environment
from replay.questions import Questions
from replay.server import Replay

from ingest.settings import Settings

STEPS = Path(__file__).with_name("poll_steps.py")
MORNING = {"run_type": "manual", "conf": {"morning": "2026-01-22"}}


@pytest.fixture
def settings(tmp_path: Path, replay: Replay) -> Settings:
    return settings_of(tmp_path, replay)


def test_a_morning_waits_until_it_opens_and_asks_nobody_before(settings: Settings, replay: Replay) -> None:
    (first,) = _steps(settings, MORNING, "2026-01-22T08:00+00:00")
    assert first == {"until": "2026-01-22T09:25:00+00:00", "goes_on_with": "execute"}
    assert replay.everything == []


def test_a_morning_is_looked_at_again_until_something_has_come(settings: Settings, replay: Replay) -> None:
    questions = Questions(replay)
    (nothing,) = _steps(settings, MORNING, "2026-01-22T09:30+00:00")
    assert nothing["until"] == "2026-01-22T09:32:00+00:00"
    questions.put(answer(1700001) | {"dateAnswered": "2026-01-22T00:00:00"})
    (found,) = _steps(settings, MORNING, "2026-01-22T09:32+00:00")
    assert found["found"]["release_ids"] == [f"{SOURCE_ID}/pq_1700001"]
    assert "is_late" not in found["found"]


def test_a_morning_on_which_nothing_came_is_late_and_no_failure(settings: Settings, replay: Replay) -> None:
    Questions(replay)
    (over,) = _steps(settings, MORNING, "2026-01-22T09:59+00:00")
    assert over["found"]["is_late"] is True


def test_a_backfill_asks_for_the_day_its_interval_begins_on(settings: Settings, replay: Replay) -> None:
    Questions(replay)
    run = {"run_type": "backfill", "logical_date": "2025-11-03T06:00"}
    _steps(settings, run, "2026-01-22T12:00+00:00")
    assert _last_days(replay) == {date(2025, 11, 3)}


def test_a_run_that_only_looks_asks_nobody(settings: Settings, replay: Replay) -> None:
    (skipped,) = _steps(settings, {"run_type": "manual", "conf": {"look_only": True}}, "2026-01-22T12:00+00:00")
    assert "only looks" in skipped["skipped"]
    assert replay.everything == []


def test_nobody_is_asked_where_nobody_is_named_to_write_to(settings: Settings, replay: Replay) -> None:
    nameless = settings.model_copy(update={"contact": ""})
    (skipped,) = _steps(nameless, {"run_type": "scheduled"}, "2026-01-22T12:00+00:00")
    assert "CANDOUR_CONTACT" in skipped["skipped"]
    assert replay.everything == []


def _last_days(replay: Replay) -> set[date]:
    asked = [value for one in replay.everything for name, value in one.query.items() if name.endswith("WhenTo")]
    return {date.fromisoformat(text[:10]) for values in asked for text in values}


def _steps(settings: Settings, run: dict[str, Any], *moments: str) -> list[dict[str, Any]]:
    places = {"CANDOUR_SOURCES": str(settings.sources), "CANDOUR_DATA": settings.data}
    asked = {"CANDOUR_CONTACT": settings.contact, "CANDOUR_REPLAY": settings.replay}
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, str(STEPS), SOURCE_ID, json.dumps(run), *moments],
        env=airflow_environment(Path(settings.data) / "airflow", **places, **asked, PYTHONPATH=root),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    answers: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return answers
