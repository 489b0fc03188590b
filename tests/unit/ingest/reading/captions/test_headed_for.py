"""A watchdog's bulletin about one force."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.reading.captions.headed_for import headed_for

HEAD = "Complaints bulletin: Kent Police"


def test_the_figures_are_those_of_the_force_in_the_heading() -> None:
    assert headed_for("IOPC", list(numbered(HEAD))) == "Kent Police"
    assert headed_for("IPCC", list(numbered("\nQuarterly data for Essex Police, 2014/15"))) == "Essex Police"


@pytest.mark.parametrize(
    ("publisher", "head"),
    [
        ("Home Office", HEAD),
        ("Essex Police", HEAD),
        ("IOPC", "Bulletin of the year. Kent Police sent no return."),
        ("IOPC", "Deaths during or following police contact: statistics for England and Wales forces"),
        ("IOPC", ""),
    ],
)
def test_any_other_document_is_its_publishers(publisher: str, head: str) -> None:
    assert headed_for(publisher, list(numbered(head))) == publisher
