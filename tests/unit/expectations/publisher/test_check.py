"""A publisher's table in the shapes it comes in: what is read, which sums are seen, what is found, what is advised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import publisher_tables as tables
from typer.testing import CliRunner

from candour.cli import app
from expectations.publisher.check import judged_table
from expectations.publisher.report import Told, as_json
from ingest.model.errors import UnreadableDocument, WrongUse

RUN = CliRunner().invoke


def told(
    folder: Path, data: str | bytes, name: str = "table.csv", rule: str = tables.RULE, confirm: bool = True
) -> Told:
    table, policy = folder / name, folder / "rule.yml"
    table.write_bytes(data.encode() if isinstance(data, str) else data)
    policy.write_text(rule, encoding="utf-8")
    return judged_table(table, policy, confirm)


def found(one: Told) -> set[tuple[str, str]]:
    return {(entry.rule, cell) for entry in one.result.findings for cell in entry.cells}


def hidden(one: Told) -> list[tuple[str | None, str | None]]:
    return [(entry["cell"], entry["sign"]) for entry in one.hide()]


def sums(one: Told) -> list[str]:
    return [says.split(" (")[0] for says, _ in one.sums]


def test_titles_notes_and_blank_rows_are_no_part_of_a_table(tmp_path: Path) -> None:
    one = told(tmp_path, tables.WITH_NOTES)
    assert [sheet.at.size for sheet in one.table.sheets] == [12]
    assert one.table.cells.raw[0] == "1,010" and one.table.cells.refs[0] == "2018, Male (B6)"
    assert sums(one) == [
        "row “Total” is the sum of “2018”, “2019” and “2020”",
        "column “Total” is the sum of “Male” and “Female”",
    ]
    assert found(one) == {("SUP-401", "C6"), ("SUP-401", "C9")}


def test_a_head_of_two_rows_gives_a_total_in_each_group_and_one_over_all(tmp_path: Path) -> None:
    one = told(tmp_path, tables.MERGED)
    assert one.table.cells.refs[1] == "Avon, 2018, Female (C4)"
    assert sums(one) == [
        "row “Total” is the sum of “Avon” and “Kent”",
        "column “Total” is the sum of “Male” and “Female” in each group",
        "column “2019, All years” is the sum of “2018, Total” and “2019, Total”",
    ]
    assert found(one) == {("SUP-401", "C4"), ("SUP-401", "C6")}
    assert hidden(one) == [("B4", "#"), ("B6", "#")]


def test_several_tables_in_a_file_each_have_their_own_sums(tmp_path: Path) -> None:
    one = told(tmp_path, tables.SEVERAL)
    assert [sheet.name for sheet in one.table.sheets] == ["Table 1: Dismissed", "Table 2: Resigned"]
    assert sums(one) == [
        "Table 1: Dismissed: row “Total” is the sum of “2018” and “2019”",
        "Table 2: Resigned: row “All” is the sum of “Constable” and “Sergeant”",
    ]
    assert found(one) == {("SUP-401", "B4")}


def test_tables_side_by_side_are_two(tmp_path: Path) -> None:
    one = told(tmp_path, tables.SIDE_BY_SIDE)
    assert [sheet.rows for sheet in one.table.sheets] == [[("2018",), ("2019",)], [("PC",), ("Sgt",), ("Total",)]]
    assert one.verdict == "pass"


@pytest.mark.parametrize(
    ("table", "cells", "advice"),
    [
        (tables.TOTALS_FIRST, {"C3", "D5"}, [("D3", "#"), ("C5", "#")]),
        (tables.SUBTOTALS, {"B5"}, [("B6", "#")]),
        (tables.SECTIONS, {"C3", "C5"}, [("B3", "#"), ("B5", "#")]),
        (tables.TIDY, {"D3"}, [("D2", "#")]),
        (tables.TWO_BREAKDOWNS, {"C4"}, [("D4", "#")]),
    ],
    ids=["totals first", "subtotals", "headings between rows", "one figure a row", "two breakdowns"],
)
def test_totals_wherever_they_stand(tmp_path: Path, table: str, cells: set[str], advice: list[tuple[str, str]]) -> None:
    one = told(tmp_path, table)
    assert {cell for rule, cell in found(one) if rule == "SUP-401"} == cells
    assert hidden(one) == advice


def test_percentages_are_tied_to_the_figures_they_follow_from(tmp_path: Path) -> None:
    one = told(tmp_path, tables.PERCENT)
    assert sums(one)[-1] == "column “% dismissed” is “Dismissed” of “Cases” in per cent"
    # Two hidden figures with a known sum protect each other; ten per cent of forty does not protect one.
    assert ("SUP-401", "B2") in found(one)
    assert one.advice.complete and ("D2", "#") in hidden(one)


def test_a_masked_total_that_cannot_be_so_small_is_told(tmp_path: Path) -> None:
    assert {rule for rule, _ in found(told(tmp_path, tables.MASKED_TOTAL))} == {"SUP-402"}
    wrong = told(tmp_path, tables.MASKED_TOTAL.replace("#", "6"))
    assert {rule for rule, _ in found(wrong)} == {"SUP-301", "SUP-302"}


def test_a_total_that_is_off_blocks_only_if_the_sum_is_confirmed(tmp_path: Path) -> None:
    assert told(tmp_path, tables.WRONG_TOTAL).verdict == "block"
    assert told(tmp_path, tables.WRONG_TOTAL, confirm=False).verdict == "warn"


def test_rounded_figures_that_do_not_add_up_may_be_right(tmp_path: Path) -> None:
    rule = "rounding: 5\nmarkers: []\n"
    assert told(tmp_path, tables.ROUNDED, rule=rule).verdict == "pass"
    assert found(told(tmp_path, tables.ROUNDED.replace("40", "42"), rule=rule)) == {("SUP-103", "D4")}


def test_signs_nobody_declared_and_empty_cells_are_told_in_a_file_with_semicolons(tmp_path: Path) -> None:
    one = told(tmp_path, tables.SIGNS)
    assert found(one) == {("SUP-101", "C2"), ("SUP-101", "B3"), ("SUP-101", "C4")}
    rule = 'threshold: 4\nmarkers: {"<5": masked, "[c]": secondary, "": not_held}\n'
    assert told(tmp_path, tables.SIGNS, rule=rule).verdict == "block"


def test_a_figure_that_the_rule_hides_is_to_be_hidden_and_what_gives_it_away_too(tmp_path: Path) -> None:
    one = told(tmp_path, "Year,Male,Female,Total\n2018,10,3,13\n2019,8,9,17\n")
    assert found(one) == {("SUP-201", "C2")}
    assert hidden(one) == [("C2", "*"), ("B2", "#")]


def test_where_no_further_cell_can_be_hidden_that_is_said(tmp_path: Path) -> None:
    rule = 'threshold: 4\nmarkers: {"*": masked, "=": {kind: masked, range: [1, 1]}}\n'
    one = told(tmp_path, "Year,Male,Female,Total\n2018,0,*,=\n", rule=rule)
    assert not one.advice.complete and hidden(one) == []


@pytest.mark.parametrize(("name", "data"), [("table.xlsx", tables.as_xlsx()), ("table.ods", tables.as_ods())])
def test_workbooks(tmp_path: Path, name: str, data: bytes) -> None:
    one = told(tmp_path, data, name)
    before = "Gender!" if name.endswith("xlsx") else ""
    assert ("SUP-401", f"{before}C3") in found(one)
    assert (f"{before}B3", "#") in hidden(one)
    if before:
        # A cell that shows per cent is kept as a share of one, in full.
        assert one.table.cells.raw[-1] == "33.333333%"
        assert ("SUP-401", "Shares!B2") in found(one)


def test_other_encodings_and_separators_say_the_same(tmp_path: Path) -> None:
    text = tables.TOTALS_FIRST.replace("Avon", "Avon – Köln")
    plain = found(told(tmp_path, text))
    assert found(told(tmp_path, text.encode("cp1252"))) == plain
    assert found(told(tmp_path, text.encode("utf-16"))) == plain
    assert found(told(tmp_path, text.replace(",", "\t"), "table.tsv")) == plain


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.csv", b"", "is empty"),
        ("page.xlsx", b"<!DOCTYPE html><html></html>", "HTML page"),
        ("words.csv", b"Only words here\nand here\n", "No table was found"),
        ("heads.csv", b"Year,Male,Female\n", "No table was found"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(64), "old or password-protected"),
        ("quote.csv", b'Year,Male\n2018,"10\n', "no regular .csv"),
    ],
)
def test_a_file_without_a_table_says_so(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words):
        told(tmp_path, data, name)


def test_a_file_that_is_not_there_and_a_table_without_a_rule(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="cannot be read"):
        judged_table(tmp_path / "none.csv", _rule(tmp_path), True)
    with pytest.raises(WrongUse, match="--policy FILE"):
        judged_table(tmp_path / "none.csv", None, True)


def _rule(folder: Path) -> Path:
    (folder / "rule.yml").write_text(tables.RULE, encoding="utf-8")
    return folder / "rule.yml"


def test_the_command_draws_the_table_and_never_says_a_hidden_figure(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Year,Male,Female,Total\n2018,1010,*,1013\n2019,800,900,1700\n", encoding="utf-8")
    done = RUN(app, ["audit", str(table), "--policy", str(_rule(tmp_path)), "--confirm-sums"])
    assert done.exit_code == 1
    assert "* (1)" in done.output and "Hide as well, as '#': B2." in done.output
    rest = done.output.replace("figures of 1 to 4 have to be hidden", "")
    assert " 3 " not in rest and "Verdict: block" in rest


def test_supposed_sums_are_said_once_and_only_warn(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(tables.TOTALS_FIRST, encoding="utf-8")
    done = RUN(app, ["audit", str(table), "--policy", str(_rule(tmp_path))])
    assert done.exit_code == 0
    assert done.output.count("supposed and not confirmed") == 1
    machine = RUN(app, ["audit", str(table), "--policy", str(_rule(tmp_path)), "--json"])
    data = json.loads(machine.output)
    assert data["verdict"] == "warn" and [entry["confirmed"] for entry in data["sums"]] == [False, False]
    assert {entry["severity"] for entry in data["findings"]} == {"warning"}
    assert [entry["cell"] for entry in data["mask_more"]["cells"]] == ["D3", "C5"]


def test_a_long_table_is_drawn_where_it_bears_a_mark(tmp_path: Path) -> None:
    rows = "".join(f"Station {n},{10 + n},{20 + n},{30 + 2 * n}\n" for n in range(300))
    table = tmp_path / "table.csv"
    table.write_text(f"Station,Male,Female,Total\n{rows}Last,30,*,33\n", encoding="utf-8")
    done = RUN(app, ["audit", str(table), "--policy", str(_rule(tmp_path)), "--confirm-sums"])
    assert "Last" in done.output and "300 of 301 rows are not drawn." in done.output


def test_a_table_of_many_small_sums_is_read_and_judged(tmp_path: Path) -> None:
    lines = [
        f"Force {n},{year},{gender},{figure}\n"
        for n in range(200)
        for year in range(2011, 2021)
        for gender, figure in (("Male", 10 + n % 90), ("Female", 30), ("Total", 40 + n % 90))
    ]
    lines[1] = "Force 0,2011,Female,*\n"
    one = told(tmp_path, "Force,Year,Gender,Count\n" + "".join(lines))
    assert len(one.table.cells) == 6_000
    assert found(one) == {("SUP-302", "D3"), ("SUP-301", "D2"), ("SUP-301", "D3"), ("SUP-301", "D4")}
    assert as_json(one)["verdict"] == "block"
