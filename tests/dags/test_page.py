"""`candour up`, driven through Airflow's API: every DAG with its notes; a question put, answered and written down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from airflow_api import Page, candour, free_port, wait_for
from dag_facts import airflow_environment
from toy_sources import toy_sources

from expectations.gate import gate
from ingest import pipeline
from ingest.model.errors import GateClosed
from ingest.settings import Settings

OWN = {"build_warehouse", "publish_warehouse", "release_morning", "ask_a_person", "review", "maintenance"}
TOY = {"ingest__northumbria_police_foi", "ingest__noms_foi"}
REFUSED = "northumbria_police_foi/does_not"
LONG = 900.0


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that the page works on."""
    return tmp_path_factory.mktemp("page") / "data"


@pytest.fixture(scope="module")
def page(data: Path) -> Iterator[Page]:
    """A page over toy sources, and nothing left of it afterwards."""
    sources = toy_sources(data.parent / "sources")
    _refuse(Settings(sources=sources, data=str(data), waivers=data.parent / "waivers"))
    places = {"CANDOUR_SOURCES": sources, "CANDOUR_DATA": data, "CANDOUR_WAIVERS": data.parent / "waivers"}
    env = airflow_environment(data / "airflow", **{name: str(place) for name, place in places.items()})
    try:
        started = candour(env, "up", "--json", "--port", str(free_port()))
        page = Page(started["address"], Path(started["password_file"]))
        # The page answers before the processor has read every DAG; tests run in any order, so all of them wait here.
        wait_for(lambda: {dag["dag_id"] for dag in _dags(page)} == OWN | TOY, LONG, "every DAG")
        yield page
    finally:
        assert candour(env, "down", "--json")["stopped"] > 0


def test_the_page_shows_every_dag_with_its_notes_and_no_import_error(page: Page) -> None:
    for dag in _dags(page):
        assert (dag["is_paused"], dag["has_import_errors"]) == (False, False), dag["dag_id"]
        assert "Triage notes" in page.ask(f"/api/v2/dags/{dag['dag_id']}/details")["doc_md"], dag["dag_id"]
    assert page.ask("/api/v2/importErrors")["import_errors"] == []


def test_all_parts_are_well_and_keep_their_turns(page: Page) -> None:
    def all_well() -> bool:
        return {part["status"] for part in page.ask("/api/v2/monitor/health").values()} == {"healthy"}

    wait_for(all_well, LONG, "the health of every part")
    pools = {pool["name"]: pool["slots"] for pool in page.ask("/api/v2/pools")["pools"]}
    assert pools["duckdb_writer"] == 1


def test_airflow_would_replay_any_day(page: Page) -> None:
    days = {"from_date": "2026-03-01T00:00:00Z", "to_date": "2026-03-03T23:00:00Z"}
    asked = {"dag_id": "ingest__northumbria_police_foi", "run_backwards": False, "max_active_runs": 1, **days}
    planned = page.ask("/api/v2/backfills/dry_run", {**asked, "reprocess_behavior": "none"})["backfills"]
    assert [run["logical_date"][:10] for run in planned] == ["2026-03-01", "2026-03-02", "2026-03-03"]


def test_a_refused_release_becomes_a_question_whose_answer_is_written_down(page: Page, data: Path) -> None:
    def asked() -> Any:
        found = page.ask("/api/v2/dags/review/dagRuns/~/hitlDetails?response_received=false")["hitl_details"]
        return next((one for one in found if REFUSED in one["subject"]), None)

    question = wait_for(asked, LONG, "the question")
    assert question["options"] == ["Accept with waiver", "Fix", "Reject", "Ask again later"]
    assert "SUP-301" in question["body"] and f"reports/{REFUSED}/index.html" in question["body"]

    task = question["task_instance"]
    path = f"/api/v2/dags/review/dagRuns/{quote(task['dag_run_id'])}/taskInstances/decide/-1/hitlDetails"
    said = {"rule": None, "reason": "The publisher's own total is wrong.", "until": None}
    written = data / "ledger" / "decisions.jsonl"

    def answered() -> bool:
        # No person answers within a second; of so quick an answer Airflow may lose track, and then it asks again.
        open_still = page.ask(path)
        if open_still["task_instance"]["state"] == "awaiting_input" and not open_still["response_received"]:
            page.ask(path, {"chosen_options": ["Reject"], "params_input": said}, "PATCH")
        return written.is_file() and written.read_text().endswith("\n")

    wait_for(answered, LONG, "the decision")
    (decision,) = [json.loads(line) for line in written.read_text().splitlines()]
    assert (decision["release_id"], decision["choice"], decision["who"]) == (REFUSED, "reject", "admin")
    assert (decision["reason"], decision["fault"]) == (said["reason"], "")
    ended = wait_for(
        lambda: page.ask(f"/api/v2/dags/review/dagRuns/{quote(task['dag_run_id'])}")["state"] == "success",
        LONG,
        "the end of the review",
    )
    assert ended
    # What was refused again and rejected already is asked about no more, and the other release went its way.
    wait_for((data / "accepted" / "northumbria_police_foi" / "adds_up.parquet").is_file, LONG, "the other release")


def _dags(page: Page) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = page.ask("/api/v2/dags?limit=100")["dags"]
    return listed


def _refuse(settings: Settings) -> None:
    """One release was refused before the page was started, as a run at the terminal leaves it."""
    pipeline.acquire(REFUSED, settings, "r")
    pipeline.read(REFUSED, settings, "r")
    with pytest.raises(GateClosed):
        gate(REFUSED, settings, "r")
