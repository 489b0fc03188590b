"""Totals that a document prints are proposed as relations: of their parts, as far as the figures bear it."""

from __future__ import annotations

import pytest
from builders.proposed import TITLE, YEARS, contract, proposed
from builders.toy import Toy

from ingest.model.release import Relation

RULE = "Figures below 4 are shown as ~ so that nobody is identified.\n\n"


def relations(toy: Toy, text: str) -> list[Relation]:
    return contract(proposed(toy, text)).relations


def test_a_total_row_is_the_sum_of_its_parts(toy: Toy) -> None:
    (one,) = relations(toy, YEARS + "Female | 3 | 5 | 8\nMale | 12 | 9 | 14\nTotal | 15 | 14 | 22\n")
    assert (one.kind, one.status, one.by) == ("sum", "proposed", ["period_start"])
    assert one.total == {"table_id": "T1", "is_total": True} and one.parts == {"table_id": "T1", "is_total": False}
    assert "`Total` (line 7" in one.because and "of 3 sums 3 add up" in one.because


def test_a_relation_is_no_question(toy: Toy) -> None:
    proposal = proposed(toy, YEARS + "Female | 3 | 5 | 8\nMale | 12 | 9 | 14\nTotal | 15 | 14 | 22\n")
    assert proposal.is_certain and len(proposal.content["relations"]) == 1


def test_totals_of_rows_and_of_columns_are_told_apart(toy: Toy) -> None:
    head = TITLE + "Gender | 2012 | 2013 | Total\n"
    rows, columns = relations(toy, head + "Female | 3 | 5 | 8\nMale | 12 | 9 | 21\nTotal | 15 | 14 | 29\n")
    assert rows.total == {"table_id": "T1", "gender": "all"} and rows.parts["gender"] == ["female", "male"]
    assert rows.by == ["period_start", "period_end"]
    assert columns.total["period_kind"] == "multi_year" and columns.by == ["gender"]
    assert "column `Total` (line 4" in columns.because


def test_a_hidden_part_leaves_the_sum_to_be_proposed_and_says_so_without_its_value(toy: Toy) -> None:
    (one,) = relations(toy, RULE + YEARS + "Female | ~ | 5 | 8\nMale | 12 | 9 | 14\nTotal | 15 | 14 | 22\n")
    assert one.kind == "sum" and "of 3 sums 2 add up as printed, 1 has a hidden figure" in one.because


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ("Female | 3 | 5 | 8\nMale | 12 | 9 | 14\nTotal | 14 | 13 | 21\n", "le"),
        ("Female | 3 | 5 | 8\nMale | 12 | 9 | 14\nTotal | 16 | 15 | 23\n", "sum_le"),
    ],
)
def test_parts_that_do_not_add_up_are_within_their_total(toy: Toy, rows: str, kind: str) -> None:
    (one,) = relations(toy, YEARS + rows)
    assert one.kind == kind and "3 do not" in one.because


def test_nothing_is_proposed_of_a_part_larger_than_its_total_or_a_total_of_one(toy: Toy) -> None:
    assert relations(toy, YEARS + "Female | 3 | 5 | 8\nMale | 12 | 9 | 14\nTotal | 4 | 4 | 4\n") == []
    assert relations(toy, YEARS + "Female | 3 | 5 | 8\nTotal | 3 | 5 | 8\n") == []
    assert relations(toy, YEARS + "Female | 3 | 5 | 8\nMale | 12 | 9 | 14\n") == []
