"""Hidden totals, tested against the least that their parts come to."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

HEAD = (
    "In the table [c] means between 1 and 5 officers, not shown.\n\n"
    "Officers given a final written warning, 2019\n\n| District | East | West | Total |\n"
)


def totals(rows: str) -> list[Found]:
    document = open_document("table.txt", (HEAD + rows).encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    return [f for f in found if f.raw_value == "[c]" and f.is_total]


def test_a_hidden_part_counts_as_the_least_it_may_hide() -> None:
    (total,) = totals("| Alder | 5 | [c] | [c] |\n| Birch | 12 | 9 | 21 |\n| Cedar | 8 | 7 | 15 |\n")
    assert total.value.high is None
    assert not total.certain


def test_one_proof_takes_the_bound_from_every_hidden_total_of_that_sign() -> None:
    found = totals("| Alder | 5 | [c] | [c] |\n| Birch | 0 | [c] | [c] |\n| Cedar | 8 | 7 | 15 |\n")
    assert [f.value.high for f in found] == [None, None]


def test_without_a_proof_a_hidden_total_keeps_its_bound() -> None:
    found = totals("| Alder | 3 | [c] | [c] |\n| Birch | 0 | [c] | [c] |\n| Cedar | 8 | 7 | 15 |\n")
    assert [f.value.high for f in found] == [5, 5]
