"""`candour audit` over case files: any number, standard input, exit codes, and folders that cannot be written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from candour.cli import app
from ingest.model.errors import StorageFailed, WrongUse

RUN = CliRunner().invoke


def case(name: str, *raw: str) -> dict[str, Any]:
    """Figures of one release under a rule that hides one and two."""
    return {
        "id": name,
        "policies": {"P": {"mask_range": [1, 2], "zero": "published", "markers": {}}},
        "releases": [{"id": "R", "publisher": "A", "series": "S", "published": "2020-01-01", "policy": "P"}],
        "cells": [{"id": f"c{at}", "release": "R", "raw": text} for at, text in enumerate(raw)],
    }


def written(folder: Path, name: str, *raw: str) -> str:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(case(name, *raw)), encoding="utf-8")
    return str(path)


def test_any_number_of_files_and_their_exit_codes(tmp_path: Path) -> None:
    good, bad = written(tmp_path, "good", "7"), written(tmp_path, "bad", "2")
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps({**case("wrong", "7"), "relations": [{"type": "?"}]}))
    assert RUN(app, ["audit", good, "--out", str(tmp_path / "first")]).exit_code == 0
    assert RUN(app, ["audit", good, bad, "--out", str(tmp_path / "out")]).exit_code == 1
    assert json.loads((tmp_path / "out" / "bad.json").read_text())["verdict"] == "block"
    mixed = RUN(app, ["audit", str(wrong), good, "--out", str(tmp_path / "mixed")])
    assert mixed.exit_code == 2 and "relations[0] is of an unknown type" in mixed.output
    assert [path.name for path in (tmp_path / "mixed").iterdir()] == ["good.json"]


def test_one_case_from_standard_input(tmp_path: Path) -> None:
    done = RUN(app, ["audit", "-"], input=json.dumps(case("bad", "2")))
    assert done.exit_code == 1 and json.loads(done.output)["verdict"] == "block"
    assert RUN(app, ["audit", "-"], input="").exit_code == 2
    assert RUN(app, ["audit", "-"], input=b"\xff\xfe{").exit_code == 2


def test_a_thousand_case_files_in_one_process(tmp_path: Path) -> None:
    names = [written(tmp_path, f"case{n:04}", "7", str(n % 5)) for n in range(1000)]
    done = RUN(app, ["audit", *names, "--json"])
    assert done.exit_code == 1
    wanted = {f"case{n:04}": "block" if n % 5 in (1, 2) else "pass" for n in range(1000)}
    assert {name: result["verdict"] for name, result in json.loads(done.stdout).items()} == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "no JSON"),
        ('{"id": NaN}', "NaN is no number"),
        ('{"id": -Infinity}', "-Infinity is no number"),
        ('{"id": 1e400}', "1e400 is no number"),
        ('{"id": "a", "id": "b"}', "'id' stands twice"),
        (f'{{"n": {"9" * 5000}}}', "5,000 digits"),
        ("[" * 100_000, "nested too deeply"),
        ('{"cells": [{"id": "\\ud800"}]}', "half a character"),
        (json.dumps(case("a/b", "7")), "cannot name a file"),
        (json.dumps(case("..", "7")), "cannot name a file"),
        (json.dumps(case("a\0b", "7")), "cannot name a file"),
        (json.dumps(case("a" * 300, "7")), "cannot name a file"),
    ],
)
def test_what_is_no_case_file_ends_with_two_and_says_why(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text, encoding="utf-8")
    done = RUN(app, ["audit", str(path)])
    assert done.exit_code == 2
    assert words in done.output


def test_files_that_are_not_there_and_ids_that_stand_twice(tmp_path: Path) -> None:
    one = written(tmp_path, "one", "7")
    assert RUN(app, ["audit", str(tmp_path)]).exit_code == 2
    assert RUN(app, ["audit", str(tmp_path / "none.json")]).exit_code == 2
    twice = RUN(app, ["audit", one, one])
    assert twice.exit_code == 2 and "Two cases are called one" in twice.output


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, read_only_disk: Path) -> None:
    one = written(tmp_path, "one", "7")
    done = RUN(app, ["audit", one, "--out", str(read_only_disk / "out")])
    assert isinstance(done.exception, StorageFailed)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    done = RUN(app, ["audit", one, "--out", str(in_the_way)])
    assert isinstance(done.exception, StorageFailed) and done.exception.exit_code == 4


def test_a_table_is_audited_alone(tmp_path: Path) -> None:
    for arguments in (["a.csv", "b.csv"], ["a.csv", "--out", str(tmp_path)], ["a.csv"]):
        done = RUN(app, ["audit", *arguments])
        assert isinstance(done.exception, WrongUse)
    assert list(tmp_path.iterdir()) == []
