"""Whom a table counts by the sentence above it, and results of which nothing says of whom they are."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.captions.counts_whom import LIMITED, OF_WHAT
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

_TABLE = "\n\nYear\tVetting withdrawn\tDismissed\n2021\t9\t4\n2022\t16\t7\n"


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("The table counts officers and staff in each calendar year.", "officers and staff"),
        ("The figures below are for police officers.", "police officers"),
        ("Data relate to police staff in every financial year.", "police staff"),
    ],
)
def test_a_sentence_says_whom_a_table_counts(sentence: str, group: str) -> None:
    found = read(f"Our records are set out here. {sentence}{_TABLE}")
    assert {figure.staff_group for figure in found} == {group}
    assert not any(LIMITED in figure.doubts for figure in found)


def test_one_that_says_which_of_them_leaves_a_doubt() -> None:
    found = read(f"The figures below are for police officers whose post is in custody suites.{_TABLE}")
    assert found
    assert all(LIMITED in figure.doubts for figure in found)


def test_a_result_behind_something_else_and_under_no_caption_is_in_doubt() -> None:
    found = read(f"Here is what we hold.{_TABLE}")
    assert {figure.raw_value for figure in found if OF_WHAT in figure.doubts} == {"4", "7"}


def test_results_of_one_kind_stand_for_themselves() -> None:
    found = read("Here is what we hold.\n\nYear\tDismissed\tResigned\n2021\t9\t4\n2022\t16\t7\n")
    assert not any(OF_WHAT in figure.doubts for figure in found)
