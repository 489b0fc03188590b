"""Selectors of declared relations, resolved to cells."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from expectations.disclosure import ResolvedRelation, resolve
from ingest.model.errors import InvalidContract
from ingest.model.observation import to_table
from ingest.model.release import Relation


def resolved(rows: list[dict[str, Any]], **relation: Any) -> list[ResolvedRelation]:
    frame = to_table(rows).to_pandas(types_mapper=pd.ArrowDtype)
    return resolve([Relation.model_validate(relation)], frame)


def test_groups_are_matched_on_by(made: SimpleNamespace) -> None:
    rows = [*made.year_of("1", "2", "3"), *made.year_of("4", "5", "9", 2019)]
    found = resolved(rows, **made.sum)
    assert [(r.kind, r.total, r.parts) for r in found] == [("sum", 2, (0, 1)), ("sum", 5, (3, 4))]
    assert all(r.confirmed and r.declared == 0 for r in found)


def test_a_group_without_its_margin_or_without_parts_is_skipped(made: SimpleNamespace) -> None:
    rows = [*made.year_of("1", "2", "3"), made.row("4", "male", 2019), made.row("9", "all", 2020)]
    assert [r.total for r in resolved(rows, **made.sum)] == [2]


def test_a_part_that_is_not_printed_makes_the_sum_an_upper_bound(made: SimpleNamespace) -> None:
    rows = [made.row("1", "male"), made.row("9", "all")]
    assert [r.kind for r in resolved(rows, **made.sum)] == ["sum_le"]


def test_a_margin_printed_twice_is_bound_twice(made: SimpleNamespace) -> None:
    rows = [*made.year_of("1", "2", "3"), made.row("3", "all", cell_ref="prose:1", table_id="prose")]
    assert [r.total for r in resolved(rows, **made.sum)] == [2, 3]


def test_le_pairs_every_small_cell_with_the_big_one(made: SimpleNamespace) -> None:
    found = resolved(made.year_of("1", "2", "3"), **{**made.sum, "kind": "le"})
    assert [(r.kind, r.total, r.parts) for r in found] == [("le", 2, (0,)), ("le", 2, (1,))]


def test_dates_and_truth_values_match_however_they_are_spelt(made: SimpleNamespace) -> None:
    for start in (date(2018, 1, 1), "2018-01-01"):
        relation = {**made.sum, "total": {"is_total": True, "period_start": start}, "by": []}
        relation["parts"] = {"is_total": "false", "period_start": start}
        assert [r.parts for r in resolved(made.year_of("1", "2", "3"), **relation)] == [(0, 1)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"total": {"gendre": "all"}}, "gendre"),
        ({"total": {"gender": "not_stated"}}, "no group"),
        ({"by": []}, "several different totals"),
    ],
)
def test_a_relation_that_names_the_wrong_cells_is_refused(
    made: SimpleNamespace, change: dict[str, Any], says: str
) -> None:
    rows = [*made.year_of("1", "2", "3"), *made.year_of("4", "5", "9", 2019)]
    with pytest.raises(InvalidContract, match=says):
        resolved(rows, **{**made.sum, **change})


def test_a_part_printed_in_two_tables_is_not_counted_twice(made: SimpleNamespace) -> None:
    rows = [*made.year_of("1", "2", "3"), made.row("1", "male", cell_ref="T2!A1", table_id="T2")]
    with pytest.raises(InvalidContract, match="two tables"):
        resolved(rows, **made.sum)
