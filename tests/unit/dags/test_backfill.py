"""`candour backfill` says when nobody is asked, and why; what it finds is tested where days gone by are polled."""

from __future__ import annotations

import json

import pytest
from builders.toy import SOURCE_ID, Toy
from typer.testing import CliRunner, Result

from dags.upkeep_cli import app
from ingest.model.errors import WrongUse


@pytest.fixture
def project(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> Toy:
    """A manual toy source and one of Parliament, with nobody named as a contact."""
    monkeypatch.setenv("CANDOUR_DATA", toy.settings.data_root)
    monkeypatch.setenv("CANDOUR_SOURCES", str(toy.settings.sources))
    monkeypatch.setenv("CANDOUR_CONTACT", "")
    toy.source(
        "toy_questions",
        acquire="parliament",
        kind="parliamentary_answer",
        approval={"state": "allowed"},
        hosts=["questions-statements-api.parliament.uk"],
        parliament={"answering_bodies": [1], "terms": ["toy"]},
    )
    return toy


def backfill(source: str, *words: str, first: str = "2026-03-01") -> Result:
    return CliRunner().invoke(app, ["backfill", source, "--from", first, "--to", "2026-03-03", *words])


def test_of_a_manual_source_nobody_is_asked_and_it_says_why(project: Toy) -> None:
    said = backfill(SOURCE_ID)
    assert said.exit_code == 0 and "listed" not in said.stdout
    assert f"{SOURCE_ID}: brought by a person, never asked: " in said.stdout and f"inbox/{SOURCE_ID}/" in said.stdout
    told = json.loads(backfill(SOURCE_ID, "--json").stdout)
    assert (told["source_id"], told["is_asked"]) == (SOURCE_ID, False) and told["why"]


def test_without_a_contact_it_is_said_once_and_nothing_is_written(project: Toy) -> None:
    said = backfill("toy_questions")
    assert isinstance(said.exception, WrongUse) and said.exception.exit_code == 2
    assert said.exception.what.count("contact") == 1
    assert not project.data.exists()


def test_a_first_day_before_2000_is_refused(project: Toy) -> None:
    said = backfill("toy_questions", first="1999-12-31")
    assert isinstance(said.exception, WrongUse) and "1999-12-31" in said.exception.what
