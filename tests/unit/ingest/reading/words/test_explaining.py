"""A sentence that explains figures is never what they count; a request is."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.words.explaining import explains
from ingest.settings import Settings

_TABLE = "\n\n2019\n\nRank | Male | Female | Total |\n" + (
    "Sergeant | 4 | 2 | 6 |\nInspector | 3 | 1 | 4 |\nTotal | 7 | 3 | 10 |\n"
)


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


@pytest.mark.parametrize(
    "text",
    [
        "The figures are of officers, not of investigations.",
        "These numbers do not include staff who resigned.",
        "Please note that an officer may be suspended twice.",
        "Data excludes complaints withdrawn.",
        "The data below are by officer rather than by allegation.",
        "This table does not show dismissals.",
        "The totals are for officers only.",
    ],
)
def test_it_explains(text: str) -> None:
    assert explains(text)


@pytest.mark.parametrize(
    "text",
    [
        "The table below shows officers dismissed, not including staff.",
        "Complaints not upheld, by district",
        "The number of officers who used a force system without a policing purpose",
        "The figures below are for officers suspended in each year.",
        "Allegations where no case to answer was found",
    ],
)
def test_it_says_what_is_counted(text: str) -> None:
    assert not explains(text)


@pytest.mark.parametrize(
    "remark", ["The figures are of officers, not of investigations.", "Figures do not count complaints."]
)
def test_what_is_counted_is_never_taken_from_a_remark(remark: str) -> None:
    assert not [f for f in read(remark + _TABLE) if f.certain]
    figures = read(f"Request: officers who were suspended, by rank and sex. {remark}{_TABLE}")
    assert {f.measure_text for f in figures} == {"officers who were suspended"}
    assert all(f.certain for f in figures)


@pytest.mark.parametrize("label", ["Request 2: ", "Question: ", "Information requested – ", "Your request: "])
def test_a_request_is_a_source_of_what_is_counted(label: str) -> None:
    assert {f.measure_text for f in read(f"{label}officers who were warned{_TABLE}")} == {"officers who were warned"}


@pytest.mark.parametrize(
    "remark",
    [
        "An asterisk stands for one or two officers.",
        "2. A dash means that no officers were warned.",
        "* is 1 to 4 officers.",
    ],
)
def test_the_meaning_of_a_sign_is_no_figure(remark: str) -> None:
    figures = read(f"Officers warned in 2019{_TABLE}\n{remark}")
    assert figures
    assert not [f for f in figures if f.table_label == "prose"]


@pytest.mark.parametrize(
    "text",
    [
        "From 1 April 2015 allegations made by one complainer in one case are counted once only.",
        "Officers dismissed in two hearings are counted twice.",
        "From 2019 complaints about three officers were recorded as one case.",
    ],
)
def test_how_figures_are_made_is_no_figure(text: str) -> None:
    assert explains(text)
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Data extracted 14 August 2022.",
        "Figures are provisional and cover two years.",
        "All statistics are subject to change.",
        "Information compiled from live systems.",
        "Data correct as at 3 May 2021",
    ],
)
def test_where_figures_come_from_is_no_caption(text: str) -> None:
    assert explains(text)
    table = "District      2020/21    2021/22\nNorth            31         28\nSouth            14         19\n"
    document = open_document("x.txt", f"Complaints about officers\n{text}\n\n{table}".encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    assert {figure.measure_text for figure in found} == {"Complaints about officers"}
