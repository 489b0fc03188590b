"""One written question in full: how it stands, what belongs to it, and what is made of a fault."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.questions import API, Questions, question, row_of
from replay.server import Answer, Replay, made_up

from ingest.acquire.http.fetch_log import fetches
from ingest.acquire.item import Item, Listed, Window
from ingest.acquire.parliament.connector import ParliamentConnector
from ingest.london import LONDON
from ingest.model.errors import NeedsAPerson, OutOfReach
from ingest.settings import Settings
from ingest.storage import Storage

TABLE = (
    "<p>The figures are in the table.</p><table><tbody><tr><td>Year</td><td>Dismissals</td></tr>"
    "<tr><td>2023/24</td><td>4711</td></tr></tbody></table>" + "<p>They were made for this purpose.</p>" * 9
)
XLSX = {
    "url": "https://qna.files.parliament.uk/qna-attachments/1700001/original/Table%20of%20toys.xlsx",
    "title": "Table",
    "fileType": "xlsx",
    "fileSizeBytes": 12,
}


def item_of(connector: ParliamentConnector, questions: Questions, **changes: Any) -> Item:
    questions.put(question(1700001, **changes))
    return connector.item(Listed("1700001", "x", "Prison Officers: Dismissal"))


def test_an_answer_is_published(connector: ParliamentConnector, questions: Questions) -> None:
    item = item_of(connector, questions, answerText=TABLE)
    assert questions.details() == [1700001] and questions.lists() == []
    assert (item.item_id, item.title, item.reference) == ("1700001", "Prison Officers: Dismissal", "PQ 700001")
    assert (item.asked_on, item.published_on) == (date(2026, 1, 12), date(2026, 1, 20))
    assert item.landing_page.endswith("/written-questions/detail/2026-01-12/700001")
    assert (item.standing, item.why, item.body, item.kind_of_edition) == ("published", "", None, "first")
    assert item.updated_at == datetime(2026, 1, 20, tzinfo=LONDON)
    (page,) = item.files
    assert (page.name, page.media_type, page.address) == ("answer.html", "text/html", None)
    assert page.data is not None and TABLE.encode() in page.data


def test_a_cut_row_reaches_no_file(connector: ParliamentConnector, questions: Questions) -> None:
    """The row of a list ends before the table's last figures; what is handed on comes from the question's own page."""
    questions.put(question(1700001, answerText=TABLE))
    shown = row_of(questions.all[1700001])
    assert shown["answerText"].endswith("...") and len(shown["answerText"]) == 258
    (listed,) = connector.catalogue(Window(date(2026, 1, 12), date(2026, 1, 22)))
    item = connector.item(listed)
    assert questions.details() == [1700001]
    assert "4711" not in str(listed) and shown["answerText"][:40] not in str(listed)
    assert [f.data is not None and TABLE.encode() in f.data for f in item.files] == [True]


def test_a_detail_that_is_cut_like_a_row_is_refused(connector: ParliamentConnector, questions: Questions) -> None:
    with pytest.raises(NeedsAPerson, match="cut short as in a list"):
        item_of(connector, questions, answerText=row_of(question(1, answerText=TABLE))["answerText"])


def test_no_member_is_named_anywhere(connector: ParliamentConnector, questions: Questions, polling: Settings) -> None:
    member = {"id": 4711, "name": "Example Member", "party": "Toys"}
    item = item_of(connector, questions, askingMember=member, answeringMember=member, correctingMember=member)
    told = json.dumps(item.metadata) + str(item) + "".join(str(line) for line in fetches(Storage(polling.data_root)))
    assert "Example" not in told and "4711" not in told and "ember" not in json.dumps(item.metadata)
    assert not any(f.data and b"Example" in f.data for f in item.files)
    assert Storage(polling.data_root).list("archive/staging") == []


@pytest.mark.parametrize(
    ("changes", "standing", "why"),
    [
        ({"answerIsHolding": True, "dateHoldingAnswer": "2026-01-20T00:00:00"}, "not_ready", "holding answer"),
        ({"answerText": None, "dateAnswered": None}, "not_ready", "no answer yet"),
        ({"answerText": " "}, "not_ready", "no answer yet"),
        ({"isWithdrawn": True}, "withdrawn", "withdrawn"),
    ],
)
def test_what_has_no_figures_has_no_files(
    connector: ParliamentConnector, questions: Questions, changes: dict[str, Any], standing: str, why: str
) -> None:
    item = item_of(connector, questions, **changes)
    assert (item.standing, item.files) == (standing, ()) and why in item.why


def test_a_holding_answer_becomes_an_answer(connector: ParliamentConnector, questions: Questions) -> None:
    held = item_of(connector, questions, answerIsHolding=True, dateHoldingAnswer="2026-01-19T00:00:00")
    item = item_of(connector, questions, dateHoldingAnswer="2026-01-19T00:00:00", dateAnswered="2026-01-21T00:00:00")
    assert (held.standing, item.standing, len(item.files)) == ("not_ready", "published", 1)
    assert held.updated_at is not None and item.updated_at is not None and held.updated_at < item.updated_at
    assert held.metadata != item.metadata


def test_a_question_that_is_gone(connector: ParliamentConnector, replay: Replay) -> None:
    replay.tell(f"{API}/1700001", Answer({}, status=404))
    item = connector.item(Listed("1700001", "x", "Toys", {"landing_page": "https://example.org/1"}))
    assert (item.standing, item.files, item.landing_page) == ("gone", (), "https://example.org/1")


def test_a_corrected_answer_is_another_edition(connector: ParliamentConnector, questions: Questions) -> None:
    first = item_of(connector, questions, answerText=TABLE)
    item = item_of(
        connector,
        questions,
        answerText=TABLE.replace("4711", "4712"),
        originalAnswerText=TABLE,
        comparableAnswerText="<p><del>4711</del><ins>4712</ins></p>",
        answerIsCorrection=True,
        correctingMemberId=2,
        dateAnswerCorrected="2026-01-22T00:00:00",
    )
    assert (item.kind_of_edition, item.published_on) == ("corrected", date(2026, 1, 22))
    assert item.metadata != first.metadata and item.asked_on == first.asked_on
    data = item.files[0].data or b""
    assert b"4712" in data and b"4711" not in data


def test_the_same_answer_makes_the_same_bytes(connector: ParliamentConnector, questions: Questions) -> None:
    first = item_of(connector, questions, answerText=TABLE)
    again = item_of(connector, questions, answerText=TABLE, askingMember=None, memberHasInterest=True)
    assert (first.files, first.metadata) == (again.files, again.metadata)


def test_attachments_come_with_names_of_their_own(connector: ParliamentConnector, questions: Questions) -> None:
    attachments = [
        XLSX,
        XLSX | {"url": "https://qna.files.parliament.uk/other/Table%20of%20toys.xlsx"},
        XLSX | {"url": "https://qna.files.parliament.uk/other/..%2F..%2Fanswer.html", "fileType": None},
        XLSX | {"url": "https://qna.files.parliament.uk/other/12345", "fileType": ".PDF"},
    ]
    item = item_of(connector, questions, attachments=attachments)
    assert [f.name for f in item.files] == [
        "answer.html",
        "Table of toys.xlsx",
        "2_Table of toys.xlsx",
        "3_answer.html",
        "12345.pdf",
    ]
    assert [f.address for f in item.files[1:]] == [a["url"] for a in attachments]


def test_lists_that_are_null_are_empty(connector: ParliamentConnector, questions: Questions) -> None:
    questions.put(question(1700001) | {"attachments": None, "groupedQuestions": None, "attachmentCount": 0})
    assert len(connector.item(Listed("1700001", "x", "Toys")).files) == 1


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"attachmentCount": 1}, "`attachmentCount` is not the number of `attachments`"),
        ({"attachments": [XLSX | {"url": None}]}, "`value.attachments.0.url`"),
        ({"answerText": 5}, "`value.answerText`"),
        ({"dateAnswered": "soon"}, "`value.dateAnswered`"),
        ({"house": "Senate"}, "`value.house`"),
    ],
)
def test_a_shape_that_moved_is_refused_by_the_name_of_its_field(
    connector: ParliamentConnector, questions: Questions, changes: dict[str, Any], named: str
) -> None:
    with pytest.raises(NeedsAPerson, match="another shape") as fault:
        item_of(connector, questions, **changes)
    assert named in fault.value.what and fault.value.where == f"{API}/1700001"


def test_another_question_than_the_one_asked_for_is_refused(connector: ParliamentConnector, replay: Replay) -> None:
    replay.tell(f"{API}/1700001", Answer({"value": question(1700002), "links": []}))
    with pytest.raises(NeedsAPerson, match="1700001 was asked for, and 1700002 came back"):
        connector.item(Listed("1700001", "x", "Toys"))


@pytest.mark.parametrize("status", [200, 500])
def test_an_apology_is_answered_with_patience(
    connector: ParliamentConnector, questions: Questions, replay: Replay, clock: MovedClock, status: int
) -> None:
    questions.put(question(1700001))
    sorry = Answer(made_up("parliament_problem_500.json"), status=status)
    replay.tell(f"{API}/1700001", sorry, sorry, Answer({"value": question(1700001), "links": []}))
    assert connector.item(Listed("1700001", "x", "Toys")).standing == "published"
    first, second = replay.gaps("questions-statements-api.parliament.uk")[-2:]
    assert first >= 4.0 and second >= 8.0


@pytest.mark.parametrize("status", [200, 500])
def test_an_apology_without_end_is_told_after_three_attempts(
    connector: ParliamentConnector, replay: Replay, status: int
) -> None:
    replay.tell(f"{API}/1700001", Answer(made_up("parliament_problem_500.json"), status=status))
    with pytest.raises(OutOfReach, match="500"):
        connector.item(Listed("1700001", "x", "Toys"))
    assert len(replay.asked(API)) == 3


def test_an_apology_may_be_wordless(connector: ParliamentConnector, replay: Replay) -> None:
    replay.tell(f"{API}/1700001", Answer({"status": 503, "title": None}))
    with pytest.raises(OutOfReach, match="an error of its own, 503"):
        connector.item(Listed("1700001", "x", "Toys"))
    assert len(replay.asked(API)) == 3


@pytest.mark.parametrize("status", [200, 400])
def test_a_question_put_wrongly_is_put_once(connector: ParliamentConnector, replay: Replay, status: int) -> None:
    problem = {"type": "x", "title": "One or more validation errors occurred.", "status": 400, "detail": None}
    replay.tell(f"{API}/1700001", Answer(problem, status=status))
    with pytest.raises(NeedsAPerson, match=r"400: One or more validation errors occurred") as fault:
        connector.item(Listed("1700001", "x", "Toys"))
    assert fault.value.where == f"{API}/1700001" and len(replay.asked(API)) == 1


def test_a_service_that_wants_to_be_left_alone_is(
    connector: ParliamentConnector, questions: Questions, replay: Replay
) -> None:
    replay.tell(
        f"{API}/1700001",
        Answer({}, status=429, headers={"Retry-After": "30"}),
        Answer({"value": question(1700001), "links": []}),
    )
    assert connector.item(Listed("1700001", "x", "Toys")).standing == "published"
    assert replay.gaps("questions-statements-api.parliament.uk")[-1] >= 30.0


def test_a_login_page_is_no_answer(connector: ParliamentConnector, replay: Replay) -> None:
    replay.tell(f"{API}/1700001", Answer(made_up("login.html"), kind="text/html"))
    with pytest.raises(NeedsAPerson):
        connector.item(Listed("1700001", "x", "Toys"))
