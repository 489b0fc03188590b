"""Whose gender a table tells apart: the officer's, or that of somebody else who is named."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

PAGE = """<html><body><p>{caption}</p><table><tr><th>{corner}</th><th>{male}</th><th>{female}</th></tr>
<tr><td>2020/21</td><td>12</td><td>7</td></tr><tr><td>2021/22</td><td>15</td><td>6</td></tr></table></body></html>"""


def figures(caption: str, corner: str = "Financial year", male: str = "Male", female: str = "Female") -> list[Found]:
    page = PAGE.format(caption=caption, corner=corner, male=male, female=female)
    publisher = "HM Prison Service" if "rison" in caption else "Anyshire Police"
    return read_document(
        open_document("page.html", page.encode(), "html", Settings()),
        Context(publisher),
    ).observations


@pytest.mark.parametrize(
    "caption",
    [
        "Prison officers dismissed, by gender of victim and financial year",
        "Prison officers dismissed, by sex of the complainant",
        "Prison officers dismissed, by prisoner gender",
        "Police officers dismissed, by detainees' sex and financial year",
        "Police officers dismissed, by the gender of the person assaulted",
        "Prison officers dismissed in male and female prisons",
        "Prison officers dismissed, male and female victims",
        "Complainants by gender, allegations recorded",
        "Prison officers dismissed, by sex of the officer's victim",
        "Prison officers dismissed, by sex of the member of the public",
    ],
)
def test_another_persons_gender_is_never_the_officers(caption: str) -> None:
    found = figures(caption)
    assert found
    assert not any(f.certain for f in found)
    assert {f.gender for f in found} == {"all"}


@pytest.mark.parametrize("corner", ["Gender of prisoner", "Victim's sex"])
def test_a_corner_may_say_whose_gender_it_is(corner: str) -> None:
    assert not any(f.certain for f in figures("Prison officers dismissed", corner))


@pytest.mark.parametrize(
    "caption",
    [
        "Prison officers dismissed, by gender and financial year",
        "Police officers dismissed, by sex",
        "Police officers dismissed, by rank and gender",
        "Police officers dismissed, by gender of officer",
        "Male and female prison officers dismissed",
        "Prison officers dismissed, by officers' gender",
        "Prison officers dismissed, by sex of the member of staff",
        "Police officers dismissed, by year and gender of the accused",
        "Police officers dismissed, by gender of the person complained of",
        "Police officers dismissed, by sex of the subject of the complaint",
        "Police officers dismissed, by the sex of the alleged perpetrator",
    ],
)
def test_the_officers_own_gender_is_certain(caption: str) -> None:
    found = figures(caption)
    assert {(f.gender, f.certain) for f in found} == {("male", True), ("female", True)}


@pytest.mark.parametrize(
    "caption",
    ["Sex of the police officers under investigation", "Gender of police officers dismissed", "Police officers warned"],
)
@pytest.mark.parametrize("corner", ["Sex", "Gender"])
def test_the_head_of_the_genders_is_no_part_of_the_caption(caption: str, corner: str) -> None:
    rows = "<tr><td>Male</td><td>12</td><td>7</td></tr><tr><td>Female</td><td>15</td><td>6</td></tr>"
    page = f"<h2>{caption}</h2><table><tr><th>{corner}</th><th>2020</th><th>2021</th></tr>{rows}</table>"
    document = open_document("page.html", page.encode(), "html", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    assert [(f.gender, f.certain) for f in found] == [("male", True)] * 2 + [("female", True)] * 2


def by_gender(caption: str, labels: list[str], band: str = "") -> list[Found]:
    over = f"<tr><th></th><th colspan=2>{band}</th></tr>" if band else ""
    rows = "".join(f"<tr><td>{text}</td><td>{n}</td><td>{n + 4}</td></tr>" for n, text in enumerate(labels, 3))
    head = f"<table><caption>{caption}</caption>{over}<tr><th>Ground</th><th>Male</th><th>Female</th></tr>"
    document = open_document("t.html", f"{head}{rows}</table>".encode(), "html", Settings())
    return read_document(document, Context("Anyshire Prison Service")).observations


@pytest.mark.parametrize("label", ["Assault on a prisoner", "Abuse of prisoners", "Relationship with a victim"])
def test_what_was_done_to_somebody_in_one_row_leaves_the_gender_of_the_columns(label: str) -> None:
    found = by_gender("Prison officers dismissed, by ground and sex, 2019", ["Theft", label, "Absence"])
    assert [f.gender for f in found] == ["male", "female"] * 3
    assert all(f.certain for f in found)


@pytest.mark.parametrize("label", ["Prisoners", "Complaints by prisoners", "Sex of the prisoner"])
def test_a_row_of_somebody_else_is_none_of_the_officers(label: str) -> None:
    found = by_gender("Prison officers dismissed, by ground and sex, 2019", ["Theft", label, "Absence"])
    assert [f.gender for f in found[2:4]] == ["all", "all"]


def test_without_a_caption_that_says_who_is_counted_the_row_is_in_doubt() -> None:
    found = by_gender("Dismissals by ground and sex, 2019", ["Theft", "Assault on a prisoner", "Absence"])
    assert not any(f.certain for f in found[2:4])


def test_a_heading_over_the_genders_is_theirs() -> None:
    found = by_gender("Prison officers dismissed, by ground, 2019", ["Theft", "Absence"], "Assault on a prisoner")
    assert not any(f.certain for f in found)
