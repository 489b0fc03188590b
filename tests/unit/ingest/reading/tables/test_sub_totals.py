"""A region that adds up its forces is a total, and so is `Total of areas shown`."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.words.meaning import meaning_of
from ingest.settings import Settings

_HEAD = "Police officers dismissed, by region and force\n\nRegion or force\t2021/22\t2022/23\n"


def totals(rows: str) -> set[str]:
    document = open_document("x.txt", f"{_HEAD}{rows}".encode(), "text", Settings())
    found = read_document(document, Context("Home Office")).observations
    return {figure.body for figure in found if figure.is_total}


def test_a_region_over_its_forces_is_a_total() -> None:
    rows = "Wales\t50\t56\nGwent\t21\t30\nSouth Wales\t29\t26\nNorth West\t27\t31\nCheshire\t22\t20\nCumbria\t5\t11\n"
    assert totals(rows) == {"Wales", "North West"}


def test_rows_that_do_not_add_up_stay_what_they_are() -> None:
    rows = "Wales\t51\t56\nGwent\t21\t30\nSouth Wales\t29\t26\nNorth West\t27\t31\nCheshire\t22\t25\nCumbria\t5\t11\n"
    assert totals(rows) == set()


def test_a_total_says_of_what_it_is() -> None:
    for label in ("Total of areas shown", "Totals for all forces", "Sum of all regions listed above"):
        assert meaning_of(label).kind == "total"
    assert meaning_of("Total of suspensions").kind != "total"
