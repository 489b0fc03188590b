"""A table left to the reader: what is certain passes, what is not needs a person's word in the contract."""

from __future__ import annotations

from typing import Any

import pytest
from builders.toy import RELEASE_ID, Toy

from ingest import pipeline
from ingest.lake import Lake
from ingest.model.errors import InvalidContract, NeedsAPerson, UnreadableCell
from ingest.storage import Storage

LETTER = """An answer in our own words.

What came of it
Outcome | 2012 | 2013
Dismissed | 3 | 5
Written warning | 7 | ~
Barred from office | 1 | 0
"""
BARRED = {"Barred from office": {"stage_or_outcome": "excluded"}}


def rows(toy: Toy, letter: str = LETTER, **changes: Any) -> Any:
    table = {"id": "T1", "figures": 6, "sets": {"population": "prison_officers", "unit": "persons"}, "codes": BARRED}
    table["confirms"] = ["nothing says what is counted"]
    toy.ship(letter=letter, tables=None, reading=[table | changes])
    pipeline.acquire(RELEASE_ID, toy.settings, "r1")
    pipeline.read(RELEASE_ID, toy.settings, "r1")
    return Lake(Storage(toy.settings.data_root)).observations("candidate", RELEASE_ID)


def test_the_reader_finds_what_the_contract_leaves_out(toy: Toy) -> None:
    frame = rows(toy)
    said = frame[["cell_ref", "measure", "stage_or_outcome", "value_lower", "value_upper"]].values.tolist()
    assert said == [
        ["T1!B2", "dismissals", "dismissed", 3, 3],
        ["T1!C2", "dismissals", "dismissed", 5, 5],
        ["T1!B3", "proceedings", "written_warning", 7, 7],
        ["T1!C3", "proceedings", "written_warning", 1, 2],
        ["T1!B4", "proceedings", "excluded", 1, 1],
        ["T1!C4", "proceedings", "excluded", 0, 0],
    ]
    assert set(frame["stage_or_outcome_as_published"]) == {"Dismissed", "Written warning", "Barred from office"}
    assert set(frame["period_as_published"]) == {"2012", "2013"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"codes": {}}, "Nothing settles what `Barred from office` stands for"),
        ({"figures": 5}, "finds 6 figures where the contract confirms 5"),
        ({"place": {"table": 2}}, "finds 1 tables there"),
        ({"place": {"after": "Somewhere else"}}, "No line holds the words `Somewhere else`"),
        ({"sets": {"population": "prison_officers"}}, "does not say unit"),
        (
            {"sets": {"population": "prison_officers", "unit": "persons", "stage_or_outcome": "alleged"}},
            "`Dismissed` reads as dismissed, but the table sets alleged",
        ),
    ],
)
def test_what_neither_the_reader_nor_the_contract_settles_stops_the_release(
    toy: Toy, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises((UnreadableCell, InvalidContract)) as refused:
        rows(toy, **changes)
    assert said in refused.value.as_text()


def test_a_doubt_of_the_reader_passes_only_by_name(toy: Toy) -> None:
    letter = LETTER.replace("| 2013", "| 2013 to date") + "\nFigures are for financial years.\n"
    with pytest.raises(NeedsAPerson, match="The reader is not certain") as refused:
        rows(toy, letter)
    doubts = [refused.value.what.removeprefix("The reader is not certain: ").rstrip(".")]
    for _ in range(4):
        try:
            assert len(rows(toy, letter, confirms=["nothing says what is counted", *doubts])) == 6
            return
        except UnreadableCell as fault:
            doubts.append(fault.what.removeprefix("The reader is not certain: ").rstrip("."))
    pytest.fail(f"named doubts did not settle it: {doubts}")
