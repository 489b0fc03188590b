"""Five questions at the terminal: a wrong answer is noticed at once, and loses none of the others."""

from __future__ import annotations

from builders.toy import Toy
from typer.testing import CliRunner, Result

from ingest.cli import app
from ingest.model.errors import WrongUse
from ingest.registry import Registry
from ingest.scaffold.answers import LICENCES
from ingest.settings import Settings

HOME = Settings().home
ANSWERS = [
    "northumbria_police",
    "Northumbria Police, misconduct hearings",
    "foi_disclosure",
    "https://www.example.org/disclosure-log",
    "manual",
]


def new(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["sources", "new", *words], input=typed)


def test_each_answer_is_looked_at_as_it_is_given_and_asked_for_again(project: Toy) -> None:
    good = ANSWERS
    typed = ["nobody", good[0], good[1], "rumour", good[2], "https://10.0.0.1/x", good[3], "fax", good[4]]
    result = new(typed="\n".join(typed) + "\n")
    assert result.exit_code == 0, result.output
    assert "Publishers known: avon_and_somerset_police, " in result.stderr
    for said in ("no publisher `nobody`", "`rumour` is no kind", "no https address", "`fax` is no way"):
        assert said in result.stderr
    assert Registry(project.settings).source("northumbria_police_misconduct_hearings")


def test_what_is_given_is_looked_at_before_anything_is_asked(project: Toy) -> None:
    result = new("--publisher", "nobody")
    assert isinstance(result.exception, WrongUse) and "What is it called" not in result.output


def test_answers_that_end_too_soon_write_nothing_and_say_where_they_ended(project: Toy) -> None:
    before = sorted(project.folder.rglob("*"))
    result = new(typed="northumbria_police\n")
    assert isinstance(result.exception, WrongUse) and "ended at `What is it called`" in result.exception.what
    assert sorted(project.folder.rglob("*")) == before


def test_the_licences_offered_are_those_that_the_shipped_sources_have() -> None:
    shipped = Registry(Settings(sources=HOME / "ingest" / "sources")).sources()
    assert {source.licence for source in shipped} == set(LICENCES)
