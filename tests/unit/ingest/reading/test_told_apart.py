"""Captions that name several things, one for each column."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.told_apart import shared_out
from ingest.settings import Settings


@pytest.mark.parametrize(
    ("title", "labels", "parts"),
    [
        (
            "Staff with a drugs and alcohol case opened and staff dismissed",
            ("Staff with a case", "Staff dismissed"),
            ("Staff with a drugs and alcohol case opened", "staff dismissed"),
        ),
        (
            "Public complaints made, allegations recorded and officers warned",
            ("Complaints", "Allegations", "Officers warned"),
            ("Public complaints made", "allegations recorded", "officers warned"),
        ),
        ("Officers warned and dismissed", ("Warned", "Dismissed"), ()),
        ("Complaints and complaints upheld", ("Complaints upheld", "Complaints"), ()),
        ("Complaints made and officers dismissed", ("2019", "2020"), ()),
    ],
)
def test_a_caption_is_shared_out_where_one_way_fits(
    title: str, labels: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert shared_out(title, labels) == parts


def test_periods_printed_one_a_line_over_what_they_hold() -> None:
    cells = [
        "Prison",
        "Year ending 30 June 2018",
        "12 months to June 2019",
        *(["Staff with a case", "Staff warned"] * 2),
    ]
    rows = [["Northgate", "31", "4", "27", "5"], ["Southgate", "12", "2", "9", "0"], ["Total", "43", "6", "36", "5"]]
    text = "\n\n".join(["Table 2: Staff with a drugs case and staff warned", *cells, *(c for row in rows for c in row)])
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Prison Service")).observations
    assert len(found) == 12
    assert all(f.certain for f in found)
    first = [(f.measure_text, str(f.period.start), str(f.period.end)) for f in found[:3] if f.period]
    assert first == [
        ("Staff with a drugs case", "2017-07-01", "2018-06-30"),
        ("staff warned", "2017-07-01", "2018-06-30"),
        ("Staff with a drugs case", "2018-07-01", "2019-06-30"),
    ]
