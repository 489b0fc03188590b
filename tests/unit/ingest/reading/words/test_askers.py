"""Who put a question to whom is no part of what is counted, and a notice between question and table changes nothing."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.captions.leads import governs
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.words.askers import is_put_by_somebody, without_asker
from ingest.settings import Settings


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police")).observations


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("You asked how many officers were fined in 2019.", "officers were fined in 2019."),
        ("You asked for the number of staff dismissed", "staff dismissed"),
        ("You have requested the total number of complaints made", "complaints made"),
        ("§ 17. The hon. Member for Somewhere asked the Minister how many wardens resigned", "wardens resigned"),
        ("To ask the Secretary of State for Justice, how many prison officers left", "prison officers left"),
        ("Sir Any One asked the Home Secretary what is the number of officers charged", "officers charged"),
        ("Dr. Example asked the Secretary of State whether any officers were fined", "whether any officers were fined"),
    ],
)
def test_a_question_without_its_asker(text: str, question: str) -> None:
    assert without_asker(text) == question
    assert is_put_by_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officers asked to resign, by the number of years served",
        "Number of officers asked how many hours they worked",
        "Complaints by members of the public",
        "You may ask for a review",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert without_asker(text) == text


QUESTION = (
    "Any One asked the Minister how many officers were dismissed, fined or cautioned "
    "as a result of disciplinary proceedings in 1961 and 1962."
)
TABLE = "\n\n\t1961\t1962\nDismissed\t4\t7\nFined\t31\t26\nCautioned\t12\t9\n"


@pytest.mark.parametrize("notice", ["", "\n\nThe information is as follows:", "\n\nThe figures are given below."])
def test_every_row_has_the_words_of_the_question_and_none_has_the_name(notice: str) -> None:
    found = read(f"Dr. {QUESTION}{notice}{TABLE}")
    assert len(found) == 6
    assert all("disciplinary" in f.measure_text for f in found)
    assert not any("Any One" in f"{f.measure_text} {f.table_label} {f.breakdown}" for f in found)


def test_words_of_another_matter_stand_between_a_question_and_a_table() -> None:
    question = "How many officers were dismissed?"
    assert governs(question, [question, "The figures requested are shown below."])
    assert not governs(question, [question, "The figures of resignations are shown below."])
    assert not governs(question, [question, "The information is not held."])
