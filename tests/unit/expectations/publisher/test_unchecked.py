"""What was not checked is said, and a hidden figure among it never passes."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.publisher_tables import RULE
from typer.testing import CliRunner

from expectations.publisher.check import judged_table
from expectations.publisher.report import Told, as_json

DECIMALS = "Rank,Male,Female,Total\nConstable,3.5,*,5.5\nSergeant,5,6,11\nInspector,12,7,19\n"
RATES = "Force,Male,Female,Total,Rate\nAvon,10,20,30,1.5\nKent,12,7,19,2.5\n"
ASIDE = "Force,Male,Female,Total,Notes\nAvon,10,20,30,*\nKent,12,7,19,\n"
GIVEN_AWAY = "Rank,Male,Female,Total\nSergeant,38,*,41\nInspector,12,7,19\n"


def judged(folder: Path, text: str, confirm: bool = True, ask: bool = False) -> Told:
    (folder / "table.csv").write_text(text, encoding="utf-8")
    (folder / "rule.yml").write_text(RULE, encoding="utf-8")
    return judged_table(folder / "table.csv", folder / "rule.yml", confirm, ask)


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (DECIMALS, ["C2"]),
        (RATES.replace("1.5", "*"), ["E2"]),
        (ASIDE, ["E2"]),
        ("Force,Male,Female,Total\nAvon,10,5,99\nKent,7,8,98\nSurrey,6,6,97\nDevon,*,9,90\n", ["B5"]),
    ],
    ids=["decimals", "rates", "notes", "sums"],
)
def test_a_hidden_figure_that_was_not_checked_warns(tmp_path: Path, table: str, cells: list[str]) -> None:
    one = judged(tmp_path, table)
    assert one.unchecked == as_json(one)["unchecked"] == cells
    assert one.verdict == "warn"
    assert f"checked; not checked: the figures hidden at {cells[0]}" in one.in_words()


def test_counts_saved_as_decimals_are_no_rates(tmp_path: Path) -> None:
    for masked in ("*", "2.0"):
        one = judged(tmp_path, DECIMALS.replace("*", masked).replace(".5", ".0"))
        assert one.verdict == "block" and one.unchecked == []
        assert {entry.rule for entry in one.result.findings} == {"SUP-102"}


def test_a_pass_says_what_was_left_unchecked(tmp_path: Path) -> None:
    one = judged(tmp_path, RATES)
    words = "nothing was found against what was checked; not checked: what is named above"
    assert (one.verdict, one.in_words()) == ("pass", words)
    plain = judged(tmp_path, "Force,Male,Female,Total\nAvon,10,20,30\nKent,12,7,19\n")
    assert (plain.verdict, plain.in_words()) == ("pass", "nothing was found against it")


def test_a_sum_that_somebody_refused_is_not_used(tmp_path: Path) -> None:
    assert judged(tmp_path, GIVEN_AWAY).verdict == "block"
    with CliRunner().isolation(input="n\n" * 9):
        one = judged(tmp_path, GIVEN_AWAY, confirm=False, ask=True)
    assert "checked; not checked" in one.in_words() and one.doubts[0].endswith("it was said not to hold")
    assert one.verdict == "pass" and one.hide() == [] and one.sums and not any(holds for _, holds in one.sums)
