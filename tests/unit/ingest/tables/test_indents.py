"""Rows set in under a heading: one that stands back at the heading's margin is outside it, its own total aside."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings
from ingest.tables.choice import choose
from ingest.tables.grid import Understood
from ingest.tables.indents import indent_of
from ingest.tables.regions import cut
from ingest.tables.shapes import alternatives


def table(text: str) -> Understood:
    found = [choice for region in cut(numbered(text)) if (choice := choose(alternatives(region)))]
    assert len(found) == 1
    return found[0].table


def paths(text: str) -> list[str]:
    return [" > ".join(cell.text for cell in (*row.bands, *row.labels)) for row in table(text).rows]


HEAD = "Outcome                2019    2020\n"
ROWS = "Neglect              3     4\nFormal action\n{in_}Warning           5     1\n{in_}Dismissal         2     2\n"


@pytest.mark.parametrize("set_in", ["  ", "      "])
@pytest.mark.parametrize("label", ["No case to answer", "Withdrawn", "Grand Total"])
def test_a_row_back_at_the_margin_is_outside(set_in: str, label: str) -> None:
    found = paths(f"{HEAD}{ROWS.format(in_=set_in)}{label}               40      50\n")
    assert found == ["Neglect", "Formal action > Warning", "Formal action > Dismissal", label]


def test_without_margins_a_heading_holds_on() -> None:
    found = paths(f"{HEAD}{ROWS.format(in_='')}Withdrawn              4      5\n")
    assert found[-1] == "Formal action > Withdrawn"


def test_a_total_of_the_rows_set_in_is_the_headings_own() -> None:
    found = paths(f"{HEAD}{ROWS.format(in_='   ')}Total                  7      3\nWithdrawn              4      5\n")
    assert found[-2:] == ["Formal action > Total", "Withdrawn"]


def test_headings_one_in_another() -> None:
    body = "Police officers\n  Formal action\n    Warning      5    1\n    Dismissal    2    2\n"
    found = paths(f"{HEAD}{body}  Withdrawn    4     5\nPolice staff\n  Withdrawn      6     7\n")
    assert found == [
        "Police officers > Formal action > Warning",
        "Police officers > Formal action > Dismissal",
        "Police officers > Withdrawn",
        "Police staff > Withdrawn",
    ]


def test_a_tab_is_wide() -> None:
    assert (indent_of("\ta"), indent_of("  a"), indent_of("a  b")) == (8, 2, 0)


TABLE = [
    ("Type", "2020", "2021"),
    ("Neglect", "3", "4"),
    ("Formal", "", ""),
    ("{}Warning", "5", "6"),
    ("Oppression", "9", "10"),
]


@pytest.mark.parametrize("blank", ["&nbsp;&nbsp;", "\n  &emsp;", "<b>&nbsp;&nbsp;</b>"])
def test_hard_spaces_of_a_page_set_a_row_in(blank: str) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{c.format(blank)}</td>' for c in row)}</tr>" for row in TABLE)
    assert breakdowns(f"<h2>Complaints</h2><table>{rows}</table>", "html") == [
        "Neglect",
        "Formal > Warning",
        "Oppression",
    ]


def test_blanks_in_a_file_of_commas_set_a_row_in() -> None:
    rows = "\n".join(",".join(cell.format("   ") for cell in row) for row in TABLE)
    assert breakdowns(f"Complaints\n\n{rows}\n", "workbook") == ["Neglect", "Formal > Warning", "Oppression"]


def breakdowns(text: str, kind: str) -> list[str]:
    document = open_document("x", text.encode(), kind, Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    return list(dict.fromkeys(figure.breakdown for figure in found))
