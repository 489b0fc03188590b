"""Whatever markup an answer is written in: its page opens, and no figure comes of the question."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from replay.questions import question

from ingest.acquire.parliament.page import as_page
from ingest.acquire.parliament.shapes import Detail, Question
from ingest.acquire.parliament.whose import body_of
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings

CLAIM = "In 2021, 8191 prison officers were dismissed."
TAGS = "p /p table /table tr td /td sup /sup div /div main /main body /body /html footer /footer script style"
MARKUP = st.sampled_from([*(f"<{tag}>" for tag in TAGS.split()), "<!--", "-->", "&nbsp;", "&amp", "<", "\x0b"])
WORDS = st.sampled_from(["2022/23", "12", "~", "Dismissed", "HMPPS", "Male", "Year", "1,024", "The figures are below."])
ANSWERS = st.lists(
    MARKUP | WORDS | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8), min_size=1, max_size=30
).map("".join)


def full(answer: str) -> Question:
    made = {"value": question(1700001, answerText=answer, questionText=CLAIM)}
    return Detail.model_validate_json(json.dumps(made)).value


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_every_answer_has_a_page_that_opens(answer: str) -> None:
    asked = full(answer)
    page = as_page(asked)
    assert page == as_page(full(answer)) and answer.encode() in page
    document = open_document("answer.html", page, "html", Settings())
    found = read_document(document, Context("Ministry of Justice", "pq_1700001")).observations
    assert not any(f.certain and "8191" in f.raw_value for f in found)
    assert body_of(asked) in (None, "hmpps")
