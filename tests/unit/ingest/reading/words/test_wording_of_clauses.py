"""What a figure of a sentence counts."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings


def test_a_clause_with_a_verb_of_its_own_takes_over_no_other() -> None:
    """`12 were resolved locally, nine were found not substantiated`: the first were not found so."""
    text = (
        "In 2021, of the 31 complaints received, 12 were resolved locally, nine were found not to be substantiated.\n"
    )
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = {f.raw_value: f.measure_text for f in read_document(document, Context("Essex Police")).observations}
    assert "resolved locally" in found["12"] and "substantiated" not in found["12"]
    assert "substantiated" in found["nine"] and "resolved" not in found["nine"]
