"""Which columns of a table are labels: words, years and codes, never a figure or a sign that hides one."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.publisher_tables import RULE

from expectations.publisher.check import judged_table
from expectations.publisher.report import Told


def judged(folder: Path, text: str) -> Told:
    (folder / "table.csv").write_text(text, encoding="utf-8")
    (folder / "rule.yml").write_text(RULE, encoding="utf-8")
    return judged_table(folder / "table.csv", folder / "rule.yml", True)


def found(one: Told) -> set[tuple[str, str]]:
    return {(entry.rule, cell) for entry in one.result.findings for cell in entry.cells}


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (
            "Rank,Year ending March 2022,Year ending March 2023\nConstable,10,20\nSergeant,*,7\nTotal,12,27\n",
            {("SUP-401", "B3")},
        ),
        ("Rank,In year,Total\nConstable,2,12\nSergeant,3,11\n", {("SUP-201", "B2"), ("SUP-201", "B3")}),
        ("Force,Male,Female,Total\nAvon,2010,*,2013\nKent,2020,2031,4051\n", {("SUP-401", "C2")}),
        ("Male,Female,Total\n*,10,13\n20,7,27\n", {("SUP-401", "A2")}),
    ],
    ids=["years in heads", "figures in sight", "figures like years", "no labels"],
)
def test_figures_are_no_labels_whatever_their_head_says(
    tmp_path: Path, table: str, cells: set[tuple[str, str]]
) -> None:
    assert found(judged(tmp_path, table)) == cells


def test_codes_left_of_all_words_and_years_are_labels(tmp_path: Path) -> None:
    text = "Year,Month,Force,Male,Female,Total\n2018,1,Avon,10,*,13\n2018,2,Avon,12,6,18\n"
    assert found(judged(tmp_path, text)) == {("SUP-401", "E2")}
    text = "Force,Year,Male,Female,Total\nAvon,2018,10,*,13\nAvon,2019,12,6,18\nAvon,Total,22,#,31\n"
    assert ("SUP-401", "D2") in found(judged(tmp_path, text))
    assert judged(tmp_path, text).table.sheets[0].rows == [("Avon", "2018"), ("Avon", "2019"), ("Avon", "Total")]
