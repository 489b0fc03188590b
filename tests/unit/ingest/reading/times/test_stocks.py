"""A day under a heading is the time of what a body has on it; of what happens over a time it is a question."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.times.stocks import IN_DOUBT, suits_a_day
from ingest.settings import Settings


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (["Headcount"], True),
        (["Officers suspended"], True),
        (["Open cases"], True),
        (["Investigations not yet concluded"], True),
        (["Allegation of theft", "Officers suspended, by reason"], True),
        (["Sergeant", "Police officers"], True),
        (["Dismissals"], False),
        (["Leavers"], False),
        (["Allegations received"], False),
        (["Resigned", "Officers suspended or no longer in post"], False),
        (["Sergeant", "Complaints against officers"], False),
        (["Suspended officers who were dismissed"], False),
    ],
)
def test_what_can_be_counted_on_a_day(texts: list[str], verdict: bool) -> None:
    assert suits_a_day(texts) is verdict


@pytest.mark.parametrize(
    ("title", "in_doubt"), [("Officers dismissed", True), ("Leavers after a complaint", True), ("Staff in post", False)]
)
def test_columns_headed_by_a_day(title: str, in_doubt: bool) -> None:
    text = f"{title}\n\n| Ward | As at 31 March 2022 | As at 31 March 2023 |\n| West | 3 | 4 |\n| East | 5 | 6 |\n"
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    assert {figure.raw_value for figure in found if IN_DOUBT in figure.doubts} == ({*"3456"} if in_doubt else set())
    assert all(figure.certain for figure in found) is not in_doubt
