"""`candour propose`: a contract and its preview for a file, or for a document that waits."""

from __future__ import annotations

import json

import pytest
from builders.toy import REF, SOURCE_ID, Toy
from typer.testing import CliRunner, Result

from candour.cli import app
from ingest.contracts import parse_contract
from ingest.ledger import Ledger
from ingest.model.errors import InvalidContract
from ingest.model.release import Release
from ingest.pipeline import look
from ingest.storage import Storage

LETTER = """National Offender Management Service, FOI 4711, published on 3 March 2016.

Figures below 4 are shown as ~ so that nobody is identified.

Number of prison officers dismissed, by gender
Gender | 2012 | 2013 | 2014
Female | ~ | 5 | 8
Male | 12 | 9 | 14
"""


@pytest.fixture
def at_toy(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> Toy:
    monkeypatch.setenv("CANDOUR_SOURCES", str(toy.settings.sources))
    monkeypatch.setenv("CANDOUR_DATA", toy.settings.data)
    return toy


def call(*words: str) -> Result:
    return CliRunner().invoke(app, ["propose", *words])


def test_a_file_gets_its_contract_its_preview_and_its_place_in_the_ledger(at_toy: Toy) -> None:
    path = at_toy.put(at_toy.folder / "answer.txt", LETTER)
    result = call(str(path), "--source", SOURCE_ID, "--ref", "foi_4711", "--json")
    assert result.exit_code == 3
    said = json.loads(result.stdout)
    rule = next(q["asked"] for q in said["questions"] if q["key"] == "policy.rule")
    assert "line 3" in rule
    text = (at_toy.data / "proposals" / SOURCE_ID / "foi_4711.yml").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.lstrip().startswith("rule:"))
    assert "# ? the rule stands in line 3" in line
    state = Ledger(Storage(at_toy.settings.data_root)).current()[f"{SOURCE_ID}/foi_4711"]
    assert state.state == "needs_mapping" and "proposals/noms_toy/foi_4711.yml" in state.why


def test_a_proposal_is_a_whole_contract_once_its_comments_are_gone(at_toy: Toy) -> None:
    path = at_toy.put(at_toy.folder / "answer.txt", LETTER)
    call(str(path), "--source", SOURCE_ID, "--ref", "foi_4711")
    text = (at_toy.data / "proposals" / SOURCE_ID / "foi_4711.yml").read_bytes()
    with pytest.raises(InvalidContract, match="A question is open in line"):
        parse_contract(text, Release, "foi_4711.yml")
    bare = b"\n".join(line.partition(b"# ?")[0] for line in text.split(b"\n"))
    release = parse_contract(bare, Release, "foi_4711.yml")
    assert release.policy.markers["~"].range == (0, 3) and release.reading[0].figures == 6


def test_the_terminal_tells_certain_from_open_in_words(at_toy: Toy) -> None:
    path = at_toy.put(at_toy.folder / "answer.txt", LETTER)
    result = call(str(path), "--source", SOURCE_ID)
    assert "✓" in result.stdout and "open questions" in result.stdout and "Contract:" in result.stdout


def test_the_terminal_shows_what_is_proposed_and_asks_nothing(at_toy: Toy) -> None:
    path = at_toy.put(
        at_toy.folder / "answer.txt", LETTER + "Total | 14 | 14 | 22\n\nFigures exclude officers on loan.\n"
    )
    said = " ".join(call(str(path), "--source", SOURCE_ID).stdout.split())
    assert "relations sum: T1 prints the row `Total`" in said
    assert "caveats coverage: line 11: Figures exclude" in said


def test_what_a_person_edited_is_kept_unless_asked_otherwise(at_toy: Toy) -> None:
    path = at_toy.put(at_toy.folder / "answer.txt", LETTER)
    words = (str(path), "--source", SOURCE_ID, "--ref", "foi_4711")
    call(*words)
    edited = at_toy.put(at_toy.data / "proposals" / SOURCE_ID / "foi_4711.yml", "# mine\n# ? still open\n")
    call(*words)
    assert edited.read_text("utf-8").startswith("# mine")
    call(*words, "--again")
    assert "ref: foi_4711" in edited.read_text("utf-8")


def test_a_file_without_a_source_is_read_but_cannot_be_taken_up(at_toy: Toy) -> None:
    path = at_toy.put(at_toy.folder / "answer.txt", LETTER)
    result = call(str(path))
    assert result.exit_code == 3 and "--source" in result.stdout
    assert Ledger(Storage(at_toy.settings.data_root)).current() == {}


def test_a_release_that_is_there_and_a_name_nobody_knows_are_refused(at_toy: Toy) -> None:
    at_toy.ship()
    path = at_toy.put(at_toy.folder / "answer.txt", LETTER)
    for words in ((str(path), "--source", SOURCE_ID, "--ref", REF), ("noms_toy/nobody",)):
        result = call(*words)
        assert result.exit_code == 1 and type(result.exception).__name__ == "WrongUse"


def test_who_asked_does_not_stand_in_the_proposal(at_toy: Toy) -> None:
    path = at_toy.put(at_toy.folder / "answer.txt", "Dear Dr Example,\n\n" + LETTER + "\nasked@example.org\n")
    call(str(path), "--source", SOURCE_ID, "--ref", "foi_4711")
    assert "asked@example.org" not in at_toy.everything() and "Dr Example" not in at_toy.everything()


@pytest.mark.parametrize("first", ["inbox", "ref"])
def test_the_same_bytes_wait_as_one_release_whichever_way_they_came(at_toy: Toy, first: str) -> None:
    path = at_toy.put(at_toy.folder / "answer.txt", LETTER)
    words = (str(path), "--source", SOURCE_ID, "--ref", "foi_4711")
    if first == "ref":
        call(*words)
    at_toy.drop("answer.txt", LETTER)
    look(SOURCE_ID, at_toy.settings, "r1")
    result = call(*words, "--again")
    waiting = Ledger(Storage(at_toy.settings.data_root)).waiting()
    (release_id,) = waiting
    assert f"proposals/{release_id}.yml" in result.stdout.replace("\n", "")
    (contract,) = (at_toy.data / "proposals").rglob("*.yml")
    assert "ref: foi_4711" in contract.read_text("utf-8")


def test_a_proposal_that_was_kept_says_so(at_toy: Toy) -> None:
    path = at_toy.put(at_toy.folder / "answer.txt", LETTER)
    call(str(path), "--source", SOURCE_ID)
    result = call(str(path), "--source", SOURCE_ID, "--ref", "foi_4711")
    assert "kept as it is" in result.stdout and "--again" in result.stdout
