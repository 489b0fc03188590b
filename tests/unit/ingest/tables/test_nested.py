"""Rows that another row adds up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.documents.document import Cell
from ingest.tables.grid import Row
from ingest.tables.nested import under_what_adds_them_up


def rows(*lines: tuple[str, ...]) -> list[Row]:
    return [
        Row((), (Cell(label, f"A{n}"),), tuple(Cell(value, f"B{n}") for value in values), ())
        for n, (label, *values) in enumerate(lines)
    ]


def over(read: list[Row]) -> dict[str, list[str]]:
    return {row.labels[0].text: [band.text for band in row.bands] for row in read}


DUTY = ("Failure in duty", "19", "21")
PARTS = (("Conduct of an investigation", "11", "12"), ("Failure to reply", "8", "9"))


def test_parts_stand_under_the_row_that_adds_them_up() -> None:
    read = over(under_what_adds_them_up(rows(DUTY, *PARTS, ("Incivility", "4", "3"), ("Total", "23", "24"))))
    assert read["Conduct of an investigation"] == read["Failure to reply"] == ["Failure in duty"]
    assert read["Failure in duty"] == read["Incivility"] == read["Total"] == []


def test_the_total_may_stand_first() -> None:
    read = over(under_what_adds_them_up(rows(("All allegations", "23", "24"), DUTY, *PARTS, ("Incivility", "4", "3"))))
    assert read["Failure to reply"] == ["Failure in duty"]


def test_a_sum_by_chance_proves_nothing() -> None:
    lines = (DUTY, *PARTS, ("Incivility", "4", "3"))
    for last in [("Total", "42", "45"), ("Total", "23", "25"), ("Others", "23", "24"), ("Total", "23", "~")]:
        assert not any(over(under_what_adds_them_up(rows(*lines, last))).values())
    one = [(label, value) for label, value, *_ in [*lines, ("Total", "23", "24")]]
    assert not any(over(under_what_adds_them_up(rows(*one))).values())


@given(st.lists(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=4), min_size=1, max_size=4))
def test_no_figure_or_label_is_lost_and_wholes_are_no_parts(groups: list[list[tuple[int, int]]]) -> None:
    lines: list[tuple[str, ...]] = []
    for number, parts in enumerate(groups):
        whole = [sum(part[column] for part in parts) or 5 for column in (0, 1)]
        lines.append((f"Group {number}", *map(str, whole)))
        lines += [(f"Part {number}.{n}", *map(str, part)) for n, part in enumerate(parts)]
    outer = [line[1:] for line in lines if line[0].startswith("Group")]
    lines.append(("Total", *(str(sum(int(line[column]) for line in outer)) for column in (0, 1))))
    before = rows(*lines)
    after = under_what_adds_them_up(before)
    assert [(row.labels, row.values) for row in after] == [(row.labels, row.values) for row in before]
    for label, bands in over(after).items():
        assert not bands or (label.startswith("Part") and bands == [f"Group {label[5:].split('.')[0]}"])
