"""The heads of label columns."""

from __future__ import annotations

import pytest

from ingest.documents.document import Cell
from ingest.tables.corners import heads_labels, names_one_of_them
from ingest.tables.grid import Row


def rows(*labels: tuple[str, ...]) -> list[Row]:
    return [Row((), tuple(Cell(text, "A1") for text in row), [], [], 0, ()) for row in labels]


@pytest.mark.parametrize(
    "corner", ["Gender of accused", "Rank at time of hearing", "Officer grade", "Age band", "Role"]
)
def test_what_tells_people_apart_heads_its_labels(corner: str) -> None:
    assert heads_labels(corner, rows(("Alder",), ("Birch",)))


@pytest.mark.parametrize(
    "corner", ["Sanction imposed", "Outcome of hearing", "Disciplinary action taken", "Punishment"]
)
def test_a_head_over_results_names_them(corner: str) -> None:
    assert heads_labels(corner, rows(("Dismissed",), ("Written warning",)))
    assert not heads_labels(f"{corner} against officers by year, all wards", rows(("Alder",), ("Birch",)))


def test_one_of_several_label_columns_has_a_head() -> None:
    assert heads_labels("Anything at all", rows(("Alder", "Dismissed"), ("Birch", "Warned")))


@pytest.mark.parametrize("corner", ["Number of complaints of assault", "Officers dismissed", "Complaints recorded"])
def test_what_says_what_is_counted_is_a_caption(corner: str) -> None:
    assert not heads_labels(corner, rows(("Alder",), ("Birch",)))


@pytest.mark.parametrize(
    "corner", ["Reported by", "Referred to", "Received from", "Complained of by", "Who reported it"]
)
def test_words_that_the_labels_end_head_them(corner: str) -> None:
    assert heads_labels(corner, rows(("Alder",), ("Birch",)))


@pytest.mark.parametrize("corner", ["Main breach", "Result of appeal", "Reason for leaving", "Most serious allegation"])
def test_a_singular_noun_names_each_label(corner: str) -> None:
    assert names_one_of_them(corner)


@pytest.mark.parametrize(
    "corner", ["Number of complaints made by", "Officers dismissed", "Appeals", "Results published"]
)
def test_a_plural_may_say_what_is_counted(corner: str) -> None:
    assert not names_one_of_them(corner)
    assert not heads_labels(corner, rows(("Alder",), ("Birch",)))
