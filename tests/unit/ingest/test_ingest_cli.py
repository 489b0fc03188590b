"""The commands say where everything stands, to a person and to a machine, and end with the right code."""

from __future__ import annotations

import json
from typing import Any

import pytest
from builders.toy import LETTER, RELEASE_ID, SOURCE_ID, Toy
from typer.testing import CliRunner, Result

from ingest.cli import app
from ingest.model.errors import WrongUse


@pytest.fixture
def at_toy(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> Toy:
    monkeypatch.setenv("CANDOUR_SOURCES", str(toy.settings.sources))
    monkeypatch.setenv("CANDOUR_DATA", toy.settings.data)
    monkeypatch.setenv("COLUMNS", "200")
    return toy


def call(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def rows(*words: str) -> Any:
    return json.loads(call(*words, "--json").stdout)


def test_sources_are_listed(at_toy: Toy) -> None:
    at_toy.ship()
    assert call("sources").exit_code == 0 and SOURCE_ID in call("sources").stdout
    (row,) = rows("sources")
    assert (row["source"], row["releases"]) == (SOURCE_ID, 1)


def test_reading_says_what_became_of_each_release(at_toy: Toy) -> None:
    at_toy.ship()
    assert rows("status")["releases"][0]["state"] == "announced"
    assert rows("read") == [{"release_id": RELEASE_ID, "state": "candidate", "why": "6 observations"}]
    assert rows("status")["releases"][0]["state"] == "candidate"
    assert call("read", RELEASE_ID).exit_code == call("read", SOURCE_ID).exit_code == 0


def test_a_release_that_needs_a_person_ends_with_three_and_stops_no_other(at_toy: Toy) -> None:
    at_toy.ship("foi_1", LETTER.replace("2019", "[soon]"))
    at_toy.ship("foi_2")
    result = call("read", "--json")
    assert result.exit_code == 3
    states = {row["release_id"]: row["state"] for row in json.loads(result.stdout)}
    assert states == {f"{SOURCE_ID}/foi_1": "needs_mapping", f"{SOURCE_ID}/foi_2": "candidate"}
    assert "[soon]" in call("read").stdout


@pytest.mark.parametrize("name", ["nobody/x", "noms_toy/none"])
def test_a_release_nobody_knows_ends_with_two(at_toy: Toy, name: str) -> None:
    result = call("read", name)
    assert result.exit_code == 2 and "There is no release" in result.stdout


def test_a_source_nobody_knows_is_wrong_use(at_toy: Toy) -> None:
    assert isinstance(call("read", "nobody").exception, WrongUse)


def test_a_disk_that_refuses_ends_with_four(at_toy: Toy, monkeypatch: pytest.MonkeyPatch, read_only_disk: Any) -> None:
    at_toy.ship()
    monkeypatch.setenv("CANDOUR_DATA", str(read_only_disk))
    result = call("read", RELEASE_ID)
    assert result.exit_code == 4 and "CANDOUR_DATA" in result.stdout.replace("\n", "")


def test_nothing_to_do_is_said(at_toy: Toy) -> None:
    assert "Nothing new" in call("read").stdout
    assert rows("read") == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("broken.yml", "a: [", ["No YAML", "inbox/noms_toy/broken.yml", "Correct the line"]),
        ("nul.txt", b"a\0b", ["neither text", "inbox/noms_toy/nul.txt", "Save it as"]),
        ("letter.txt", "x", ["no mapping", "proposals/noms_toy/unmapped_", "run again"]),
    ],
)
@pytest.mark.parametrize("words", [("read",), ("read", SOURCE_ID)])
def test_what_needs_a_person_in_the_inbox_ends_with_three(
    at_toy: Toy, words: tuple[str, ...], name: str, data: str | bytes, said: list[str]
) -> None:
    at_toy.ship()
    at_toy.drop(name, data)
    result = call(*words, "--json")
    assert result.exit_code == 3
    release, fault = json.loads(result.stdout)
    assert release["release_id"] == RELEASE_ID and fault["state"] == "needs_mapping"
    assert all(part in fault["why"] for part in said)
    at_toy.drop(name, data)
    result = call(*words)
    assert result.exit_code == 3 and said[0] in result.stdout


def test_a_link_in_the_inbox_ends_with_three(at_toy: Toy) -> None:
    at_toy.drop("x.txt", "x").unlink()
    (at_toy.data / "inbox" / SOURCE_ID / "link.txt").symlink_to(at_toy.folder)
    result = call("read")
    assert result.exit_code == 3 and "link.txt" in result.stdout and "Nothing new" not in result.stdout


def test_what_waits_in_the_inbox_is_said(at_toy: Toy) -> None:
    at_toy.drop("stranger.txt", "x", folder=".")
    said = rows("status")
    assert (said["releases"], said["inbox"]) == ([], ["inbox/stranger.txt"])
    assert "inbox/stranger.txt belongs to no source" in call("status").stdout


def test_a_broken_source_stops_no_other_and_ends_with_three(at_toy: Toy) -> None:
    at_toy.ship()
    at_toy.put(at_toy.settings.sources / "moj_toy" / "source.yml", "source: [oops")
    result = call("read", "--json")
    rows_of_it = json.loads(result.stdout)
    assert result.exit_code == 3
    assert [(row["release_id"], row["state"]) for row in rows_of_it] == [
        (RELEASE_ID, "candidate"),
        ("moj_toy", "failed"),
    ]
    assert "moj_toy/source.yml" in rows_of_it[1]["why"]
    result = call("acquire")
    assert result.exit_code == 3
    assert f"never asked: {SOURCE_ID}" in result.stdout and "moj_toy: No YAML" in result.stdout
    assert rows("acquire")["by_hand"] == [SOURCE_ID] and rows("acquire")["broken"][0]["source"] == "moj_toy"
    assert call("acquire", SOURCE_ID).exit_code == 0 and call("read", SOURCE_ID).exit_code == 0
