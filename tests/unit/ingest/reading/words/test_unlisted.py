from __future__ import annotations

import pytest

from ingest.reading.words.unlisted import unlisted_body


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Outcomes of hearings, Ministry of Ports Police, 2019", "Ministry of Ports Police"),
        ("Hearings of the Anywhere Constabulary in 2020", "Anywhere Constabulary"),
        ("Old Harbour Police officers dismissed", "Old Harbour Police"),
    ],
)
def test_a_force_is_known_by_its_capitals_and_its_last_word(text: str, name: str) -> None:
    assert unlisted_body(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Number of Serving Police dismissed",
        "Complaints Against Police Officers",
        "Rank of Police Staff",
        "Dismissals From the Police",
        "The Police Federation",
        "Old Harbour Police and New Harbour Police",
        "police officers dismissed",
    ],
)
def test_captions_in_capitals_name_no_force(text: str) -> None:
    assert unlisted_body(text) is None
