"""A label stands for what its mapping lists, or what the vocabulary knows for certain; else a person is asked."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.documents.document import Cell
from ingest.model.errors import UnreadableCell
from ingest.model.mapping import Assignment, Axis
from ingest.reading.contract.labels import published_labels, understand
from ingest.reading.words.meaning import meaning_of


def said(label: str, **axis: Any) -> Assignment:
    return understand(Cell(label, "line 4"), Axis.model_validate(axis), "letter.txt", "T1")


def test_listed_codes_go_before_everything_else() -> None:
    period = {"kind": "part_year", "start": "2014-01-01"}
    assert said(" 2014 ", dimension="period", codes={"2014": {"period": period}}).period.kind == "part_year"  # type: ignore[union-attr]
    assert said("Male", dimension="gender", codes={"Male": {"gender": "female"}}).gender == "female"


@pytest.mark.parametrize(
    ("label", "code", "is_total"),
    [("Male", "male", None), ("women", "female", None), ("TOTAL", "all", True), ("Unknown", "not_stated", None)],
)
def test_genders(label: str, code: str, is_total: bool | None) -> None:
    assert said(label, dimension="gender") == Assignment(gender=code, is_total=is_total)


@pytest.mark.parametrize("label", ["Cleveland", "cleveland police", "Cleveland1", "London, City of", "City of London"])
def test_bodies_under_every_name_they_have(label: str) -> None:
    assert said(label, dimension="body").body in ("cleveland_police", "city_of_london_police")


@pytest.mark.parametrize(
    ("dimension", "label", "noun"),
    [
        ("period", "soon", "a period"),
        ("body", "Ruritania Police", "a body"),
        ("body", "", "a body"),
        ("gender", "Mule", "a gender"),
        ("gender", "♂", "a gender"),
        ("codes", "Male", "a label of this mapping"),
    ],
)
def test_what_nobody_knows_is_said_with_its_place(dimension: str, label: str, noun: str) -> None:
    with pytest.raises(UnreadableCell, match=f"cannot be read as {noun}") as refused:
        said(label, dimension=dimension)
    assert refused.value.where == "letter.txt, line 4, table T1"
    assert refused.value.remedy and refused.value.why


def test_labels_are_kept_as_published() -> None:
    label = Cell(" Band 3-54 ", "line 1")
    assert published_labels(label, Axis(dimension="codes")) == {}
    assert published_labels(label, Axis(dimension="gender")) == {"gender_as_published": " Band 3-54 "}
    assert published_labels(label, Axis(dimension="codes", says=["population", "unit"])) == {
        "population_as_published": " Band 3-54 ",
        "unit_as_published": " Band 3-54 ",
    }


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Officers dismissed", "words"),
        ("Police staff suspended", "words"),
        ("Suspended police officers", "people"),
        ("Police officers", "people"),
        ("Former police staff", "people"),
    ],
)
def test_people_and_what_happened_to_them_are_no_group_of_people(label: str, kind: str) -> None:
    assert meaning_of(label).kind == kind
