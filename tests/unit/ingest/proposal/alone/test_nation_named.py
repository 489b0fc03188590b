"""A table of England and Wales is not of one force; a department's own table of it needs nobody."""

from __future__ import annotations

import pytest

from ingest.acquire.said import Said
from ingest.documents.opening import open_document
from ingest.proposal.proposal import Facts, Proposal
from ingest.proposal.propose import propose
from ingest.registry import Registry
from ingest.settings import Settings

PAGE = """<html><body><p>To ask the Secretary of State for the Home Department, how many police officers were dismissed
in each year.</p><table><caption>{caption}</caption><tr><th>Financial year</th><th>Male</th>
<th>Female</th></tr><tr><td>2020/21</td><td>28</td><td>13</td></tr><tr><td>2021/22</td><td>31</td><td>12</td></tr>
</table></body></html>"""


def read(settings: Settings, source: str, caption: str) -> Proposal:
    document = open_document("answer.html", PAGE.format(caption=caption).encode(), "html", settings)
    known = Registry(settings).source(source)
    return propose(document, Facts(known, "pq_1", "answer.html", "0" * 64, "html", Said("govuk")))


def of_body(proposal: Proposal) -> list[str]:
    named = [one.text for one in proposal.questions if "England and Wales" in one.text or "whose figures" in one.text]
    return [*named, *(one.text for one in proposal.questions if one.path == ("body",))]


def test_a_departments_table_says_whose_figures_it_holds(settings: Settings) -> None:
    proposal = read(settings, "home_office_written_answers", "Police officers dismissed, England and Wales, by gender")
    assert proposal.content["body"] == "police_england_and_wales"
    assert of_body(proposal) == []


@pytest.mark.parametrize("caption", ["Police officers dismissed, Wales", "Police officers dismissed by gender"])
def test_without_one_body_it_is_asked(settings: Settings, caption: str) -> None:
    assert of_body(read(settings, "home_office_written_answers", caption)) != []


def test_a_forces_table_of_both_nations_is_asked_about(settings: Settings) -> None:
    proposal = read(settings, "northumbria_police_foi", "Police officers dismissed, England and Wales, by gender")
    assert any("its words say England and Wales" in one.text for one in proposal.questions)
