"""Where examples of Parliament's answers are present: they have our shape, and the traps they are known for."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from replay import questions as service
from replay.clock import MovedClock
from replay.questions import API, Questions, row_of
from replay.server import Answer, Replay

from ingest.acquire.item import Listed, Window
from ingest.acquire.parliament.connector import ParliamentConnector
from ingest.acquire.parliament.shapes import Page, Question
from ingest.model.errors import NeedsAPerson
from ingest.settings import Settings

SHARED = Path(os.environ.get("CANDOUR_SHARED", Settings().home.parent / "shared"))
EXAMPLES = SHARED / "SOURCES" / "examples" / "parliament"
pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason=f"no examples of Parliament's answers at {EXAMPLES}")

LIST, DETAIL = "list_page__awssamples.json", "detail__awssamples.json"
CORRECTED = "CONSTRUCTED_detail_corrected_with_table_and_attachment.json"


def example(name: str) -> Any:
    return json.loads((EXAMPLES / name).read_bytes())


@pytest.fixture
def connector(polling: Settings, clock: MovedClock) -> ParliamentConnector:
    return service.connector(polling, clock, answering_bodies=[1, 54], terms=["prison officer", "visit"])


def test_recorded_rows_have_our_shape_and_are_cut_where_we_think() -> None:
    page = Page.model_validate_json((EXAMPLES / LIST).read_bytes())
    rows = [listed.value for listed in page.results]
    assert (page.total, len(rows)) == (20, 20)
    assert sum(row.is_cut for row in rows) == 5
    assert all(row.corrected is None or row.corrected > (row.answered or row.corrected) for row in rows)
    assert sum(row.corrected is not None for row in rows) == 3
    cut = [r["value"]["answerText"] for r in example(LIST)["results"] if r["value"]["answerText"].endswith("...")]
    assert len(cut) == 16 and {len(text) for text in cut} == {258} and not any("<" in text for text in cut)


def test_our_rows_have_the_keys_of_theirs() -> None:
    theirs = example(LIST)["results"][0]["value"]
    assert set(row_of(example(DETAIL)["value"])) == set(theirs)


def test_recorded_questions_are_listed_by_their_words(connector: ParliamentConnector, replay: Replay) -> None:
    service = Questions(replay)
    service.put(*(listed["value"] for listed in example(LIST)["results"]))
    listed = list(connector.catalogue(Window(date(2024, 1, 9), date(2024, 1, 19))))
    assert {(one.item_id, one.title) for one in listed} == {
        ("1679590", "Prison Officers"),
        ("1679326", "MOD Boscombe Down: Domestic Visits"),
    }
    assert len(service.lists()) == 4 and service.details() == []
    corrected = list(connector.catalogue(Window(date(2024, 1, 25), date(2024, 2, 4))))
    assert [one.item_id for one in corrected] == ["1679326"]


def test_a_recorded_answer_comes_in_full(connector: ParliamentConnector, replay: Replay) -> None:
    replay.tell(f"{API}/1679416", Answer(example(DETAIL)))
    item = connector.item(Listed("1679416", "x", ""))
    assert (item.standing, item.published_on, item.asked_on) == ("published", date(2024, 1, 10), date(2024, 1, 5))
    assert item.reference == "PQ 7926" and item.landing_page.endswith("/detail/2024-01-05/7926")
    (page,) = item.files
    assert page.data is not None and example(DETAIL)["value"]["answerText"].encode() in page.data


def test_a_corrected_answer_comes_with_its_attachment(connector: ParliamentConnector, replay: Replay) -> None:
    replay.tell(f"{API}/9000001", Answer(example(CORRECTED)))
    item = connector.item(Listed("9000001", "x", ""))
    assert (item.kind_of_edition, item.published_on) == ("corrected", date(2026, 3, 20))
    page, attachment = item.files
    assert b"original answer" not in (page.data or b"") and b"<td><p>~</p></td>" in (page.data or b"")
    assert (attachment.name, attachment.address) == (
        "PLACEHOLDER.xlsx",
        "https://qna.files.parliament.uk/qna-attachments/9000001/original/PLACEHOLDER.xlsx",
    )


def test_an_empty_list_and_a_problem(connector: ParliamentConnector, replay: Replay) -> None:
    replay.tell(API, Answer(example("CONSTRUCTED_empty_list.json")))
    assert list(connector.catalogue(Window(date(2026, 1, 12), date(2026, 1, 22)))) == []
    assert len(replay.asked(API)) == 4
    replay.tell(API, Answer(example("CONSTRUCTED_problem_details_400.json")))
    with pytest.raises(NeedsAPerson, match="400: One or more validation errors"):
        list(connector.catalogue(Window(date(2025, 1, 12), date(2025, 1, 22))))
    assert len(replay.asked(API)) == 5


def test_what_is_asked_for_stands_in_the_published_description() -> None:
    described = example("openapi_writtenquestions_2023.json")
    (path,) = [path for path in described["paths"] if path.endswith("/writtenquestions/questions")]
    known = {parameter["name"] for parameter in described["paths"][path]["get"]["parameters"]}
    asked = {"answeredWhenFrom", "answeredWhenTo", "correctedWhenFrom", "correctedWhenTo", "answeringBodies"}
    assert asked | {"includeWithdrawn", "expandMember", "searchTerm", "skip", "take"} <= known
    stated = set(described["components"]["schemas"]["QuestionsViewModel"]["properties"])
    ours = {field.alias or name for name, field in Question.model_fields.items()}
    assert ours <= stated and len(ours) == 20
