"""`candour sources` lists as before, starts a source whose own test passes, and explains one without asking anybody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builders.toy import SOURCE_ID, Toy
from typer.testing import CliRunner, Result

from ingest.cli import app
from ingest.model.errors import WrongUse
from ingest.registry import Registry
from ingest.settings import Settings

HOME = Settings().home
ASKED = {
    "--publisher": "northumbria_police",
    "--title": "Northumbria Police, misconduct hearings",
    "--kind": "foi_disclosure",
    "--address": "https://www.example.org/disclosure-log",
    "--acquire": "manual",
}
GOVUK = {
    "--publisher": "home_office",
    "--title": "Home Office, toy statistics",
    "--kind": "official_statistics",
    "--address": "https://www.gov.uk/government/collections/toy-statistics",
    "--acquire": "govuk",
}


def call(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["sources", *words], input=typed)


def new(**changes: str) -> Result:
    options = ASKED | {f"--{name}": value for name, value in changes.items()}
    return call("new", *(word for pair in options.items() for word in pair))


# -- list -----------------------------------------------------------------------------------------


def test_the_bare_call_lists_every_source_within_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = call().stdout.splitlines()
    assert len(lines) == len(Registry(Settings()).sources()) + 1
    assert max(map(len, lines)) <= 80 and not any("…" in line for line in lines)
    assert {row["source"] for row in json.loads(call("--json").stdout)} >= {"noms_foi", "iopc_police_complaints"}


# -- new ------------------------------------------------------------------------------------------


def test_five_questions_make_a_source(project: Toy) -> None:
    answers = "\n".join(ASKED.values()) + "\n"
    result = call("new", typed=answers)
    assert result.exit_code == 0, result.output
    source = Registry(project.settings).source("northumbria_police_misconduct_hearings")
    assert (source.title, source.licence, source.approval.state) == (ASKED["--title"], "FOI re-use", "manual_only")
    assert "| `northumbria_police_misconduct_hearings` | Northumbria Police | FOI re-use |" in (
        project.settings.home / "DATA_LICENCE.md"
    ).read_text("utf-8")


@pytest.mark.parametrize("options", [ASKED, GOVUK], ids=["manual", "govuk"])
def test_the_test_that_is_written_with_it_passes(project: Toy, options: dict[str, str]) -> None:
    words = [word for pair in options.items() for word in pair]
    made = json.loads(call("new", *words, "--json").stdout)
    assert [Path(path).name for path in made["written"]] == [
        "source.yml",
        f"test_{made['source']}.py",
        "DATA_LICENCE.md",
    ]
    done = _pytest(Path(made["written"][1]), project)
    assert done.returncode == 0 and "2 passed" in done.stdout, done.stdout + done.stderr
    path = project.settings.sources / made["source"] / "source.yml"
    path.write_text(path.read_text("utf-8").replace("OGL-3.0", "OPL-3.0").replace("FOI re-use", "OPL-3.0"))
    assert _pytest(Path(made["written"][1]), project).returncode == 1, "it sees what is changed"


def _pytest(test: Path, project: Toy) -> subprocess.CompletedProcess[str]:
    settings = {f"CANDOUR_{n.upper()}": str(getattr(project.settings, n)) for n in ("sources", "data")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", str(test)]
    env = os.environ | settings | {"PYTHONPATH": str(HOME)}
    return subprocess.run(command, cwd=test.parent, env=env, capture_output=True, text=True, check=False)


def test_the_table_of_licences_stays_in_order(project: Toy) -> None:
    new()
    lines = (project.settings.home / "DATA_LICENCE.md").read_text("utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `")]
    assert rows == sorted(rows)


@pytest.mark.parametrize(
    ("changes", "block"),
    [
        ({"acquire": "govuk", "address": "https://www.gov.uk/government/statistics/toy"}, "pages"),
        ({"acquire": "govuk", "address": "https://www.gov.uk/government/collections/toy"}, "collections"),
        ({"acquire": "pages", "address": "https://www.example.org/list"}, "addresses"),
        ({"acquire": "alaveteli", "address": "https://www.whatdotheyknow.com/body/example_force"}, "bodies"),
        ({"acquire": "parliament", "publisher": "home_office"}, "answering_bodies"),
    ],
)
def test_each_way_to_come_in_has_its_block_and_only_open_interfaces_are_allowed(
    project: Toy, changes: dict[str, str], block: str
) -> None:
    assert new(id="toy_of_this_test", **changes).exit_code == 0
    source = Registry(project.settings).source("toy_of_this_test")
    assert getattr(getattr(source, changes["acquire"]), block)
    assert source.may_be_fetched == (changes["acquire"] in ("govuk", "parliament"))


@pytest.mark.parametrize(
    ("changes", "shipped"),
    [
        (
            {"acquire": "govuk", "address": "https://www.gov.uk/government/statistics/toy"},
            "home_office_police_misconduct",
        ),
        ({"acquire": "parliament", "publisher": "home_office"}, "home_office_written_answers"),
    ],
)
def test_its_hosts_are_those_of_the_shipped_sources_that_come_in_the_same_way(
    project: Toy, changes: dict[str, str], shipped: str
) -> None:
    assert new(id="toy_of_this_test", **changes).exit_code == 0
    made = Registry(project.settings).source("toy_of_this_test")
    assert made.hosts == Registry(Settings(sources=HOME / "ingest" / "sources")).source(shipped).hosts


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"publisher": "northumbria_polic"}, "Did you mean `northumbria_police`?"),
        ({"kind": "rumour"}, "`rumour` is no kind"),
        ({"acquire": "fax"}, "`fax` is no way to come in"),
        ({"address": "http://example.org/x"}, "no https address"),
        ({"address": "example.org"}, "no https address"),
        ({"address": 'https://example.org/"x'}, "no https address"),
        ({"address": "https://example.org/it's"}, "no https address"),
        ({"address": "https://10.0.0.1/x"}, "no https address"),
        ({"address": "https://[::1"}, "no https address"),
        ({"address": "https://printer.local/x"}, "no https address"),
        ({"address": "https://name@example.org/x"}, "no https address"),
        ({"licence": "WTF"}, "`WTF` is no licence"),
        ({"acquire": "govuk"}, "is not www.gov.uk"),
        ({"acquire": "parliament"}, "No number of `northumbria_police`"),
        ({"id": "Northumbria Police"}, "is no id of a source"),
        ({"id": "../elsewhere"}, "is no id of a source"),
        ({"id": SOURCE_ID}, "is there already"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    project: Toy, changes: dict[str, str], said: str
) -> None:
    before = sorted(project.folder.rglob("*"))
    result = new(**changes)
    assert isinstance(result.exception, WrongUse) and said in result.exception.what
    assert sorted(project.folder.rglob("*")) == before


# -- check ----------------------------------------------------------------------------------------

_NO_SOCKETS = """
import sys
def watch(event, arguments):
    if event.startswith("socket."):
        sys.stderr.write("SOCKET " + event)
        raise SystemExit(99)
