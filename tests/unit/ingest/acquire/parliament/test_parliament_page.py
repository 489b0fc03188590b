"""The page made of an answer: what the reader makes of it, and what it leaves to a person."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import pytest
from replay.questions import question
from replay.sources import parliament

from ingest.acquire.parliament.page import as_page
from ingest.acquire.parliament.shapes import Detail, Question
from ingest.acquire.parliament.whose import body_of
from ingest.acquire.said import Said
from ingest.documents.opening import open_document
from ingest.proposal.proposal import Facts, Proposal
from ingest.proposal.propose import propose
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings

TITLE = "Table 1: Number of prison officers dismissed, by gender, 2022/23 to 2024/25"
HEAD = ("Year", "Male", "Female", "Total")
FULL = (("2022/23", "112", "61", "173"), ("2023/24", "124", "70", "194"), ("2024/25", "131", "74", "205"))
MASKED = (*FULL[:2], ("2024/25", "131", "~", "~"))
RULE = "~ denotes suppressed values of 5 or fewer or other values which would allow values of 5 or fewer to be derived."
BODY = ("body",)


def answer(rows: Sequence[Sequence[str]], title: str = TITLE, note: str = "") -> str:
    """The HTML of an answer as the service sends it: every cell a paragraph."""
    head = "".join(f"<td><p><strong>{cell}</strong></p></td>" for cell in HEAD)
    body = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in rows)
    lead = "<p>The information requested is in the table below.</p><p> </p>"
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"{lead}<p><strong>{title}</strong></p>{table}<p>{note}</p>"


def full(text: str, **changes: Any) -> Question:
    made = {"value": question(1700001, answerText=text, **changes)}
    return Detail.model_validate_json(json.dumps(made)).value


def proposed(asked: Question, settings: Settings) -> Proposal:
    data = as_page(asked)
    document = open_document("answer.html", data, "any", settings)
    said = Said("parliament", title=asked.title)
    facts = Facts(parliament(), "pq_1700001", "answer.html", hashlib.sha256(data).hexdigest(), "html", said)
    return propose(document, facts)


def test_every_row_of_a_table_reads_with_certainty(settings: Settings) -> None:
    document = open_document("answer.html", as_page(full(answer(FULL))), "any", settings)
    reading = read_document(document, Context("Ministry of Justice", "pq_1700001"))
    assert reading.questions == [] and [found.doubts for found in reading.observations] == [()] * 9
    read = [(f.period.text if f.period else "", f.gender, f.raw_value) for f in reading.observations]
    genders = ("male", "female", "all")
    assert read == [(row[0], g, v) for row in FULL for g, v in zip(genders, row[1:], strict=True)]


def test_only_the_body_is_left_to_a_person(settings: Settings) -> None:
    proposal = proposed(full(answer(FULL)), settings)
    assert [q.path for q in proposal.questions] == [BODY]
    content = proposal.content
    assert (content["title"], content["reference"]) == ("Prison Officers: Dismissal", "PQ 700001")
    assert content["published_on"].isoformat() == "2026-01-20" and content["documents"][0]["format"] == "html"
    assert content["reading"][0]["figures"] == 9


def test_a_rule_of_suppression_is_found_and_a_person_confirms_it(settings: Settings) -> None:
    proposal = proposed(full(answer(MASKED, note=RULE)), settings)
    policy = {("policy", "rule"), ("policy", "mask_range"), ("policy", "markers", "~")}
    assert {q.path for q in proposal.questions} == {BODY, *policy}
    assert proposal.content["policy"]["stated"] and proposal.content["policy"]["markers"]["~"]["kind"] == "masked"
    assert [f.doubts for f in proposal.reading.observations] == [()] * 9


@pytest.mark.parametrize(
    ("uin", "house"), [("8024", "Commons"), ("HL4711", "Lords"), ("99", "Commons"), ("HL7", "Lords")]
)
def test_the_reference_is_read_from_the_page_however_short(settings: Settings, uin: str, house: str) -> None:
    proposal = proposed(full(answer(FULL), uin=uin, house=house), settings)
    short = len(uin) < 4
    assert (("reference",) in [q.path for q in proposal.questions]) == short
    assert proposal.content["reference"] == ("pq_1700001" if short else f"PQ {uin}")


def test_of_a_corrected_answer_only_the_correction_is_read(settings: Settings) -> None:
    corrected = full(answer(FULL), dateAnswerCorrected="2026-01-22T00:00:00", originalAnswerText=answer(MASKED))
    proposal = proposed(corrected, settings)
    assert [q.path for q in proposal.questions] == [BODY]
    assert [f.raw_value for f in proposal.reading.observations].count("131") == 1
    assert b"Answered on 20 January 2026. Corrected on 22 January 2026." in as_page(corrected)


@pytest.mark.parametrize("corrected", [None, "2026-05-04T00:00:00"])
def test_a_year_that_was_not_over_when_it_was_answered_is_in_doubt(settings: Settings, corrected: str | None) -> None:
    rows = (*FULL, ("2025/26", "3", "4", "7"))
    reading = proposed(full(answer(rows), dateAnswerCorrected=corrected), settings).reading
    doubted = {f.period.text for f in reading.observations if f.period and f.doubts}
    assert doubted == {"2025/26"} and len(reading.observations) == 12


def test_heading_and_question_are_text_and_no_markup() -> None:
    page = as_page(full("<p>5</p>", heading="Toys & <b>games", questionText="To ask </main> whether 1 < 2."))
    assert b"<h1>Toys &amp; &lt;b&gt;games</h1>" in page and b"To ask &lt;/main&gt; whether 1 &lt; 2." in page
    assert page.count(b"</main>") == 1


def test_questions_that_were_answered_together_have_one_page(settings: Settings) -> None:
    together = {"heading": "Prisons: Dismissal", "questionText": "To ask, how many left.", "uin": "700002"}
    one = full(answer(FULL), groupedQuestions=["700002", "70003"])
    other = full(answer(FULL), groupedQuestions=["700001", "70003"], dateTabled="2026-01-13T00:00:00", **together)
    assert as_page(one) == as_page(other) != as_page(full(answer(FULL)))
    proposal = proposed(one, settings)
    assert proposal.content["reference"] == "PQ 70003"
    assert [q.path for q in proposal.questions] == [BODY]
    assert [f.doubts for f in proposal.reading.observations] == [()] * 9


def test_no_figure_is_read_from_the_question(settings: Settings) -> None:
    claimed = (
        "In 2021, 450 prison officers were dismissed. To ask, how many there were in 2022, and in 2020 under PQ 4711."
    )
    reading = proposed(full(answer(FULL), questionText=claimed), settings).reading
    assert len(reading.observations) == 9 and "450" not in [f.raw_value for f in reading.observations]
    untitled = proposed(full(answer(FULL, title="Table 1"), questionText=claimed), settings).reading
    assert {f.period.text for f in untitled.observations if f.period} == {"2022/23", "2023/24", "2024/25"}
    assert proposed(full("<p>The figures are not held.</p>", questionText=claimed), settings).reading.observations == []


def test_a_question_without_a_heading_has_a_title() -> None:
    assert full("<p>5</p>", heading=None).title == "Written question 700001"


SAID = "HM Prison and Probation Service (HMPPS) dismissed 173 prison officers in 2022/23. It covers England and Wales."


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (SAID, "hmpps"),
        (f"<p>{SAID.replace('and P', '&amp; P')}</p>", "hmpps"),
        (f"{SAID} There were 2,016 in 2017-18.", "hmpps"),
        ("There were 173 prison officers dismissed in 2022/23.", None),
        (f"{SAID} There were 12 in 2016/17.", None),
        (f"{SAID} There were 12 in 2017.", None),
        (f"{SAID} Staff of privately run prisons are left out.", None),
        (f"{SAID} Probation officers are left out.", None),
        (f"{SAID} The Youth Custody Service dismissed 2.", None),
        (f"{SAID} One of them served at HMP Anytown.", None),
        (f"{SAID} NOMS is what it was called.", None),
        (f"{SAID} Essex Police looked into it.", None),
    ],
)
def test_the_body_is_said_only_where_nothing_else_can_be_meant(text: str, body: str | None) -> None:
    assert body_of(full(text)) == body


def test_no_other_department_answers_for_the_prison_service() -> None:
    assert body_of(full(SAID, answeringBodyId=1)) is None


@pytest.mark.parametrize("heading", ["Prison Officers", "Dismissal", "Prisons: Staff", "Prison Officers: Misconduct"])
def test_a_heading_that_says_no_more_than_the_table_is_no_question(settings: Settings, heading: str) -> None:
    assert [q.path for q in proposed(full(answer(FULL), heading=heading), settings).questions] == [BODY]


@pytest.mark.parametrize("heading", ["Prisons: North West", "Prison Officers: Probation", "Prisons: Females", "Youth"])
def test_a_heading_with_a_word_of_its_own_is_asked(settings: Settings, heading: str) -> None:
    rows = [row[:1] + row[3:] for row in (HEAD, *FULL)]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    title = "<p>Number of prison officers dismissed, 2022/23 to 2024/25</p>"
    asked = full(f"{title}<table>{table}</table>", heading=heading)
    assert ("documents",) in [q.path for q in proposed(asked, settings).questions]
