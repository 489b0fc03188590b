"""Whose figures a document holds, where its publisher's catalogue says one body and its words another."""

from __future__ import annotations

import pytest
from replay.sources import parliament

from ingest.acquire.said import Said
from ingest.documents.opening import open_document
from ingest.proposal.proposal import Facts
from ingest.proposal.propose import propose
from ingest.settings import Settings

PAGE = """<html><body><p>{caption}</p><table><tr><td>Financial year</td><td>{head}</td></tr>
<tr><td>2020/21</td><td>61</td></tr><tr><td>2021/22</td><td>74</td></tr></table></body></html>"""


def asked(caption: str, settings: Settings, head: str = "Dismissed", body: str = "hmpps") -> list[str]:
    page = PAGE.format(caption=caption, head=head)
    document = open_document("answer.html", page.encode(), "html", settings)
    facts = Facts(parliament(), "pq_1", "answer.html", "0" * 64, "html", Said("parliament", body=body))
    return [question.text for question in propose(document, facts).questions if question.path == ("body",)]


@pytest.mark.parametrize(
    "whose",
    [
        "Scottish Prison Service prison officers",
        "Northern Ireland Prison Service prison officers",
        "Youth Custody Service prison officers",
        "YCS staff",
        "Essex Police officers",
        "Anyshire Prison Service prison officers",
        "HMP Anytown prison officers",
    ],
)
def test_another_body_than_the_catalogues_is_asked(settings: Settings, whose: str) -> None:
    assert asked(f"Number of {whose} dismissed, by financial year", settings) != []
    assert asked("Number of staff dismissed, by financial year", settings, f"{whose} dismissed") != []


@pytest.mark.parametrize("whose", ["prison officers", "HMPPS prison officers", "HM Prison and Probation Service staff"])
def test_the_catalogues_own_body_is_not(settings: Settings, whose: str) -> None:
    assert asked(f"Number of {whose} dismissed, by financial year", settings) == []


FORCE = """<html><body><p>How many police officers were dismissed in each year?</p><table><caption>{caption}</caption>
<tr><th>Year</th><th>Male</th><th>Female</th></tr><tr><td>2020</td><td>8</td><td>3</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("caption", "is_asked"),
    [
        ("Durham Constabulary: police officers dismissed", True),
        ("Northumbria Police: police officers dismissed", False),
        ("Police officers dismissed", False),
    ],
)
def test_another_body_than_the_publisher_is_asked_where_the_catalogue_names_none(
    settings: Settings, caption: str, is_asked: bool
) -> None:
    document = open_document("answer.html", FORCE.format(caption=caption).encode(), "html", settings)
    source = parliament().model_copy(update={"publisher": "northumbria_police"})
    facts = Facts(source, "foi_1", "answer.html", "0" * 64, "html", Said("govuk"))
    paths = [question.path for question in propose(document, facts).questions]
    assert (("body",) in paths) is is_asked
