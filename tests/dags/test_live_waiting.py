"""Airflow's own parts at work: a morning is waited for by the triggerer, and a run that takes too long is told of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from airflow_api import Page, candour, free_port, wait_for
from builders.polled import SOURCE_ID, answer, put_source, settings_of
from builders.post_office import PostOffice, post_office
from dag_facts import airflow_environment
from replay.questions import API, Questions
from replay.server import Replay

from ingest.archive import Archive
from ingest.london import day_in_london
from ingest.settings import Settings
from ingest.storage import Storage

DAG = f"ingest__{SOURCE_ID}"
SOON = Path(__file__).with_name("soon")
UP = "import sys; from dags import airflow_home; airflow_home.DAGS_FOLDER = sys.argv.pop(1)"
LONG = 300.0


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path, replay: Replay) -> Settings:
    """A source whose own schedule starts no run for years."""
    made = settings_of(tmp_path, replay)
    put_source(made, schedule="0 6 29 2 *")
    return made


@pytest.fixture
def page(settings: Settings, office: PostOffice) -> Iterator[Page]:
    """A page over one source of Parliament, whose letters come to our post office."""
    said = {
        "CANDOUR_SOURCES": str(settings.sources),
        "CANDOUR_DATA": settings.data,
        "CANDOUR_CONTACT": settings.contact,
        "CANDOUR_REPLAY": settings.replay,
        "CANDOUR_SMTP_HOST": "127.0.0.1",
        "CANDOUR_SMTP_PORT": str(office.port),
        "CANDOUR_SMTP_SECURITY": "none",
        "CANDOUR_MAIL_FROM": "candour@example.org",
        "CANDOUR_MAIL_TO": "steward@example.org",
        "TEST_MORNING": str(_opened(settings)),
    }
    env = airflow_environment(Path(settings.data) / "airflow", **said)
    try:
        started = candour(env, "up", "--json", "--port", str(free_port()), before=f"{UP}\n", first=(str(SOON),))
        page = Page(started["address"], Path(started["password_file"]))
        wait_for(lambda: page.ask("/api/v2/dags")["dags"], LONG, "the DAG")
        yield page
    finally:
        assert candour(env, "down", "--json")["stopped"] > 0


def test_a_morning_is_waited_for_without_a_worker_and_a_late_run_is_told_of(
    page: Page, settings: Settings, office: PostOffice, replay: Replay
) -> None:
    today = day_in_london(datetime.now(UTC)).isoformat()
    Questions(replay).put(answer(1700001, dateAnswered=f"{today}T00:00:00"))
    conf = {"morning": today}
    run = page.ask(f"/api/v2/dags/{DAG}/dagRuns", {"logical_date": None, "conf": conf})["dag_run_id"]
    polls = f"/api/v2/dags/{DAG}/dagRuns/{run}/taskInstances/poll"

    def deferred() -> Any:
        task = page.ask(polls)
        return task if task["state"] == "deferred" and task["triggerer_job"] else None

    waiting = wait_for(deferred, LONG, "the triggerer")
    assert "DateTimeTrigger" in waiting["trigger"]["classpath"]
    assert replay.asked(API) == [], "nobody is asked before it opens"
    assert wait_for(lambda: page.ask(polls)["state"] == "success", LONG, "the end of the poll")
    assert replay.asked(API) and datetime.now(UTC) >= datetime.fromisoformat(_opened(settings).read_text())
    (kept,) = Archive(Storage(settings.data_root)).manifest()
    assert kept.release_id == f"{SOURCE_ID}/pq_1700001"

    (letter,) = wait_for(lambda: office.letters, LONG, "the letter")
    assert letter["Subject"] == f"[candour] {DAG} needs a look"
    assert "is not over" in letter.get_payload() and "late_run" in letter.get_payload()


def _opened(settings: Settings) -> Path:
    """Where it is written when the morning opens, once somebody has asked for it."""
    return Path(settings.data).parent / "opens"
