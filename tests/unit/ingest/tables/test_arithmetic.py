from __future__ import annotations

from ingest.documents.document import numbered
from ingest.tables.arithmetic import Evidence, evidence_of
from ingest.tables.choice import choose
from ingest.tables.regions import cut
from ingest.tables.shapes import alternatives


def weighed(text: str) -> Evidence:
    choice = choose(alternatives(cut(numbered(text))[0]))
    assert choice is not None
    return evidence_of(choice.table)


def test_sums_that_close() -> None:
    found = weighed("Role | 2020 | 2021 |\nOfficers | 3 | 5 |\nStaff | 4 | 1 |\nTotal | 7 | 6 |")
    assert found.closed == 2
    assert not found.open_columns


def test_a_sum_that_does_not_close() -> None:
    found = weighed("Role | 2020 | 2021 |\nOfficers | 3 | 5 |\nStaff | 4 | 1 |\nTotal | 7 | 9 |")
    assert found.open_columns == {(0, 1)}


def test_a_total_proves_that_a_sign_hides_counts() -> None:
    found = weighed("Role | 2020 | 2021 |\nOfficers | 3 | ~ |\nStaff | 4 | ~ |\nTotal | 7 | 6 |")
    assert found.hiding == {"~"}


def test_a_sign_that_adds_nothing() -> None:
    found = weighed("Role | 2020 | 2021 |\nOfficers | 3 | 5 |\nStaff | 4 | - |\nTotal | 7 | 5 |")
    assert found.nil == {"-"}


def test_parts_of_a_row_are_not_added_twice() -> None:
    found = weighed(
        "Result | 2020 | 2021 |\nCourt | 9 | 7 |\nConvicted | 6 | 3 |\n"
        "Acquitted | 3 | 4 |\nOther | 1 | 2 |\nTotal | 10 | 9 |"
    )
    assert not found.open_columns
