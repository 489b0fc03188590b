"""What every DAG owes to the person on duty, and what reading them may cost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from dag_facts import describe_dags

from dags.pools import host_pools
from dags.tags import Tag
from ingest.registry import Registry
from ingest.settings import Settings

Found = dict[str, Any]
OWN = {"build_warehouse", "publish_warehouse", "release_morning", "ask_a_person", "review", "maintenance"}


def test_every_dag_file_parses(found: Found) -> None:
    assert found["errors"] == {}


def test_every_source_has_its_dag_and_nothing_else_is_there(found: Found, settings: Settings) -> None:
    sources = {f"ingest__{source.source}" for source in Registry(settings).sources()}
    assert set(found["dags"]) == sources | OWN
    assert sources


def test_reading_the_dags_reads_no_figures(found: Found) -> None:
    assert found["heavy"] == []


def test_only_known_tags_are_worn(found: Found) -> None:
    for dag_id, dag in found["dags"].items():
        assert dag["tags"], dag_id
        assert set(dag["tags"]) <= {str(tag) for tag in Tag}, dag_id


def test_every_dag_says_what_to_do_when_it_fails(found: Found) -> None:
    for dag_id, dag in found["dags"].items():
        kind = "*data-interval* DAG" if "run:data-interval" in dag["tags"] else "*now* DAG"
        for words in ("Triage notes", "ignore", "do I do?", kind):
            assert words in dag["doc"], f"{dag_id} does not say: {words}"


def test_every_runbook_that_is_named_exists(found: Found) -> None:
    root = Path(__file__).parents[2]
    from dags import failures

    named = {page for dag in found["dags"].values() for page in re.findall(r"docs/runbooks/\w+\.md", dag["doc"])}
    named |= {failures.runbook(kind("x")) for kind, _ in failures._RUNBOOKS} | {failures.runbook(None)}
    assert [page for page in sorted(named) if not (root / page).is_file()] == []


def test_nothing_catches_up_and_one_run_goes_at_a_time(found: Found) -> None:
    for dag_id, dag in found["dags"].items():
        # Questions to people stand beside each other; a run for each.
        at_once = 256 if dag_id == "review" else 1
        assert (dag["catchup"], dag["max_active_runs"], dag["paused"]) == (False, at_once, False), dag_id


def test_every_task_tries_again_with_growing_pauses_and_tells_when_it_gives_up(found: Found) -> None:
    for dag_id, dag in found["dags"].items():
        for task_id, task in dag["tasks"].items():
            said = (task["retries"], task["backoff"], task["policy"], task["tells"])
            assert said == (3, True, "ExceptionRetryPolicy", True), f"{dag_id}.{task_id}"


def test_only_one_task_at_a_time_writes_the_warehouse(found: Found) -> None:
    writers = {t for d in found["dags"].values() for t, task in d["tasks"].items() if task["pool"] == "duckdb_writer"}
    assert writers == {"build", "publish"}


def test_every_source_is_looked_at_as_often_as_its_contract_says(found: Found, settings: Settings) -> None:
    for source in Registry(settings).sources():
        dag = found["dags"][f"ingest__{source.source}"]
        assert (dag["schedule"], dag["timetable"]) == (source.schedule, "CronDataIntervalTimetable")


def test_the_warehouse_waits_for_every_source_and_readers_wait_for_the_warehouse(found: Found) -> None:
    told = {o for i, d in found["dags"].items() if i.startswith("ingest__") for o in _outlets(d)}
    assert {o for o in told if o.startswith("observations__")} == set(found["dags"]["build_warehouse"]["waits_for"])
    assert _outlets(found["dags"]["build_warehouse"]) == ["warehouse_build"]
    assert found["dags"]["publish_warehouse"]["waits_for"] == ["warehouse_build"]


def test_a_refused_release_keeps_no_other_from_being_told_of(found: Found) -> None:
    for dag_id, dag in found["dags"].items():
        if dag_id.startswith("ingest__"):
            assert dag["tasks"]["observations"]["rule"] == "all_done", dag_id
            asked = ["poll", "items"] if "run:data-interval" in dag["tags"] else []
            steps = ["discover", "release.acquire", "release.read", "release.gate", "observations", "waiting"]
            assert set(dag["tasks"]) == {*asked, *steps}, dag_id


def test_a_source_that_may_be_fetched_is_asked_in_its_hosts_turn(found: Found, settings: Settings) -> None:
    fetched = {source.source: source for source in Registry(settings).sources() if source.may_be_fetched}
    polls = {i: d["tasks"]["poll"] for i, d in found["dags"].items() if "poll" in d["tasks"]}
    assert set(polls) == {f"ingest__{source_id}" for source_id in fetched}
    assert fetched
    for dag_id, poll in polls.items():
        assert poll["pool"] == host_pools(fetched.values())[dag_id.removeprefix("ingest__")], dag_id
        tasks = found["dags"][dag_id]["tasks"]
        assert (tasks["discover"]["after"], tasks["discover"]["rule"]) == (["poll"], "all_done"), dag_id
        # A poll that failed keeps `items` from its turn, and so the run is red.
        assert (tasks["items"]["after"], tasks["items"]["rule"]) == (["poll"], "all_success"), dag_id


def test_a_run_that_takes_too_long_is_told_of(found: Found) -> None:
    for dag_id, dag in found["dags"].items():
        assert bool(dag["deadline"]) == dag_id.startswith("ingest__"), dag_id


def test_a_broken_source_hides_no_other(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    for name, extra in (("noms_foi", ""), ("home_office_statistics", "surprise: 1\n")):
        (sources / name).mkdir(parents=True)
        (sources / name / "source.yml").write_text(_SOURCE.format(name=name) + extra, encoding="utf-8")
    found = describe_dags(tmp_path / "airflow", CANDOUR_SOURCES=str(sources), CANDOUR_DATA=str(tmp_path / "data"))
    assert found["errors"] == {}
    assert {"ingest__noms_foi", "ingest__home_office_statistics"} <= set(found["dags"])
    assert "cannot be read" in found["dags"]["ingest__home_office_statistics"]["doc"]


def _outlets(dag: dict[str, Any]) -> list[str]:
    return sorted(outlet for task in dag["tasks"].values() for outlet in task["outlets"])


_SOURCE = """\
source: {name}
title: A toy
publisher: home_office
kind: foi_disclosure
landing_page: https://example.org/
licence: OGL-3.0
acquire: manual
"""


@pytest.mark.parametrize("kind", ["official_statistics", "foi_disclosure", "parliamentary_answer"])
def test_every_kind_of_source_has_its_tag(kind: str) -> None:
    from dags.tags import of_kind

    assert of_kind(kind) in Tag
