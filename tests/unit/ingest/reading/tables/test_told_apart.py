"""Captions that name several things, one for each column."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.tables.told_apart import of_these, shared_out
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
        ("How many police officers and police staff were dismissed", ("officers", "staff"), ()),
        ("Officers warned and dismissed", ("Warned", "Dismissed"), ()),
        ("Complaints and complaints upheld", ("Complaints upheld", "Complaints"), ()),
        ("Complaints made and officers dismissed", ("2019", "2020"), ()),
    ],
)
def test_a_caption_is_shared_out_where_one_way_fits(
    title: str, labels: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert shared_out(title, labels) == parts


@pytest.mark.parametrize("joint", [", and how many were", " and of these, how many were", " and the number that were"])
def test_a_second_count_of_the_first(joint: str) -> None:
    title = f"Complaints by prisoners of rough handling{joint} upheld at a hearing"
    whole = "Complaints by prisoners of rough handling"
    assert of_these(title, ("Made", "Upheld")) == (f"{whole} Made", f"{whole} upheld at a hearing")
    assert of_these(title, ("Complaints", "Upheld")) == (whole, f"{whole} upheld at a hearing")
    assert of_these(title, ("2011", "2012")) == ()
    assert of_these(title, ("Upheld", "Made")) == ()


def test_a_caption_of_two_counts_over_years_alone_leaves_both_open() -> None:
    text = (
        "Complaints made, and how many were upheld\n\n| Unit | 2011 | 2012 |\n| West | 31 | 12 |\n| East | 24 | 11 |\n"
    )
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    assert found
    assert not any(f.certain for f in found)


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


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("Misconduct hearings", "Misconduct meetings"), ("Officers", "Staff")),
        (("Officers", "Staff"), ("Complaints", "Dismissals")),
        (("Warned", "Dismissed"), ("Police officers", "Police staff")),
    ],
)
def test_a_caption_shared_out_takes_no_other_header_away(upper: tuple[str, str], lower: tuple[str, str]) -> None:
    asked = "The number of misconduct hearings and meetings held for officers and for staff in 2019/20 and 2020/21."
    tops = "".join(f"<td colspan=2>{label}</td>" for label in upper)
    head = "".join(f"<td>{label}</td>" for label in lower * 2)
    rows = "<tr><td>2019/20</td><td>12</td><td>8</td><td>31</td><td>17</td></tr>"
    page = f"<p>{asked}</p><table><tr><td rowspan=2>Year</td>{tops}</tr><tr>{head}</tr>{rows}</table>"
    found = read_document(
        open_document("page.html", page.encode(), "html", Settings()), Context("Anyshire Police")
    ).observations
    for figure, (over, under) in zip(found, [(a, b) for a in upper for b in lower], strict=True):
        said = f"{figure.measure_text} {figure.breakdown} {figure.staff_group}"
        assert over in said and under in said
