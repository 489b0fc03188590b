"""Labels of one column are bodies, or none of them is."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def figures(labels: list[str]) -> list[Found]:
    rows = "".join(f"| {label} | {n + 3} | {n + 5} |\n" for n, label in enumerate(labels))
    text = f"Complaints upheld, by area\n\n| Area | 2011 | 2012 |\n{rows}"
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Northern Prison Agency")).observations


def test_a_county_among_areas_is_an_area() -> None:
    found = figures(
        ["London South", "Kent", "Mersey and Cheshire North", "Trent Valley", "North East", "Moors and Dales"]
    )
    assert {f.body for f in found} == {"Northern Prison Agency"}
    assert {f.breakdown for f in found if f.raw_value == "4"} == {"Kent"}


def test_counties_among_counties_are_forces() -> None:
    found = figures(["Kent", "Essex", "Dorset", "Sussex"])
    assert len({f.body for f in found}) == 4


def test_a_force_named_as_one_stays_one() -> None:
    found = figures(["London South", "Kent Police", "Mersey Docks", "Trent Valley"])
    assert "Kent Police" in {f.body for f in found}
