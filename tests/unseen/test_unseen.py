"""Releases written before the reader was tuned: what it makes of them now. The floors are in `floors.py`.

.venv/bin/python tests/unseen/figures.py --show 20     prints what was missed and what was wrong
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from unseen import floors
from unseen.comparison import Figures, Row, compare, rows_of
from unseen.releases import CONTEXT, GOLDEN, described, figures_of, is_built, read_all

NAMES = sorted(described())


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    folder = tmp_path_factory.mktemp("unseen")
    done = read_all(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return figures_of(folder / "out")


def test_most_figures_are_found(figures: Figures) -> None:
    assert figures.found >= floors.FOUND, figures.as_text(show=10)


def test_enough_of_them_are_asserted(figures: Figures) -> None:
    assert figures.asserted >= floors.ASSERTED, figures.as_text(show=10)


def test_what_is_asserted_is_right(figures: Figures) -> None:
    assert figures.precision >= floors.PRECISION, figures.as_text(show=10)


def test_no_release_is_lost_whole(figures: Figures) -> None:
    assert [result.name for result in figures.results if result.found < floors.FOUND_IN_EACH * result.golden] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_golden_figure_stands_in_its_document(name: str) -> None:
    text = described()[name]
    if name.endswith(".json"):
        text = json.loads(text)["value"]["answerText"]
    if not is_built(name):
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)) if "<" in text else text)
    golden = rows_of(GOLDEN / f"{Path(name).stem}.csv")
    assert 10 <= len(golden) <= 60
    assert [row["raw_value"] for row in golden if not _stands(row["raw_value"], text)] == []


def _stands(raw: str, text: str) -> bool:
    return re.search(rf"(?<![\w.])(?<!\d,){re.escape(raw)}(?![\w%])", text) is not None


def test_every_release_has_its_context_and_its_reading() -> None:
    files = [Path(row["file"]).name for row in rows_of(CONTEXT)]
    assert sorted(files) == NAMES
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(Path(name).stem for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_perfect_reader_scores_full_marks_and_a_shifted_one_does_not(name: str) -> None:
    golden = rows_of(GOLDEN / f"{Path(name).stem}.csv")
    perfect = [_output(row) for row in golden]
    result = compare(name, golden, perfect)
    assert (result.found, result.asserted, result.wrong) == (len(golden), len(golden), [])
    shifted = [row | {"value_lower": row["value_lower"] + "0"} for row in perfect if row["value_lower"]]
    assert compare(name, golden, shifted).asserted <= len(golden) // 4


def _output(row: Row) -> Row:
    return {
        **{column: row[column] for column in row if column not in ("officer_gender", "other_breakdown")},
        "gender": row["officer_gender"],
        "breakdown": row["other_breakdown"],
        "certain": "yes",
    }
