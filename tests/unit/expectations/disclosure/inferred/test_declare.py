"""A proposal as a declaration that finds the same cells."""

from __future__ import annotations

from typing import Any

from builders.printed import frame, months, printed

from expectations.disclosure import resolve
from expectations.disclosure.inferred import declare, infer
from ingest.model.release import Relation

Row = dict[str, Any]


RULES = ("gender", "period", "repeated", "evidence")


def declared(rows: list[Row], rules: tuple[str, ...] = RULES) -> list[dict[str, Any]]:
    observations = frame(rows)
    proposals = infer(observations).proposals
    return [told for proposal in proposals if proposal.rule in rules for told in declare(proposal, observations)]


def test_genders_by_year_and_outcome() -> None:
    rows = [
        printed(raw, f"{gender}{year}{outcome}", gender=gender, stage_or_outcome=outcome, period=months(1, 12, year))
        for year in (2017, 2018)
        for outcome in ("dismissed", "resigned")
        for gender, raw in (("female", "~"), ("male", "3"), ("all", "4"))
    ]
    (told,) = declared(rows)
    assert (told["kind"], told["total"]) == ("sum", {"table_id": "T1", "gender": "all"})
    assert told["parts"] == {"table_id": "T1", "gender": ["female", "male"]}
    assert told["by"] == ["stage_or_outcome", "period_start", "period_end"]
    relation = Relation.model_validate({**told, "status": "proposed"})
    assert len(resolve([relation], frame(rows))) == 4


def test_quarters_of_two_years_are_declared_year_by_year() -> None:
    rows = []
    for year in (2017, 2018):
        rows += [printed("~", f"q{n}{year}", period=months(n, n + 2, year)) for n in (1, 4, 7, 10)]
        rows.append(printed("6", f"y{year}", period=months(1, 12, year)))
    told = declared(rows)
    assert [entry["total"]["period_start"].year for entry in told] == [2017, 2018]
    assert {entry["kind"] for entry in told} == {"sum"}


def test_what_a_sentence_says_of_a_masked_cell() -> None:
    (told,) = declared([printed("~", "b"), printed(">1", "3:P1", table="P1")])
    assert (told["kind"], told["total"], told["value"]) == ("at_least", {"table_id": "T1", "cell_ref": "T1!b"}, 2)


def test_a_figure_printed_twice_is_declared_as_a_sum_of_one_part() -> None:
    (told,) = declared([printed("~", "a"), printed("2", "b", table="T2")])
    assert told["kind"] == "sum"
    assert {told["total"]["cell_ref"], told["parts"]["cell_ref"]} == {"T1!a", "T2!b"}


def test_what_spans_releases_cannot_be_declared_in_one() -> None:
    assert declared([printed("~", "a"), printed("2", "b", "made_up/r2")]) == []


def test_a_declaration_that_would_find_other_cells_is_not_offered() -> None:
    rows = [printed("~", "f", gender="female"), printed("~", "m", gender="male"), printed("5", "a")]
    rows += [printed("7", "b", gender="female", cell_ref="T1!b")]
    assert declared(rows, ("gender",)) == []
