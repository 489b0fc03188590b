"""A body counts its own people; where the words count another service's, a person is asked."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.words.belonging import IN_DOUBT, is_of_another
from ingest.settings import Settings


@pytest.mark.parametrize(
    ("body", "counted", "verdict"),
    [
        ("HM Prison and Probation Service", "Police officers dismissed", True),
        ("HMPPS", "PCSOs", True),
        ("HM Prison and Probation Service", "Probation officers dismissed", False),
        ("HM Prison and Probation Service", "Staff dismissed after a police caution", False),
        ("Probation Service", "Prison officers", True),
        ("Essex", "Prison officers dismissed", True),
        ("Ports Constabulary", "prison staff", True),
        ("Ports Constabulary", "Officers and staff", False),
        ("Ministry of Ports", "Police officers and prison officers", False),
        ("England and Wales", "Prison officers", False),
        ("", "Prison officers", False),
    ],
)
def test_whom_a_body_employs(body: str, counted: str, verdict: bool) -> None:
    assert is_of_another(body, counted) is verdict


@pytest.mark.parametrize(
    ("publisher", "in_doubt"),
    [("HM Prison and Probation Service", True), ("Anyshire Police", False), ("Ministry of Ports", False)],
)
@pytest.mark.parametrize("rank", ["Sergeant", "Constable"])
def test_a_table_of_police_officers(publisher: str, in_doubt: bool, rank: str) -> None:
    text = f"Police officers dismissed\n\n| Rank | 2021 | 2022 |\n| {rank} | 3 | 4 |\n| Others | 5 | 6 |\n"
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = read_document(document, Context(publisher)).observations
    assert len(found) == 4
    assert all((IN_DOUBT in figure.doubts) is in_doubt for figure in found)
