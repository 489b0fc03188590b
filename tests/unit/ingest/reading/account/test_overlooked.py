"""What used to be overlooked or taken for something else: ranges in cells, parts of a figure, notes, signs, dashes."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

TABLE = "Officers dismissed\n\n| | 2020 | 2021 |\n| Male | 8 | 16 |\n| Female | {cell} | 7 |\n\n{below}\n"


def read(text: str, publisher: str = "Anyshire Police") -> Reading:
    return read_document(open_document("letter.txt", text.encode(), "text", Settings()), Context(publisher))


def cell(printed: str, below: str = "") -> Found:
    (found,) = [f for f in read(TABLE.format(cell=printed, below=below)).observations if f.raw_value == printed]
    return found


def bounds(figure: Found) -> tuple[int | None, int | None, str]:
    return figure.value.low, figure.value.high, figure.value.status


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [("1-3", 1, 3), ("1 to 3", 1, 3), ("1–3", 1, 3), ("<3", 0, 2), ("fewer than 3", 0, 2)],
)
def test_a_bounded_cell_is_read_and_in_doubt_where_no_rule_is_stated(printed: str, low: int, high: int) -> None:
    figure = cell(printed)
    assert (bounds(figure), figure.certain) == ((low, high, "suppressed"), False)


@pytest.mark.parametrize(
    ("printed", "rule"),
    [
        ("1-3", "Numbers from 1 to 3 are shown as 1-3."),
        ("1–3", "Figures between 1 and 3 are shown as 1–3."),
        ("1 to 3", "To protect individuals, figures of 3 or fewer are withheld."),
    ],
)
def test_a_bounded_cell_that_a_rule_explains_is_certain(printed: str, rule: str) -> None:
    figure = cell(printed, rule)
    assert (bounds(figure), figure.certain) == ((1, 3, "suppressed"), True)


def test_a_table_of_nothing_but_ranges_is_not_lost() -> None:
    found = read(
        "Officers dismissed in 2021\n\n| Outcome | Number |\n| Dismissed | 1-3 |\n| Warned | 1-3 |"
    ).observations
    assert [f.raw_value for f in found] == ["1-3", "1-3"]


@pytest.mark.parametrize(
    "text",
    [
        TABLE.format(cell="8", below="Of these, 14 were male and three were female."),
        TABLE.format(cell="8", below="14 were male and three were female."),
        "In 2021, 17 officers were dismissed. Of these, 14 were male and three were female.",
    ],
)
def test_the_parts_of_a_figure_are_figures_in_doubt(text: str) -> None:
    found = {f.raw_value: f for f in read(text).observations}
    assert (found["14"].gender, found["three"].gender) == ("male", "female")
    assert found["14"].doubts and found["three"].doubts


@pytest.mark.parametrize(
    "note",
    [
        "Includes one case reopened in 2022.",
        "* includes one case reopened in 2022",
        "1 Includes one case reopened in 2022",
        "This figure includes one case reopened in 2022.",
        "The figures do not include two cases reopened in 2022.",
    ],
)
def test_what_a_figure_includes_is_a_note_and_no_figure(note: str) -> None:
    reading = read(TABLE.format(cell="3", below=note))
    assert [f.raw_value for f in reading.observations] == ["8", "16", "3", "7"]
    assert [left.text for left in reading.unaccounted] == [note]


def test_a_figure_of_nobody_or_in_broken_words_is_not_certain() -> None:
    assert [f.certain for f in read(TABLE.format(cell="3", below=""), publisher="").observations] == [False] * 4
    broken = read(TABLE.format(cell="3", below="").replace("dismissed", "dismi\ufffded")).observations
    assert broken and not any(f.certain for f in broken)


@pytest.mark.parametrize(
    "rule",
    [
        "~ denotes figures of 1 to 4. * denotes figures suppressed to prevent calculation of the masked figures.",
        "Figures of fewer than 5 are shown as ~. A * guards a figure from which another could be worked out.",
        "Figures of fewer than 5 are shown as *. Totals are also replaced with * where they would reveal one.",
    ],
)
def test_a_sign_that_also_guards_other_cells_has_no_upper_bound(rule: str) -> None:
    figure = cell("*", rule)
    assert bounds(figure) == (0, None, "suppressed")


def test_a_hidden_total_that_must_be_larger_than_the_rule_allows_has_no_bound() -> None:
    letter = (
        "Officers dismissed\n\n| | 2020 | 2021 | Total |\n| Male | 8 | * | * |\n| Female | * | 0 | * |\n"
        "| Total | * | * | 19 |\n\n* denotes figures of 1 to 4.\n"
    )
    found = {f.cell_ref: f for f in read(letter).observations if f.raw_value == "*"}
    open_ended = [ref for ref, f in found.items() if f.value.high is None]
    assert open_ended == ["line 4, cell 4", "line 5, cell 4", "line 6, cell 2", "line 6, cell 3"]
    assert not any(found[ref].certain for ref in ("line 4, cell 4", "line 6, cell 2"))
    assert bounds(found["line 4, cell 3"]) == (1, 4, "suppressed")


def test_a_sign_that_no_rule_names_does_not_borrow_the_bound_of_another() -> None:
    figure = cell("^", "Figures of fewer than 5 are shown as ~ to protect individuals.")
    assert (bounds(figure), figure.certain) == ((0, None, "suppressed"), False)


def test_a_dash_is_nil_only_where_somebody_says_so() -> None:
    assert (bounds(cell("-"))[:2], cell("-").certain) == ((0, None), False)
    assert (bounds(cell("-", "- means nil")), cell("-", "- means nil").certain) == ((0, 0, "exact"), True)


@pytest.mark.parametrize("printed", ["10¹", "10<sup>1</sup>", "10 1"])
def test_a_note_behind_a_number_hides_nothing(printed: str) -> None:
    (figure,) = [f for f in read(TABLE.format(cell=printed, below="")).observations if f.raw_value.startswith("10")]
    assert bounds(figure) == (10, 10, "exact")
    assert figure.certain is (printed != "10 1")
