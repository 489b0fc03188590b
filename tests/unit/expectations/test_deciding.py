"""What waits for a person: asked once, answered by somebody with a name, and written down."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import yaml

from expectations.deciding import Answer, Waiting, decide, waiting, waiting_for
from expectations.waivers import waivers_of
from expectations.waiving import add_waiver
from ingest.contracts import open_questions
from ingest.decisions import Decisions
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.model.errors import InvalidContract
from ingest.proposal import shelf
from ingest.proposal.waiting import LOOK
from ingest.settings import Settings
from ingest.storage import Storage

RELEASE, WAITS = "moj_made_up/r1", "moj_made_up/unmapped_1"
UNTIL = (date.today() + timedelta(days=30)).isoformat()
WAIVED = Answer("accept", "A. Steward", "The publisher said so in writing.", "SUP-301", UNTIL)


@pytest.fixture
def storage(settings: Settings) -> Storage:
    """One release in quarantine by two rules."""
    storage = Storage(settings.data_root)
    findings = [_finding("SUP-301", "T1!B2"), _finding("SUP-301", "T1!C2"), _finding("SUP-104", "T1!D4")]
    Lake(storage).put_gate_result(RELEASE, {"findings": [*findings, _finding("SUP-901", "T1!A1", severity="warning")]})
    Ledger(storage).enter(RELEASE, "quarantined", "closed by SUP-104, SUP-301", "r")
    return storage


def test_a_refused_release_is_asked_about_with_its_rules_and_cells_and_without_its_figures(
    storage: Storage, settings: Settings
) -> None:
    (asked,) = waiting(settings)
    assert (asked.release_id, asked.rules, asked.choices) == (
        RELEASE,
        ("SUP-301", "SUP-104"),
        ("accept", "fix", "reject"),
    )
    assert "`T1!B2`, `T1!C2`" in asked.body and f"reports/{RELEASE}/index.html" in asked.body
    assert "4711" not in asked.body + asked.subject


def test_an_acceptance_writes_a_waiver_for_all_cells_of_the_rule_and_who_gave_it(
    storage: Storage, settings: Settings
) -> None:
    decision = decide(_asked(settings), WAIVED, settings, "run-1")
    ((_, waiver),) = waivers_of(settings.waivers, RELEASE)
    assert (waiver.rule, waiver.cells, waiver.who) == ("SUP-301", ["T1!B2", "T1!C2"], "A. Steward")
    assert (decision.fault, decision.rule, decision.until) == ("", "SUP-301", UNTIL)
    (held,) = Decisions(storage).all()
    assert (held.who, held.choice, held.release_id) == ("A. Steward", "accept", RELEASE)
    assert waiting(settings) == []


def test_an_answer_that_is_recorded_twice_is_one_decision_and_one_waiver(storage: Storage, settings: Settings) -> None:
    asked = _asked(settings)
    for _ in range(2):
        decide(asked, WAIVED, settings, "run-1")
    assert len(Decisions(storage).all()) == len(waivers_of(settings.waivers, RELEASE)) == 1


@pytest.mark.parametrize(
    "answer, fault",
    [
        (Answer("accept", "A. Steward", "", "SUP-301", UNTIL), "`reason`"),
        (Answer("accept", "A. Steward", "said so", "SUP-301", "2020-01-01"), "before `on`"),
        (Answer("accept", "A. Steward", "said so", "SUP-301", None), "`until`"),
        (Answer("accept", "A. Steward", "said so", "SUP-301", "2999-01-01"), "more than a year away"),
        (Answer("reject", "A. Steward", " "), "`reason`"),
        (Answer("accept", "A. Steward", "said so", "SUP-202", UNTIL), "No finding of rule"),
        (Answer("accept", "A. Steward", "said so", None, UNTIL), "No finding of rule"),
    ],
)
def test_an_incomplete_answer_waives_nothing_and_is_asked_about_again(
    storage: Storage, settings: Settings, answer: Answer, fault: str
) -> None:
    first = _asked(settings)
    assert fault in decide(first, answer, settings, "run-1").fault
    assert waivers_of(settings.waivers, RELEASE) == []
    again = _asked(settings)
    assert (again.about, again.times_asked) == (first.about, 1)
    assert "could not be taken" in again.body


@pytest.mark.parametrize("choice", ["fix", "reject"])
def test_who_fixes_or_rejects_is_not_asked_again_about_the_same_cells(
    storage: Storage, settings: Settings, choice: Any
) -> None:
    decide(_asked(settings), Answer(choice, "A. Steward", "the table is wrong"), settings, "run-1")
    ledger = Ledger(storage)
    ledger.enter(RELEASE, "candidate", "to be gated again", "r2")
    ledger.enter(RELEASE, "quarantined", "closed by SUP-104, SUP-301", "r2")
    assert waiting(settings) == []
    Lake(storage).put_gate_result(RELEASE, {"findings": [_finding("SUP-104", "T1!D4")]})
    assert _asked(settings).rules == ("SUP-104",)


def test_nobody_in_time_settles_nothing(storage: Storage, settings: Settings) -> None:
    decide(_asked(settings), Answer("later", "nobody in time"), settings, "run-1")
    assert _asked(settings).times_asked == 1


def test_a_release_that_went_through_is_not_asked_about(storage: Storage, settings: Settings) -> None:
    Ledger(storage).enter(RELEASE, "accepted", "passed the gate", "r")
    assert waiting(settings) == []


def test_a_proposal_that_only_waits_for_a_look_can_be_accepted(settings: Settings) -> None:
    storage = _proposed(settings, f"ref: r2\ndocuments:  # ? {LOOK}\n- file: a.txt\n")
    asked = _asked(settings, WAITS)
    assert asked.choices == ("accept", "fix", "reject") and shelf.page_path(WAITS) in asked.body
    decide(asked, Answer("accept", "A. Steward", "It is what the letter says."), settings, "run-1")
    text = storage.read(shelf.contract_path(WAITS))
    assert open_questions(text) == []
    assert yaml.safe_load(text) == {"ref": "r2", "documents": [{"file": "a.txt"}]}


def test_a_proposal_with_an_open_question_cannot_be_accepted(settings: Settings) -> None:
    text = f"ref: r2  # ? which table\ndocuments:  # ? {LOOK}; which day\n- file: a.txt\n"
    storage = _proposed(settings, text)
    asked = _asked(settings, WAITS)
    assert asked.choices == ("fix", "reject") and "which table" in asked.body
    assert decide(asked, Answer("accept", "A. Steward"), settings, "run-1").fault
    assert storage.read(shelf.contract_path(WAITS)).decode() == text


def test_a_document_that_cannot_be_read_has_no_proposal_and_no_question(settings: Settings) -> None:
    Ledger(Storage(settings.data_root)).enter(WAITS, "needs_mapping", "no document", "r")
    assert waiting(settings) == []


def test_an_address_in_a_reason_is_not_kept(storage: Storage, settings: Settings) -> None:
    said = Answer("reject", "A. Steward", "told by example.person@example.org")
    assert "example.person" not in decide(_asked(settings), said, settings, "run-1").reason


def test_a_waiver_is_added_below_what_people_wrote_and_a_broken_file_stays_as_it_is(
    storage: Storage, settings: Settings
) -> None:
    decide(_asked(settings), WAIVED, settings, "run-1")
    ((_, waiver),) = waivers_of(settings.waivers, RELEASE)
    path = settings.waivers / "moj_made_up.yml"
    path.write_text(f"# by hand\n{path.read_text()}".rstrip(), encoding="utf-8")
    assert add_waiver(settings.waivers, waiver.model_copy(update={"rule": "SUP-104", "cells": ["T1!D4"]}))
    assert path.read_text().startswith("# by hand\n")
    assert [held.rule for _, held in waivers_of(settings.waivers, RELEASE)] == ["SUP-301", "SUP-104"]
    path.write_text("- rule: [", encoding="utf-8")
    with pytest.raises(InvalidContract):
        add_waiver(settings.waivers, waiver)
    assert path.read_text() == "- rule: ["


def _asked(settings: Settings, release_id: str = RELEASE) -> Waiting:
    asked = waiting_for(release_id, settings)
    assert asked is not None
    return asked


def _proposed(settings: Settings, text: str) -> Storage:
    storage = Storage(settings.data_root)
    storage.write(shelf.contract_path(WAITS), text.encode())
    Ledger(storage).enter(WAITS, "needs_mapping", "no mapping yet", "r")
    return storage


def _finding(rule: str, *cells: str, severity: str = "critical") -> dict[str, Any]:
    message = "It shows 4711."
    return {"rule": rule, "severity": severity, "waived": False, "cell_refs": list(cells), "message": message}
