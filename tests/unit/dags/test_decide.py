"""`candour decide`: an answer has a reason, can be given anew, and a release that does not wait says how it stands."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from builders.toy import Toy
from typer.testing import CliRunner, Result

from dags.upkeep_cli import app
from ingest.decisions import Decisions
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.model.errors import CandourError
from ingest.storage import Storage

RELEASE = "moj_made_up/r1"


@pytest.fixture
def storage(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> Storage:
    """A release in quarantine by one rule, under the settings of the process."""
    monkeypatch.setenv("CANDOUR_DATA", toy.settings.data_root)
    monkeypatch.setenv("CANDOUR_SOURCES", str(toy.settings.sources))
    monkeypatch.setenv("CANDOUR_WAIVERS", str(toy.settings.home / "waivers"))
    storage = Storage(toy.settings.data_root)
    finding: dict[str, Any] = {"rule": "SUP-301", "severity": "critical", "waived": False, "cell_refs": ["T1!B2"]}
    Lake(storage).put_gate_result(RELEASE, {"findings": [finding | {"message": "said"}]})
    Ledger(storage).enter(RELEASE, "quarantined", "closed by SUP-301", "r")
    return storage


def decide(*words: str) -> Result:
    return CliRunner().invoke(app, ["decide", *words, "--who", "A. Steward"])


def refused(*words: str) -> CandourError:
    fault = decide(*words).exception
    assert isinstance(fault, CandourError)
    return fault


@pytest.mark.parametrize("reply", [["reject"], ["accept", "--rule", "SUP-301", "--until", str(date.today())]])
def test_an_answer_without_a_reason_is_refused_and_not_written_down(storage: Storage, reply: list[str]) -> None:
    fault = refused(RELEASE, *reply, "--reason", " ")
    assert fault.exit_code == 2 and "takes a reason" in fault.what
    assert Decisions(storage).all() == []


def test_a_waiver_of_more_than_a_year_is_refused(storage: Storage) -> None:
    late = str(date.today() + timedelta(days=400))
    fault = refused(RELEASE, "accept", "--rule", "SUP-301", "--until", late, "--reason", "said so")
    assert fault.exit_code == 2 and "more than a year away" in fault.what


def test_what_was_rejected_says_so_and_can_be_decided_anew(storage: Storage) -> None:
    told = json.loads(decide(RELEASE, "reject", "--reason", "Its total is wrong.", "--json").stdout)
    assert (told["release_id"], told["choice"], told["reason"]) == (RELEASE, "reject", "Its total is wrong.")
    fault = refused(RELEASE, "fix")
    assert fault.exit_code == 2 and "quarantined and decided: reject, by A. Steward" in fault.what
    assert "--again" in fault.remedy
    assert decide(RELEASE, "fix", "--again").exit_code == 0
    assert [one.choice for one in Decisions(storage).all()] == ["reject", "fix"]


def test_a_release_that_does_not_wait_says_how_it_stands(storage: Storage) -> None:
    ledger = Ledger(storage)
    ledger.enter("moj_made_up/r2", "needs_mapping", "no document", "r")
    assert refused("moj_made_up/r2", "reject", "--reason", "x").exit_code == 3
    assert "There is no release" in refused("moj_made_up/r9", "reject", "--reason", "x").what
    ledger.enter(RELEASE, "accepted", "passed the gate", "r")
    assert "is accepted" in refused(RELEASE, "reject", "--reason", "x").what
