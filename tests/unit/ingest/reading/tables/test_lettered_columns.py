"""Columns coded by the letters of a question."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

ASKED = "To ask the Minister, how many wardens were (a) suspended and (b) dismissed in each of the last two years."
TABLE = "\n\nPolice force|2018 (a)|2018 (b)|2019 (a)|2019 (b)\nKent|5|7|9|8\nEssex|12|14|17|21\n"


def found(text: str) -> dict[str, Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Home Office")).observations}


def test_a_column_counts_what_its_letter_asks() -> None:
    read = found(ASKED + TABLE)
    assert read["5"].measure_text == "wardens were suspended"
    assert read["8"].measure_text == "wardens were dismissed"
    assert read["8"].period is not None and str(read["8"].period.end) == "2019-12-31"


@pytest.mark.parametrize(
    "asked",
    [
        ASKED.replace("(b) dismissed", "(b) dismissed and (c) warned"),
        ASKED.replace("how many", "in cases of theft how many"),
        ASKED.replace("(b) dismissed", "(b) dismissed, after a hearing,"),
        f"{ASKED} {ASKED.replace('wardens', 'clerks')}",
    ],
)
def test_letters_that_do_not_match_one_question_stay_in_doubt(asked: str) -> None:
    assert not any(figure.certain for figure in found(asked + TABLE).values())
