"""What is done once a day: what is late is told and fails nothing, and old logs go."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dags import overdue, upkeep
from ingest.acquire.calendar import Calendar
from ingest.acquire.item import Announced
from ingest.fixity import SLICES
from ingest.model.errors import CandourError
from ingest.settings import Settings
from ingest.storage import Storage

NOW = datetime(2026, 11, 22, 4, 40, tzinfo=UTC)
FRESH: dict[str, Any] = {
    "source": "toy",
    "is_fetched": True,
    "last_poll": "2026-11-22T06:00:00+00:00",
    "late_since": None,
    "why_late": "",
}


def test_a_source_that_is_late_or_was_not_asked_is_told_of() -> None:
    late = {"late_since": "2026-11-01", "why_late": "something is expected every month"}
    assert overdue.lateness(FRESH, NOW) == ""
    assert "late since 2026-11-01" in overdue.lateness(FRESH | late, NOW)
    unasked = FRESH | {"last_poll": "2026-11-18T06:00:00+00:00"}
    assert "last asked on 2026-11-18" in overdue.lateness(unasked, NOW)
    assert overdue.lateness(unasked | {"is_fetched": False}, NOW) == ""


def test_an_announced_day_that_has_gone_by_is_told_of_and_nothing_fails(settings: Settings) -> None:
    calendar = Calendar(Storage(settings.data_root), "home_office_police_misconduct")
    for name, day in (("gone", date(2026, 11, 20)), ("today", date(2026, 11, 22)), ("to come", date(2026, 12, 1))):
        calendar.put(Announced(name, f"Toy {name}", "https://example.org/", str(day), "confirmed", day), day)
    (said,) = overdue.promises(settings, NOW)
    assert "`Toy gone` was announced for 2026-11-20" in said


def test_every_slice_has_its_turn() -> None:
    assert {upkeep.part_of(NOW + timedelta(days=n)) % SLICES for n in range(SLICES)} == set(range(SLICES))


def test_old_logs_go_with_the_folders_they_leave_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tmp_path / "logs" / "dag_id=a" / "old.log", tmp_path / "logs" / "dag_id=b" / "new.log"
    for path, age in ((old, 91), (new, 1)):
        path.parent.mkdir(parents=True)
        path.write_text("said")
        at = (NOW - timedelta(days=age)).timestamp()
        os.utime(path, (at, at))
    (tmp_path / "logs" / "dag_id=c").mkdir()
    monkeypatch.setenv("AIRFLOW_HOME", str(tmp_path))
    monkeypatch.delenv("AIRFLOW__LOGGING__BASE_LOG_FOLDER", raising=False)
    assert upkeep.clean_logs(NOW) == 1
    assert sorted(path.name for path in (tmp_path / "logs").iterdir()) == ["dag_id=b", "dag_id=c"]
    assert new.is_file()


def test_a_database_that_nobody_named_is_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CANDOUR_AIRFLOW_DB", raising=False)
    with pytest.raises(CandourError, match="Nobody said where"):
        upkeep.clean_metadata(NOW)
