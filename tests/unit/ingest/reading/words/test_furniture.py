"""What only leads to a table is no caveat; what says more than that stays a question."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.account.unplaced import is_unplaced
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.words.conform import conform
from ingest.reading.words.furniture import heads_a_reply, is_furniture
from ingest.settings import Settings


@pytest.mark.parametrize(
    "sentence",
    [
        "The requested information is provided in the table below.",
        "The information requested is in the following table:",
        "The figures are as follows:",
        "The data you asked for can be found in the table below.",
        "The answer is set out below.",
        "Please see the table below.",
        "Please see the table below for the requested information:",
        "See Table 1 below",
        "The data is set out in Tables 1 and 2 below.",
        "This is shown in the table below.",
        "Please find below the requested data.",
        "I can confirm that the information is held and is shown in the table below.",
        "The answers to your questions can be found in the tables below.",
        "Source: HMPPS HR data.",
        "Source: Essex Police human resources records",
    ],
)
def test_furniture_is_placed(sentence: str) -> None:
    assert not is_unplaced(sentence, set())


@pytest.mark.parametrize(
    "sentence",
    [
        "The requested information for Wales is provided in the table below.",
        "The information is provided in the table below for women only.",
        "The table below shows cases.",
        "Please see the table below for some of the information.",
        "The information is not held but is shown in the table below.",
        "The table below shows 12.",
        "Please see below the data held by one region.",
        "The information is held.",
        "The figures in the table below are cases.",
        "Source: a sample of HR data.",
        "Source: HMPPS HR data, excluding Wales.",
        "The table below shows only those who appealed.",
    ],
)
def test_what_says_more_is_not(sentence: str) -> None:
    assert is_unplaced(sentence, set()) and not is_furniture(sentence, None)


@pytest.mark.parametrize(
    "caption",
    [
        "The number of prison officers dismissed in each financial year is shown in the table below",
        "The table below shows the number of prison officers dismissed in each financial year",
        "The number of prison officers dismissed in each financial year was as follows",
        "The number of prison officers dismissed in each year is set out below",
        "The following table sets out the number of prison officers dismissed",
    ],
)
def test_a_caption_is_read_without_the_words_that_lead_to_its_table(caption: str) -> None:
    assert conform(caption).is_certain and conform(caption).code("stage_or_outcome") == "dismissed"


def test_words_between_are_not_lost() -> None:
    assert not conform("The table below shows only new prison officers dismissed").is_certain


def test_words_that_only_say_who_speaks_are_placed() -> None:
    assert not is_unplaced("We responded:", set())
    assert is_unplaced("We responded late to two of them:", set())


@pytest.mark.parametrize(
    "line",
    [
        *("Answer", "ANSWER:", "Response 2", "Our response", "Reply to question 3", "Information disclosed"),
        *("The information is as follows", "The requested information is set out in the table below:"),
    ],
)
def test_the_heading_of_a_reply_is_no_word_of_a_caption(line: str) -> None:
    assert heads_a_reply(line)
    text = f"{line}\n\nOfficers dismissed, by rank\n\nRank\t2021\t2022\nConstable\t14\t11\nSergeant\t5\t3\n"
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = read_document(document, Context("Essex Police")).observations
    assert {f.measure_text for f in found} == {"Officers dismissed"}


@pytest.mark.parametrize(
    "line", ["Officers dismissed", "Responses to complaints", "Answers given to the coroner: 2019"]
)
def test_a_caption_heads_no_reply(line: str) -> None:
    assert not heads_a_reply(line)
