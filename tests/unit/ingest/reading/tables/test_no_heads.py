"""Shares and full-time equivalents of men and women are never certain counts of people, nor is their total."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def figures(*heads: str) -> list[Found]:
    rows = [["Year", *heads], ["2020", "70", "30", "100"], ["2021", "55", "45", "100"]]
    text = "Number of officers dismissed\n\n" + "\n".join("\t".join(row) for row in rows) + "\n"
    return read_document(
        open_document("a.txt", text.encode(), "text", Settings()), Context("Anyshire Police")
    ).observations


@pytest.mark.parametrize(
    "heads",
    [
        ("Male %", "Female %", "Total"),
        ("% men", "% women", "Total"),
        ("Male (FTE)", "Female (FTE)", "Total"),
        ("Female (full-time equivalent)", "Male (full-time equivalent)", "Total"),
    ],
)
def test_no_count_of_people_is_certain(heads: tuple[str, ...]) -> None:
    assert not any(one.certain for one in figures(*heads))


def test_plain_heads_are_certain() -> None:
    assert all(one.certain for one in figures("Male", "Female", "Total"))
