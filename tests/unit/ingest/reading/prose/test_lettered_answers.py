"""Lettered answers find their own question by its letter, and are never certain."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.prose.lettered_answers import IN_DOUBT
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

ONE_LINE = (
    "Please state (a) how many officers were dismissed, (b) how many resigned and (c) how many were warned in 2022.\n"
)
SHARED = "How many officers were (a) dismissed, (b) resigned and (c) warned in 2022?\n"
LINES = (
    "(a) How many officers were dismissed in 2022?\n(b) How many officers resigned in 2022?\n"
    "(c) How many officers were warned in 2022?\n"
)


def read(text: str) -> Reading:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police"))


@pytest.mark.parametrize("asked", [ONE_LINE, SHARED, LINES], ids=["one line", "shared words", "lines"])
@pytest.mark.parametrize(
    "answer",
    [
        "(a) 26 (b) 19 (c) two",
        "(a) 26, (b) 19 and (c) two.",
        "(a) 26\n(b) 19\n(c) two",
        "a) 26; b) 19; c) two",
        "(c) two (b) 19 (a) 26",
        "The answers are (a) 26 officers (b) 19 officers and (c) two officers.",
    ],
)
def test_each_letter_has_its_own_question(asked: str, answer: str) -> None:
    reading = read(f"{asked}\n{answer}\n")
    said = {f.raw_value: f for f in reading.observations}
    assert {
        raw: word for word in ("dismissed", "resigned", "warned") for raw, f in said.items() if word in f.measure_text
    } == {
        "26": "dismissed",
        "19": "resigned",
        "two": "warned",
    }
    assert all(IN_DOUBT in figure.doubts for figure in reading.observations)
    assert all(f.period is not None and f.period.text == "2022" for f in reading.observations)


@pytest.mark.parametrize("answer", ["(a) 26 (d) 19", "(a) 26 (a) 19"])
def test_a_letter_nobody_asked_or_given_twice_is_left_to_a_person(answer: str) -> None:
    reading = read(f"{SHARED}\n{answer}\n")
    assert not any(IN_DOUBT in figure.doubts for figure in reading.observations)
    assert "19" in " ".join([*(one.text for one in reading.unaccounted), *(f.raw_value for f in reading.observations)])


def test_a_letter_that_asks_two_things_asks_nothing() -> None:
    text = f"{SHARED}\nHow many staff were (a) suspended and (b) moved in 2021?\n\n(a) 26 (b) 19\n"
    assert not any(IN_DOUBT in figure.doubts for figure in read(text).observations)


def test_a_share_is_no_figure() -> None:
    reading = read(
        "(a) How many and (b) what proportion of officers were dismissed in 2022?\n\n(a) 26 (b) 19 per cent\n"
    )
    (figure,) = reading.observations
    assert (figure.raw_value, "dismissed" in figure.measure_text) == ("26", True)
