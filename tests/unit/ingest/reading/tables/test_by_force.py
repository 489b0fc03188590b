"""Labels that are forces because the caption or the corner says so."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.tables.by_force import forces_in, says_forces
from ingest.settings import Settings

_FORCES = ["Perth and Kinross", "Western", "Argyll", "Inverness", "Renfrew and Bute"]


def figures(caption: str, corner: str, labels: list[str]) -> list[Found]:
    rows = "".join(f"| {label} | {n + 3} | {n + 5} |\n" for n, label in enumerate(labels))
    text = f"{caption}\n\n| {corner} | 1961 | 1962 |\n{rows}"
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Scottish Office")).observations


@pytest.mark.parametrize(
    ("caption", "corner"),
    [
        ("Complaints against police officers upheld, by force", "Area"),
        ("Complaints against police officers upheld in each police force, 1961 and 1962", "Area"),
        ("Complaints against police officers upheld", "Force"),
        ("Complaints against police officers upheld", "Police force area"),
    ],
)
def test_every_label_is_a_force_where_the_table_says_so(caption: str, corner: str) -> None:
    found = figures(caption, corner, _FORCES)
    assert {f.body for f in found} == set(_FORCES)
    assert {f.breakdown for f in found} == {""}


def test_labels_of_kinds_are_no_forces() -> None:
    found = figures("Complaints upheld, by force", "-", ["Incivility", "Neglect of duty", "Irregularity in stops"])
    assert not {f.body for f in found} & {"Incivility", "Neglect of duty"}


@pytest.mark.parametrize(
    "caption", ["Complaints of assault by force used", "Complaints by force and type of allegation", "Use of force"]
)
def test_force_is_not_always_a_body(caption: str) -> None:
    assert not says_forces("", [caption]) or not forces_in([frozenset({"Assault", "Oppressive conduct", "Other"})])


def test_two_axes_of_names_leave_it_open() -> None:
    assert forces_in([frozenset({"Fife", "Angus", "Nairn"}), frozenset({"Upheld", "Closed", "Open"})]) <= {
        "Fife",
        "Angus",
        "Nairn",
    }
    assert forces_in([frozenset({"Fife", "Angus", "Nairn"}), frozenset({"Perth", "Ayr", "Leith"})]) == frozenset()
