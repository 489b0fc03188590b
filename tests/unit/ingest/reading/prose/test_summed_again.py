"""A figure said again that the figures of a table add up to."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.prose.summed_again import IN_DOUBT
from ingest.reading.reader import read_document
from ingest.settings import Settings

TABLE = "Officers and staff dismissed for theft\n\n| Year | Officers | Staff |\n| 2017 | 4 | 2 |\n| 2018 | 9 | 1 |\n"


def read(text: str) -> dict[str, Found]:
    document = open_document("x.txt", f"{TABLE}\n{text}\n".encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    return {f.raw_value: f for f in found if f.table_label == "prose"}


def span(figure: Found) -> tuple[str, str]:
    return (str(figure.period and figure.period.start), str(figure.period and figure.period.end))


def test_it_and_its_parts_have_the_time_of_all_of_them() -> None:
    found = read("Of the 13 officers, 6 were convicted and 7 appealed.")
    assert {span(f) for f in found.values()} == {("2017-01-01", "2018-12-31")}
    assert all(IN_DOUBT in f.doubts for f in found.values())


def test_another_number_or_other_people_are_no_such_sum() -> None:
    assert not [
        f for f in read("Of the 12 officers, 6 were convicted and 6 appealed.").values() if IN_DOUBT in f.doubts
    ]
    assert not [f for f in read("Of the 13 staff, 6 were convicted and 7 appealed.").values() if IN_DOUBT in f.doubts]
