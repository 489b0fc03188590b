"""Releases written before the reader was tuned: what it makes of them now. The floors are in `floors.py`.

.venv/bin/python tests/unseen/figures.py --show 20     prints what was missed and what was wrong
"""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from unseen import floors
from unseen.comparison import Figures, Row, compare, rows_of
from unseen.floors import Floors
from unseen.releases import SETS, context, described, figures_of, golden, is_built, read_all

NAMES = [(of, name) for of in SETS for name in sorted(described(of))]
IDS = [f"{of.name} {name}" for of, name in NAMES]


@pytest.fixture(scope="module", params=range(len(SETS)), ids=[of.name for of in SETS])
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Figures, Floors]:
    folder = tmp_path_factory.mktemp("unseen")
    done = read_all(folder, SETS[request.param])
    assert done.returncode == 0, done.stdout + done.stderr
    return figures_of(folder / "out", SETS[request.param]), floors.OF_SETS[request.param]


def test_most_figures_are_found(read: tuple[Figures, Floors]) -> None:
    figures, least = read
    assert figures.found >= least.found, figures.as_text(show=10)


def test_enough_of_them_are_asserted(read: tuple[Figures, Floors]) -> None:
    figures, least = read
    assert figures.asserted >= least.asserted, figures.as_text(show=10)


def test_what_is_asserted_is_right(read: tuple[Figures, Floors]) -> None:
    figures, least = read
    assert figures.precision >= least.precision, figures.as_text(show=10)


def test_no_release_is_lost_whole(read: tuple[Figures, Floors]) -> None:
    figures, least = read
    assert [result.name for result in figures.results if result.found < least.found_in_each * result.golden] == []


@pytest.mark.parametrize(("of", "name"), NAMES, ids=IDS)
def test_every_golden_figure_stands_in_its_document(of: Path, name: str) -> None:
    text = described(of)[name]
    if name.endswith(".json"):
        text = " ".join(_strings(json.loads(text)))
    if not is_built(name):
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)) if _is_marked_up(name) else text)
    if name.endswith(".csv"):
        text = " ".join(cell for row in csv.reader(text.splitlines()) for cell in row)
    rows = rows_of(golden(of, name))
    assert 8 <= len(rows) <= 70
    assert [row["raw_value"] for row in rows if not _stands(row["raw_value"], text)] == []


def _is_marked_up(name: str) -> bool:
    return name.endswith((".html", ".json"))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _stands(raw: str, text: str) -> bool:
    return re.search(rf"(?<![\w.])(?<!\d,){re.escape(raw)}(?![\w%])", text) is not None


@pytest.mark.parametrize("of", SETS, ids=[of.name for of in SETS])
def test_every_release_has_its_context_and_its_reading(of: Path) -> None:
    names = sorted(described(of))
    assert sorted(Path(row["file"]).name for row in rows_of(context(of))) == names
    assert sorted(path.stem for path in (of / "golden").iterdir()) == sorted(Path(name).stem for name in names)


@pytest.mark.parametrize(("of", "name"), NAMES, ids=IDS)
def test_a_perfect_reader_scores_full_marks_and_a_shifted_one_does_not(of: Path, name: str) -> None:
    rows = rows_of(golden(of, name))
    perfect = [_output(row) for row in rows]
    result = compare(name, rows, perfect)
    assert (result.found, result.asserted, result.wrong) == (len(rows), len(rows), [])
    shifted = [row | {"value_lower": row["value_lower"] + "0"} for row in perfect if row["value_lower"]]
    assert compare(name, rows, shifted).asserted <= len(rows) // 4


def _output(row: Row) -> Row:
    return {
        **{column: row[column] for column in row if column not in ("officer_gender", "other_breakdown")},
        "gender": row["officer_gender"],
        "breakdown": row["other_breakdown"],
        "certain": "yes",
    }
