"""The same statistic in two places, and what words say of a masked figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from builders.printed import frame, months, printed

from expectations.disclosure.inferred import infer

Told = Callable[..., set[tuple[Any, ...]]]


def test_a_figure_of_another_release_is_the_same_figure(told: Told) -> None:
    rows = [printed("~", "a"), printed("2", "b", "made_up/r2")]
    assert told(rows) in ({("eq", "T1!a", "T1!b")}, {("eq", "T1!b", "T1!a")})


@pytest.mark.parametrize(
    ("later", "series"),
    [
        ({"release_id": "made_up/r1_0123abcd"}, {}),
        ({"release_id": "made_up/r2"}, {"made_up/r1": "s", "made_up/r2": "s"}),
        ({"release_id": "made_up/r2", "published_on": date(2021, 1, 1), "obs_flags": ["revised"]}, {}),
        ({"release_id": "made_up/r2", "unit": "cases"}, {}),
    ],
)
def test_a_revision_or_another_unit_is_not(told: Told, later: dict[str, Any], series: dict[str, str]) -> None:
    assert told([printed("~", "a"), {**printed("2", "b"), **later}], series=series) == set()


def test_a_provisional_figure_is_no_evidence_of_a_later_one(told: Told) -> None:
    rows = [printed("~", "a", obs_flags=["provisional"])]
    rows += [printed("2", "b", "made_up/r2", published_on=date(2021, 1, 1))]
    assert told(rows) == set()


def test_releases_that_differ_in_most_figures_are_two_cuts() -> None:
    years = [months(1, 12, year) for year in range(2010, 2016)]
    one = [printed(str(n), f"a{n}", period=period) for n, period in enumerate(years)]
    other = [printed(str(n + 1), f"b{n}", "made_up/r2", period=period) for n, period in enumerate(years)]
    found = infer(frame([*one, *other]))
    assert not found.relations
    assert [(p.rule, p.broken) for p in found.refused] == [("repeated", 6)]


def test_one_figure_of_many_that_differs_is_told(told: Told) -> None:
    years = [months(1, 12, year) for year in range(2010, 2016)]
    one = [printed(str(n), f"a{n}", period=period) for n, period in enumerate(years)]
    other = [printed(str(n or 9), f"b{n}", "made_up/r2", period=period) for n, period in enumerate(years)]
    assert len(told([*one, *other])) == 1


def test_a_sentence_that_repeats_a_figure_of_the_table(told: Told) -> None:
    assert told([printed("3", "b"), printed("4", "3:P1", table="P1")]) in (
        {("eq", "T1!b", "prose:3:P1")},
        {("eq", "prose:3:P1", "T1!b")},
    )


def test_words_with_a_bound_are_evidence_of_a_masked_figure(told: Told) -> None:
    assert told([printed("~", "b"), printed(">1", "3:P1", table="P1")]) == {("at_least", "T1!b", 2)}
    assert told([printed("~", "b"), printed("<=1", "3:P1", table="P1")]) == {("at_most", "T1!b", 1)}
    assert told([printed("~", "b"), printed("<=7", "3:P1", table="P1")]) == set()


def test_words_that_contradict_the_marker_are_told_in_one_release_only(told: Told) -> None:
    assert told([printed("~", "b"), printed(">6", "3:P1", table="P1")]) == {("at_least", "T1!b", 7)}
    assert told([printed("~", "b"), printed(">6", "3:P1", "made_up/r2", "P1")]) == set()


def test_periods_that_the_document_does_not_settle_are_not_compared(told: Told) -> None:
    period = (None, None, "not_stated")
    assert told([printed("~", "a", period=period), printed("2", "b", "made_up/r2", period=period)]) == set()
    open_end = (date(2018, 1, 1), None, "part_year")
    assert told([printed("~", "a", period=open_end), printed("2", "b", "made_up/r2", period=open_end)]) == set()


def test_an_empty_frame_suggests_nothing() -> None:
    found = infer(frame([]))
    assert (found.relations, found.proposals, found.refused, len(found.implicit)) == ([], [], [], 0)
