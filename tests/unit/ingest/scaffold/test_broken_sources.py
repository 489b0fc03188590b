"""One source.yml that cannot be read hides no other source, and no name is cut."""

from __future__ import annotations

import json

import pytest
from builders.toy import SOURCE_ID, Toy
from typer.testing import CliRunner, Result

from ingest.cli import app

LONG = "a_toy_with_a_name_as_long_as_a_name_of_a_source_can_be_made"


def call(*words: str) -> Result:
    return CliRunner().invoke(app, ["sources", *words])


@pytest.mark.parametrize("words", [[], ["check"]], ids=["list", "check"])
def test_a_broken_source_is_told_and_the_others_are_shown(project: Toy, words: list[str]) -> None:
    project.put(project.settings.sources / "broken_toy" / "source.yml", "source: [oops")
    said = call(*words)
    assert said.exit_code == 3
    assert SOURCE_ID in said.stdout and "Broken: broken_toy: " in said.stderr
    told = {one["source"]: one for one in json.loads(call(*words, "--json").stdout)}
    assert set(told) == {SOURCE_ID, "broken_toy"} and "fault" not in told[SOURCE_ID]
    assert "broken_toy/source.yml" in told["broken_toy"]["fault"]


def test_a_long_name_goes_on_in_the_next_line(project: Toy) -> None:
    project.source(LONG, expected_every="P3M")
    said = call()
    assert said.exit_code == 0 and "…" not in said.stdout
    assert max(map(len, said.stdout.splitlines())) <= 80
    ours = said.stdout[said.stdout.index("a_toy") :].splitlines()
    assert "".join(line.split(" ")[0] for line in ours).startswith(LONG)
