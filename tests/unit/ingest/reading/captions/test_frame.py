"""What of the words above a table is its caption."""

from __future__ import annotations

import pytest

from ingest.reading.captions.caption_words import bare_title
from ingest.reading.captions.frame import frame_of
from ingest.tables.grid import Understood


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Table: Officers dismissed, by rank", "Officers dismissed, by rank"),
        (
            "Written answer, 3 May 1996 (23456), from the Minister: complaints against wardens",
            "complaints against wardens",
        ),
        ("Letter dated 3 May 1996: officers dismissed", "officers dismissed"),
        ("Written answer, 3 May 1996: see below", "Written answer, 3 May 1996: see below"),
        ("Complaints: allegations by outcome", "Complaints: allegations by outcome"),
    ],
)
def test_the_papers_a_caption_came_with_are_no_part_of_it(line: str, title: str) -> None:
    assert bare_title(line) == title


@pytest.mark.parametrize(
    ("caption", "title"),
    [
        (
            "Complaints by prisoners of rough handling by staff, by area",
            "Complaints by prisoners of rough handling by staff",
        ),
        ("Complaints made by members of the public, by district", "Complaints made by members of the public"),
        ("Complaints by district", "Complaints"),
    ],
)
def test_who_complained_is_no_axis(caption: str, title: str) -> None:
    table = Understood("bars", [], None, [])
    assert frame_of(table, [caption], "Anyshire Police").title == title
