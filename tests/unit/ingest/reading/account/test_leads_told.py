"""A place or a reason that only the lead of a table says must not be lost."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.account.leads_told import IN_DOUBT
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings

TABLE = "\n\nYear\tSuspended from duty\tDismissed\n2019\t4\t2\n2020\t6\t1\n2021\t5\t3\n"


def doubted(text: str) -> set[bool]:
    document = open_document("a.txt", f"{text}{TABLE}".encode(), "text", Settings())
    return {IN_DOUBT in figure.doubts for figure in read_document(document, Context("Essex Police")).observations}


@pytest.mark.parametrize(
    "text",
    [
        "The following table shows officers based in our custody suites who were dismissed. It was made on 3 May 2022.",
        "The table below relates to allegations of theft. We do not hold data on cautions.",
        "We hold the following for the harbour district. It took four hours to find.",
        "Staff at HMP Anytown who were suspended are shown below. Please note that one person may appear twice.",
    ],
)
def test_a_lead_that_says_more_leaves_a_doubt(text: str) -> None:
    assert doubted(text) == {True}


@pytest.mark.parametrize(
    "text",
    [
        "The table below shows officers who were suspended or dismissed. It was made on 3 May 2022.",
        "Please see the table below for the information that you requested.",
        "The table below shows officers (PCs) suspended or dismissed in the last three years, by grade group.",
        "Officers suspended and dismissed for theft, 2019 to 2021\n\nThe table below gives the figures for each year.",
    ],
)
def test_one_that_says_no_more_leaves_none(text: str) -> None:
    assert doubted(text) == {False}
