"""A list in which a sign stands for a figure is one list, and the sign is a figure under its rule."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

_LEAD = "Outcomes of investigations closed between 1 April 2021 and 31 March 2022:\n"


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


def test_a_sign_does_not_break_a_list() -> None:
    found = read(
        f"# = fewer than five people but at least one. n/r = not recorded.\n\n{_LEAD}- Advice: 12\n- Training: n/r\n"
        "- Written warning: #\n- Dismissed: 0\n"
    )
    assert [(f.breakdown, f.value.low, f.value.high, f.value.status) for f in found] == [
        ("Advice", 12, 12, "exact"),
        ("Training", None, None, "not_held"),
        ("Written warning", 1, 4, "suppressed"),
        ("Dismissed", 0, 0, "exact"),
    ]
    assert len({f.measure_text for f in found}) == 1


def test_a_list_may_begin_and_end_with_signs() -> None:
    found = read(f"* denotes fewer than 5.\n\n{_LEAD}Advice: *\nDismissed: 7\nResigned: *\n")
    assert [(f.breakdown, f.raw_value) for f in found] == [("Advice", "*"), ("Dismissed", "7"), ("Resigned", "*")]


def test_lines_with_signs_and_no_figure_beside_them_are_no_list() -> None:
    assert read("Key to the signs\nOfficial: -\nStatus: *\n") == []
