"""From a publisher's answer to a published figure in one run; its correction on the next day shows as a revision.

The real command, the real DAGs, the real gate and build; the publisher is a server of this test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders.polled import SOURCE_ID, answer, put_source, settings_of, table
from replay.questions import Questions
from replay.server import Replay

from ingest.acquire.watch.polls import keep_poll, last_poll
from ingest.settings import Settings
from ingest.storage import Storage
from publish.query import ask

FIRST = f"{SOURCE_ID}/pq_1700001"
BY_FORCE = """
select body, gender, value_lower, value_upper from rpt_by_body_year_gender
where measure = 'dismissals' and year = 2024 order by body, gender
"""


@pytest.fixture
def settings(tmp_path: Path, replay: Replay) -> Settings:
    made = settings_of(tmp_path, replay)
    put_source(made, source="toy_by_hand", acquire="manual", approval=None, hosts=[], parliament=None)
    return made


def run(settings: Settings) -> tuple[int, dict[str, Any]]:
    """`candour run`, as a person or a clock starts it."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("AIRFLOW", "CANDOUR_"))}
    environment = clean | {
        "AIRFLOW_HOME": f"{settings.data}/airflow",
        "CANDOUR_SOURCES": str(settings.sources),
        "CANDOUR_DATA": settings.data,
        "CANDOUR_CONTACT": settings.contact,
        "CANDOUR_REPLAY": settings.replay,
        "CANDOUR_UNATTENDED": "true",
    }
    done = subprocess.run(
        [sys.executable, "-c", "from candour.cli import main; main()", "run", "--json"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def a_day_passes(settings: Settings) -> None:
    """The last poll was yesterday."""
    storage = Storage(settings.data_root)
    last = last_poll(SOURCE_ID, storage)
    assert last is not None and last.good_until
    at = datetime.fromisoformat(last.at) - timedelta(days=1)
    keep_poll(replace(last, at=at.isoformat(), good_until=at.date().isoformat(), swept_on=None), storage)


def figures(settings: Settings) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in ask(settings, BY_FORCE).rows]


def test_an_answer_is_published_in_one_run_and_its_correction_is_a_revision(settings: Settings, replay: Replay) -> None:
    questions, today = Questions(replay), datetime.now(UTC).date()
    days = {
        "dateTabled": f"{today - timedelta(days=9)}T00:00:00",
        "dateAnswered": f"{today - timedelta(days=2)}T00:00:00",
    }
    questions.put(answer(1700001, 7, **days))

    code, said = run(settings)

    assert (code, said["faults"]) == (0, [])
    assert [(one["release_id"], one["state"]) for one in said["releases"]] == [(FIRST, "accepted")]
    assert figures(settings) == [
        ("essex_police", "female", 1, 1),
        ("essex_police", "male", 4, 4),
        ("kent_police", "female", 2, 2),
        ("kent_police", "male", 7, 7),
    ]
    assert questions.details() == [1700001]

    a_day_passes(settings)
    questions.put(
        answer(
            1700001,
            8,
            **days,
            dateAnswerCorrected=f"{today}T00:00:00",
            answerIsCorrection=True,
            originalAnswerText=table(7),
        )
    )
    code, said = run(settings)

    assert (code, said["faults"]) == (0, [])
    states = {one["release_id"]: one["state"] for one in said["releases"]}
    assert len(states) == 2 and set(states.values()) == {"accepted"} and FIRST in states
    assert ("kent_police", "male", 8, 8) in figures(settings) and len(figures(settings)) == 4
    revisions = ask(settings, "select body, gender, year, old_raw_value, new_raw_value from fct_revisions").rows
    assert [tuple(row) for row in revisions] == [("kent_police", "male", 2024, "7", "8")]
    assert len({row[0] for row in ask(settings, "select release_id from fct_dismissals").rows}) == 2, "both vintages"
    assert {asked.host for asked in replay.everything} == {"questions-statements-api.parliament.uk"}
