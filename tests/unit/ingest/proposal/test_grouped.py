"""What is asked of many tables alike is asked once, settled in one place, and shown with the cells it is about."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from builders.mappings import opened
from builders.workbooks import xlsx

from ingest.contracts import build, content_of, open_questions
from ingest.model.release import Release
from ingest.proposal.page import as_page
from ingest.proposal.policy_said import add_policy
from ingest.proposal.proposal import Facts, Proposal
from ingest.proposal.propose import propose
from ingest.proposal.written import as_yaml
from ingest.reading.figures.values import nearest
from ingest.reading.reader import Reading


def sheet(first: int) -> list[list[object]]:
    head: list[object] = ["Region", "2017", "2018", "2019"]
    labels = ("Upper valley", "Lower valley: coast", "Moors", "# Isles")
    return [["Figures by region"], [], head, *([at, first + n, n + 2, n + 3] for n, at in enumerate(labels))]


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    document = opened(xlsx({f"S{n}": sheet(n + 4) for n in range(6)}), "workbook", "a.xlsx")
    return propose(document, Facts(None, "toy", "a.xlsx", "0" * 64, "workbook"))


def test_a_question_asked_of_every_table_is_asked_once(proposal: Proposal) -> None:
    asked = [question.text for question in proposal.asked]
    assert len(proposal.content["reading"]) == 6
    for words in ("what is one:", "who is counted", "what do these labels stand for"):
        assert sum(words in text for text in asked) == 1, words
    text = next(text for text in asked if "what is one:" in text)
    assert "T1, T2, T3, T4, T5, T6" in text


def test_decimals_are_one_question_and_no_signs(proposal: Proposal) -> None:
    read = proposal.reading.observations
    found = [replace(f, raw_value=f"{f.raw_value}.25", value=nearest(f"{f.raw_value}.25")) for f in read]
    made = Proposal(proposal.facts, proposal.document, Reading(observations=found))
    add_policy(made)
    (said,) = made.asked
    assert said.path == ("policy",) and "decimals" in said.text and len(said.cells) == 72
    assert "markers" not in made.content["policy"]


def test_one_answer_settles_every_table(proposal: Proposal) -> None:
    text = as_yaml(proposal)
    assert len(open_questions(text.encode())) <= len(proposal.asked)
    bare = re.sub(r"\s*# \?.*", "", text)
    assert content_of(bare.encode(), "toy.yml") == proposal.content, "the anchors say what the proposal says"
    settled = re.sub(r"(unit: &\w+) persons", r"\1 cases", bare, count=1)
    settled = re.sub(r"(Moors: &\w+\n\s+breakdown:) moors", r"\1 high_moors", settled)
    release = build(content_of(settled.encode(), "toy.yml"), Release, "toy.yml")
    assert {table.sets.unit for table in release.reading} == {"cases"}
    assert {table.codes["Moors"].breakdown for table in release.reading} == {"high_moors"}


def test_the_page_shows_the_cells_a_question_is_about(proposal: Proposal) -> None:
    page = as_page(proposal)
    question = next(part for part in page.split("<li>") if "what is one:" in part)
    assert "72 cells" in question and "S0!B4" in question and "S5!D7" in question
    labels = next(part for part in page.split("<li>") if "what do these labels stand for" in part)
    assert "S0!A4" in labels and "S5!A7" in labels
