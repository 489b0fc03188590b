"""`candour status` says of each source when it was asked, what came, what is due, late, or waits; in 80 columns."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from builders.toy import LETTER, SOURCE_ID, Toy
from typer.testing import CliRunner

from ingest.acquire.calendar import Calendar
from ingest.acquire.item import Announced
from ingest.acquire.watch.polls import LastPoll, keep_poll
from ingest.cli import app
from ingest.decisions import Choice, Decision, Decisions
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.registry import Registry, today
from ingest.settings import Settings
from ingest.standing import standing_of
from ingest.storage import Storage

SERIES = "toy_statistics"


@pytest.fixture
def at_toy(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> Toy:
    """The toy source, whose files a person drops in, and one of GOV.UK that is polled."""
    monkeypatch.setenv("CANDOUR_SOURCES", str(toy.settings.sources))
    monkeypatch.setenv("CANDOUR_DATA", toy.settings.data)
    monkeypatch.setenv("COLUMNS", "80")
    toy.source(
        SERIES,
        kind="official_statistics",
        acquire="govuk",
        approval={"state": "allowed"},
        hosts=["www.gov.uk"],
        govuk={"collections": ["/government/collections/toy"]},
        expected_every="P1Y",
    )
    return toy


def said() -> str:
    result = CliRunner().invoke(app, ["status"])
    assert result.exit_code == 0, result.output
    return result.stdout


def row(source_id: str = SERIES) -> dict[str, Any]:
    found = json.loads(CliRunner().invoke(app, ["status", "--json"]).stdout)["sources"]
    return next(one for one in found if one["source"] == source_id)


def polled(toy: Toy, **changes: Any) -> None:
    keep_poll(LastPoll(SERIES, f"{today()}T06:00:00+00:00", "run", **changes), Storage(toy.settings.data_root))


def test_a_source_nobody_has_asked_says_so(at_toy: Toy) -> None:
    assert (row()["last_poll"], row()["last_new"], row()["late_since"]) == (None, None, None)
    assert row()["is_fetched"] and not row(SOURCE_ID)["is_fetched"]
    assert "never" in said() and "by hand" in said()


def test_the_last_poll_and_what_it_brought(at_toy: Toy) -> None:
    polled(at_toy, new=1, last_new_at="2026-01-22T09:40:00+00:00")
    assert row()["last_poll"] == f"{today()}T06:00:00+00:00"
    assert (row()["last_new"], row()["next_due"], row()["fault"]) == ("2026-01-22", "2027-01-23", None)
    assert str(today()) in said()


def test_what_was_published_counts_where_no_poll_brought_it(at_toy: Toy) -> None:
    at_toy.ship()
    CliRunner().invoke(app, ["read"])
    assert row(SOURCE_ID)["last_new"] == "2021-01-01"
    assert (row(SOURCE_ID)["next_due"], row(SOURCE_ID)["late_since"]) == (None, None)


def test_a_late_release_is_told_and_what_is_announced_is_due(at_toy: Toy) -> None:
    polled(at_toy)
    calendar, day = Calendar(Storage(at_toy.settings.data_root), SERIES), today()
    passed, coming = day - timedelta(days=12), day + timedelta(days=30)
    for name, due_on in (("passed", passed), ("coming", coming)):
        calendar.put(Announced(name, f"Toy, {name}", "https://www.gov.uk/a", "", "confirmed", due_on), date(2026, 1, 1))
    found = row()
    assert (found["next_due"], found["late_since"], found["days_late"]) == (str(coming), str(passed), 12)
    text = said()
    assert (
        " 12 " in text
        and f"Late: {SERIES}, since {passed}" in text
        and "`Toy, passed` was announced" in " ".join(text.split())
    )


def test_a_poll_that_broke_off_is_marked_and_told(at_toy: Toy) -> None:
    polled(at_toy, fault="`www.gov.uk` does not answer.\nWhere: /x", faults={"a": "x", "b": "y"})
    assert (row()["fault"].splitlines()[0], row()["broken_items"]) == ("`www.gov.uk` does not answer.", 2)
    text = said()
    assert f"{today()}!" in text and "Broke off: toy_statistics: `www.gov.uk` does not answer." in text
    assert "Broken or missing: 2 of toy_statistics, asked for again." in text


def test_what_waits_for_a_person_is_counted_at_its_source(at_toy: Toy) -> None:
    at_toy.ship("foi_1", LETTER.replace("2019", "[soon]"))
    CliRunner().invoke(app, ["read"])
    assert (row(SOURCE_ID)["waiting"], row()["waiting"]) == (1, 0)
    assert "1 releases; 1 waiting for a person." in said()


def test_what_a_person_rejected_waits_for_nobody_until_it_stands_otherwise(at_toy: Toy) -> None:
    storage, release_id = Storage(at_toy.settings.data_root), f"{SOURCE_ID}/foi_1"

    def refused(cell: str) -> None:
        finding = {"rule": "SUP-301", "severity": "critical", "waived": False, "cell_refs": [cell]}
        Lake(storage).put_gate_result(release_id, {"findings": [finding]})

    refused("T1!B2")
    Ledger(storage).enter(release_id, "quarantined", "closed by SUP-301", "r")
    assert row(SOURCE_ID)["waiting"] == 1
    about = standing_of(Ledger(storage).current()[release_id], storage) or ""
    given: tuple[tuple[Choice, int], ...] = (("later", 1), ("fix", 1), ("reject", 0))
    for number, (choice, waiting) in enumerate(given):
        said_on = Decision("2026-01-22T09:00:00+00:00", release_id, about, choice, "A. Steward", "no", f"r{number}")
        Decisions(storage).record(said_on)
        assert row(SOURCE_ID)["waiting"] == waiting, choice
    text = " ".join(said().split())
    assert "1 releases; none waiting for a person." in text and "rejected by A. Steward on 2026-01-22" in text
    refused("T1!C2")
    assert row(SOURCE_ID)["waiting"] == 1


def test_a_screen_of_eighty_columns_holds_every_source_on_a_line(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDOUR_DATA", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("COLUMNS", "80")
    sources = Registry(Settings()).sources()
    storage = Storage(Settings().data_root)
    for source in sources:
        new = "2020-01-01T06:00:00+00:00"
        keep_poll(LastPoll(source.source, new, "run", last_new_at=new, fault="It broke."), storage)
    lines = said().splitlines()
    assert max(map(len, lines)) <= 80 and not any("…" in line for line in lines)
    table = lines[1 : len(sources) + 1]
    assert [line.split()[0] for line in table] == [source.source for source in sources]
    assert all("2020-01-01" in line for line in table)


def test_a_source_that_is_broken_hides_no_other(at_toy: Toy) -> None:
    at_toy.put(at_toy.settings.sources / SERIES / "source.yml", "source: toy_statistics\nlicense: OGL\n")
    told = " ".join(said().split())
    assert SOURCE_ID in told and "Broke off: toy_statistics" in told and "missing key `licence`" in told
    assert row()["fault"] and row(SOURCE_ID)["fault"] is None
