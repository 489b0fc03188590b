"""An answer of an interface gives the page in its fields, each block under the path of its field."""

from __future__ import annotations

import json

import pytest
from builders.mappings import opened

from ingest.documents.document import Table, Text
from ingest.model.errors import UnreadableDocument

ANSWER = {
    "value": {
        "uin": "12345",
        "heading": "Officers: Dismissal",
        "questionText": "To ask how many officers were dismissed in 2019.",
        "answerText": "<p>There were 12<sup>1</sup>.</p><table><tr><td>Male</td><td>5</td></tr></table>"
        "<p>As at May.</p>",
        "attachments": [],
        "groupedQuestions": ["2", "3"],
    }
}


def test_the_html_of_a_field_is_read_as_a_page() -> None:
    document = opened(json.dumps(ANSWER), "any", "answer.json")
    shown = [(b.place, "table" if isinstance(b, Table) else b.text) for b in document.blocks if not b.boilerplate]
    assert shown == [
        ("value.heading, line 1", "Officers: Dismissal"),
        ("value.questionText, line 1", "To ask how many officers were dismissed in 2019."),
        ("value.answerText, line 1", "There were 12¹."),
        ("value.answerText, table 1", "table"),
        ("value.answerText, line 3", "As at May."),
    ]
    assert next(document.tables()).cells[0][1].place == "value.answerText, table 1, row 1, column 2"


def test_lines_are_numbered_through_the_record() -> None:
    document = opened(json.dumps(ANSWER), "json")
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))


def test_fields_without_words_are_set_aside() -> None:
    aside = [block.text for block in opened(json.dumps(ANSWER), "json").texts() if block.boilerplate]
    assert aside == ["12345", "2", "3"]


def test_headings_are_headings() -> None:
    blocks = list(opened(json.dumps([ANSWER, {"title": "One"}]), "json").texts())
    assert [block.text for block in blocks if block.heading] == ["Officers: Dismissal", "One"]
    assert blocks[-1].place == "[1].title, line 1" and isinstance(blocks[-1], Text)


@pytest.mark.parametrize("data", ["{", '{"a": }', "[" * 100_000, '{"a": "<p>"' + "x" * 100])
def test_what_is_no_json_is_refused(data: str) -> None:
    with pytest.raises(UnreadableDocument, match="is no JSON"):
        opened(data, "json", "a.json")


def test_what_is_nested_without_end_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="nested deeper"):
        opened('{"a":' * 200 + "1" + "}" * 200, "json")
