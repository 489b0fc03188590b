"""The caption of a table among the sentences of the paragraph above it."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.captions.caption_sentences import caption_among, is_caption, named_above
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

RULE = "Any number under five is shown as ~ to prevent identification."
CAPTION = "Grievances raised where the member of staff was on leave, by cause, for two periods of 12 months."
ROWS = "Cause 2019 2020\nPay 12 ~\nRota 9 14\nHarassment 7 8\n"


def found(text: str) -> dict[str, Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


@pytest.mark.parametrize(
    "text",
    [
        CAPTION,
        "Number of officers suspended at four prisons, by grade.",
        "Complaints of assault (restated; an appeal is counted in its own year) by district.",
    ],
)
def test_a_name_with_a_full_stop_is_a_caption(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Seven officers were dismissed.",
        "Officers dismissed numbered 12 in all.",
        "The force recorded complaints as they came.",
        "How many complaints were made?",
        "# replaces complaints below five.",
    ],
)
def test_a_statement_a_question_or_a_rule_is_none(text: str) -> None:
    assert not is_caption(text)


def test_the_caption_is_found_over_remarks_only() -> None:
    assert caption_among([CAPTION, RULE]) == CAPTION
    assert caption_among(["Reference 12/2020.", CAPTION, RULE]) == CAPTION
    assert caption_among([CAPTION, "In 2018 the panel dismissed 12 officers after hearings."]) == ""


def test_no_table_is_called_by_the_rule_of_a_sign() -> None:
    assert named_above(["Grievances of 2019", RULE]) == "Grievances of 2019"


def test_a_table_is_read_under_the_first_sentence_of_its_paragraph() -> None:
    read = found(f"Anyshire Police, request 12/2020. {CAPTION} {RULE}\n\n{ROWS}")
    assert read["12"].measure_text.startswith("Grievances raised where the member of staff was on leave")
    assert read["12"].breakdown == "Pay"


def test_a_rule_that_opens_with_its_sign_is_a_sentence_of_its_own() -> None:
    read = found(f"Complaints of rudeness by station at 3 May 2021. # replaces any number below five.\n\n{ROWS}")
    assert "#" not in read["12"].measure_text


def test_two_dots_called_by_their_name_keep_their_meaning_over_the_total() -> None:
    text = "Complaints of rudeness by station. Two dots (..) mean not applicable.\n\nStation 2019 2020\n"
    read = found(f"{text}North 12 4\nSouth .. 14\nWest 7 8\nTotal 19 26\n")
    assert read[".."].value.status == "not_applicable"