sys.addaudithook(watch)
from ingest.cli import app
app(["sources", "check", "--json"])
"""


def test_it_explains_every_source_and_opens_no_socket(tmp_path: Path) -> None:
    env = os.environ | {"CANDOUR_DATA": str(tmp_path / "data"), "CANDOUR_CONTACT": "steward@example.org"}
    done = subprocess.run(
        [sys.executable, "-c", _NO_SOCKETS], env=env, cwd=HOME, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = {one["source"]: one for one in json.loads(done.stdout)}
    assert set(found) == {source.source for source in Registry(Settings()).sources()}
    for name, one in found.items():
        assert one["is_fetched"] == (one["nothing_is_fetched_because"] == []), name
        assert bool(one["asks"]) == (one["acquire"] != "manual"), name
        hosts = {address.split("/")[2] for address in one["asks"]}
        assert hosts <= set(one["hosts"]), name
    assert not (tmp_path / "data").exists()


def test_it_says_each_address_with_its_parameters(project: Toy) -> None:
    project.source(
        "toy_questions",
        acquire="parliament",
        kind="parliamentary_answer",
        approval={"state": "allowed"},
        hosts=["questions-statements-api.parliament.uk"],
        parliament={"answering_bodies": [1, 54], "terms": ["toy"]},
    )
    (found,) = json.loads(call("check", "toy_questions", "--json").stdout)
    assert found["nothing_is_fetched_because"] == [
        "CANDOUR_CONTACT is not set: no publisher is asked by somebody it can't write to"
    ]
    for body in (1, 54):
        for day in ("answeredWhenFrom", "correctedWhenFrom"):
            asked = [a for a in found["asks"] if f"answeringBodies={body}&" in a and day in a]
            assert len(asked) == 1, (body, day)
    said = call("check", "toy_questions").stdout
    assert "GET https://questions-statements-api.parliament.uk/api/" in said and "not fetched" in said


def test_a_source_that_is_manual_says_where_its_files_go(project: Toy) -> None:
    said = " ".join(call("check", SOURCE_ID).stdout.split())
    assert f"inbox/{SOURCE_ID}/" in said and "GET" not in said
    assert isinstance(call("check", "nobody").exception, WrongUse)
