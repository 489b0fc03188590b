"""What publishers do, and what we make of it: what was asked, what is kept and written down, what a person reads."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from email.utils import format_datetime

import pytest
from replay.clock import MovedClock
from replay.server import Answer, Replay, made_up
from replay.sources import ASSETS, WWW, govuk

from ingest.acquire.http.client import Client
from ingest.acquire.http.fetch_log import Line, fetches
from ingest.model.errors import NeedsAPerson, OutOfReach, UnreadableDocument
from ingest.settings import Settings
from ingest.storage import Storage

PAGE = f"{WWW}/api/content/government/statistics/toy"
FILE = f"{ASSETS}/media/aaaaaaaaaaaaaaaaaaaaaaaa/toy.xlsx"


def workbook(word: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(zipfile.ZipInfo("word"), word)
    return buffer.getvalue()


def lines(settings: Settings, purpose: str = "document") -> list[Line]:
    return [line for line in fetches(Storage(settings.data_root)) if line.purpose == purpose]


def staged(settings: Settings) -> list[str]:
    return Storage(settings.data_root).list("archive/staging")


@pytest.fixture
def client(polling: Settings, clock: MovedClock) -> Client:
    return Client(polling, govuk(), clock, run_id="r1")


def test_the_first_answer_is_staged_and_written_down(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    replay.tell(PAGE, Answer({"title": "Toy"}, etag='"1"', headers={"Set-Cookie": "who=me", "X-Other": "x"}))
    fetched = client.get(PAGE, params={"locale": "en"}, accept="application/json")
    assert (fetched.status, fetched.body, fetched.not_modified) == (200, b'{"title": "Toy"}', False)
    assert (fetched.content_type, fetched.fetched_at) == ("application/json", clock.now())
    (asked,) = replay.asked()
    assert asked.url == f"{PAGE}?locale=en"
    assert asked.headers["User-Agent"].startswith("candour/")
    assert asked.headers["User-Agent"].endswith(" (+steward@example.org)")
    assert "Cookie" not in asked.headers and asked.headers["Accept"] == "application/json"
    (line,) = lines(polling)
    assert (line.run_id, line.source_id, line.status, line.fault) == ("r1", "govuk_toy", 200, None)
    assert (line.bytes, line.sha256, line.final_url) == (16, fetched.sha256, f"{PAGE}?locale=en")
    assert set(line.headers) == {"content-type", "date", "etag"}
    assert [path.rsplit("/", 1)[1] for path in staged(polling)] == [fetched.sha256]


def test_304_brings_the_bytes_again_until_they_are_settled(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    replay.tell(FILE, Answer(workbook("1"), etag='"66-a"', last_modified="Thu, 22 Jan 2026 09:30:00 GMT"))
    first = client.get(FILE)
    clock.pass_time(days=1)
    again = client.get(FILE)
    assert (again.status, again.body, again.not_modified, again.from_cache) == (200, first.body, False, True)
    client.settle(again)
    assert staged(polling) == []
    clock.pass_time(days=1)
    after = client.get(FILE)
    assert (after.status, after.body, after.not_modified, after.sha256) == (304, b"", True, first.sha256)
    asked = replay.asked(FILE)
    assert [a.headers.get("If-None-Match") for a in asked] == [None, '"66-a"', '"66-a"']
    assert asked[1].headers["If-Modified-Since"] == "Thu, 22 Jan 2026 09:30:00 GMT"
    assert [line.status for line in lines(polling)] == [200, 304, 304]
    assert {line.sha256 for line in lines(polling)} == {first.sha256}


def test_nothing_is_asked_twice_while_it_is_fresh(client: Client, replay: Replay, clock: MovedClock) -> None:
    replay.tell(PAGE, Answer({"n": 1}, headers={"Cache-Control": "max-age=300, public"}))
    first = client.get(PAGE)
    clock.pass_time(seconds=290)
    assert client.get(PAGE).body == first.body
    assert len(replay.asked()) == 1
    clock.pass_time(seconds=20)
    client.get(PAGE)
    assert len(replay.asked()) == 2
    client.get(PAGE, conditional=False)
    assert len(replay.asked()) == 3


def test_429_is_obeyed_to_the_second(client: Client, replay: Replay, polling: Settings, clock: MovedClock) -> None:
    replay.tell(PAGE, Answer("slow down", 429, headers={"Retry-After": "30"}), Answer({"n": 1}))
    assert client.get(PAGE).body == b'{"n": 1}'
    first, second = replay.asked()
    assert second.at - first.at == timedelta(seconds=30)
    assert [(line.status, line.attempt) for line in lines(polling)] == [(429, 1), (200, 2)]
    assert "answered 429" in (lines(polling)[0].fault or "") and lines(polling)[0].headers["retry-after"] == "30"


def test_503_with_a_date_is_obeyed_too(client: Client, replay: Replay, clock: MovedClock) -> None:
    until = clock.now() + timedelta(seconds=90)
    replay.tell(PAGE, Answer("", 503, headers={"Retry-After": format_datetime(until, usegmt=True)}), Answer({"n": 1}))
    client.get(PAGE)
    assert replay.asked()[1].at >= until


def test_without_a_word_the_waits_grow_and_three_refusals_stop_the_host(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    replay.tell(PAGE, Answer("", 429))
    replay.tell(f"{WWW}/api/other", Answer({}))
    with pytest.raises(OutOfReach, match="three times, last with 429"):
        client.get(PAGE)
    waits = [b.at - a.at for a, b in zip(replay.asked(), replay.asked()[1:], strict=False)]
    assert len(waits) == 2 and waits[0] >= timedelta(seconds=4) and waits[1] >= timedelta(seconds=8)
    with pytest.raises(OutOfReach, match="not asked again in this run"):
        client.get(f"{WWW}/api/other")
    assert len(replay.asked()) == 3
    replay.tell(FILE, Answer(workbook("1")))
    assert client.get(FILE).status == 200, "another host is none of its business"
    clock.pass_time(hours=1)
    assert Client(polling, govuk(), clock, run_id="r2").get(f"{WWW}/api/other").status == 200


def test_a_long_retry_after_is_left_to_a_later_run(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    replay.tell(PAGE, Answer("", 429, headers={"Retry-After": "3600"}), Answer({}))
    with pytest.raises(OutOfReach, match="3,600 seconds"):
        client.get(PAGE)
    later = Client(polling, govuk(), clock, run_id="r2")
    with pytest.raises(OutOfReach, match="wants to be left alone until 2026-01-22T10:00"):
        later.get(PAGE)
    assert len(replay.asked()) == 1
    clock.pass_time(hours=1)
    assert later.get(PAGE).status == 200


def test_403_stops_the_host_and_a_person_is_told(client: Client, replay: Replay, polling: Settings) -> None:
    replay.tell(PAGE, Answer("<html>Just a moment...</html>", 403, kind="text/html"))
    with pytest.raises(NeedsAPerson, match="answered 403") as refused:
        client.get(PAGE)
    assert refused.value.where == PAGE and "manual_only" in refused.value.remedy
    with pytest.raises(OutOfReach, match="it answered 403"):
        client.get(f"{WWW}/api/other")
    assert len(replay.asked()) == 1
    assert [line.status for line in lines(polling)] == [403, None]


def test_a_replaced_file_is_followed_and_the_way_is_written_down(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    newer = f"{ASSETS}/media/bbbbbbbbbbbbbbbbbbbbbbbb/toy-v2.xlsx"
    replay.tell(FILE, Answer(status=301, headers={"Location": "/media/bbbbbbbbbbbbbbbbbbbbbbbb/toy-v2.xlsx"}))
    replay.tell(newer, Answer(workbook("2"), etag='"2"'))
    fetched = client.get(FILE)
    assert (fetched.url, fetched.final_url, fetched.body) == (FILE, newer, workbook("2"))
    assert [(hop.status, hop.url) for hop in fetched.redirects] == [(301, FILE)]
    (line,) = lines(polling)
    assert (line.url, line.final_url, line.redirects) == (FILE, newer, [{"status": 301, "url": FILE}])
    clock.pass_time(days=1)
    client.settle(fetched)
    assert client.get(FILE).not_modified
    assert [a.headers.get("If-None-Match") for a in replay.asked(ASSETS)] == [None, None, None, '"2"']
    assert min(replay.gaps("assets.publishing.service.gov.uk")) >= 2.0


def test_a_log_in_page_in_place_of_a_workbook_is_refused(client: Client, replay: Replay, polling: Settings) -> None:
    page = b"\xef\xbb\xbf\n" + made_up("login.html")
    replay.tell(FILE, Answer(page, kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
    with pytest.raises(UnreadableDocument, match="an HTML page") as refused:
        client.get(FILE)
    assert refused.value.where == FILE and "browser" in refused.value.remedy
    assert len(replay.asked()) == 1
    (line,) = lines(polling)
    assert line.status == 200 and line.sha256 is None and "an HTML page" in (line.fault or "")
    assert staged(polling) == []
    replay.tell(FILE, Answer(workbook("1")))
    assert client.get(FILE).status == 200, "what was refused is not remembered"


def test_new_bytes_at_an_old_address_are_new(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    replay.tell(FILE, Answer(workbook("1"), etag='"1"'), Answer(workbook("2"), etag='"2"'))
    first = client.get(FILE)
    client.settle(first)
    clock.pass_time(days=1)
    second = client.get(FILE)
    assert (second.status, second.not_modified) == (200, False)
    assert second.sha256 != first.sha256 and second.body == workbook("2")
    assert len(staged(polling)) == 1


def test_settled_bytes_that_come_again_are_no_news(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    replay.tell(PAGE, Answer({"n": 1}))
    first = client.get(PAGE)
    client.settle(first)
    clock.pass_time(days=1)
    again = client.get(PAGE)
    assert (again.status, again.not_modified, again.body) == (200, True, first.body)
    assert staged(polling) == []


def test_a_late_settlement_does_not_settle_what_came_since(client: Client, replay: Replay, clock: MovedClock) -> None:
    replay.tell(PAGE, Answer({"n": 1}, etag='"1"'), Answer({"n": 2}, etag='"2"'))
    first = client.get(PAGE)
    clock.pass_time(days=1)
    second = client.get(PAGE)
    client.settle(first)
    clock.pass_time(days=1)
    assert client.get(PAGE).body == second.body


def test_500_with_problem_details_is_tried_three_times(client: Client, replay: Replay, polling: Settings) -> None:
    replay.tell(PAGE, Answer(made_up("parliament_problem_500.json"), 500, kind="application/problem+json"))
    with pytest.raises(OutOfReach, match="answered 500"):
        client.get(PAGE)
    assert len(replay.asked()) == 3
    assert [line.attempt for line in lines(polling)] == [1, 2, 3]


def test_422_is_asked_once_and_told_in_the_words_of_the_publisher(client: Client, replay: Replay) -> None:
    replay.tell(f"{WWW}/api/search.json", Answer(made_up("govuk_search_422.json"), 422))
    with pytest.raises(NeedsAPerson, match="answered 422: Unexpected parameters: page"):
        client.get(f"{WWW}/api/search.json", params={"page": 2})
    assert len(replay.asked()) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_an_answer(client: Client, replay: Replay, polling: Settings, status: int) -> None:
    replay.tell(PAGE, Answer("gone", status))
    fetched = client.get(PAGE)
    assert (fetched.status, fetched.is_gone, fetched.body) == (status, True, b"")
    assert lines(polling)[0].status == status


def test_a_file_over_the_cap_is_let_go_of(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    settings = polling.model_copy(update={"document_limit": 5000})
    client = Client(settings, govuk(), clock, run_id="r1")
    sent = list[int]()

    def endless() -> object:
        for number in range(1000):
            sent.append(number)
            yield b"PK\x03\x04" + bytes(996)

    replay.tell(FILE, Answer(endless()))
    with pytest.raises(UnreadableDocument, match="more than 5,000 bytes"):
        client.get(FILE)
    assert staged(settings) == []
    replay.tell(FILE, Answer(workbook("x" * 6000)))
    with pytest.raises(UnreadableDocument, match="the limit is 5,000"):
        client.get(FILE)
    assert len(replay.asked()) == 2


def test_a_broken_download_is_tried_again_and_leaves_nothing(client: Client, replay: Replay, polling: Settings) -> None:
    whole = workbook("1")
    replay.tell(FILE, Answer(iter([whole[:40]]), headers={"Content-Length": str(len(whole))}), Answer(whole))
    assert client.get(FILE).body == whole
    assert [line.status for line in lines(polling)] == [200, 200]
    assert "did not answer in full" in (lines(polling)[0].fault or "") and lines(polling)[0].sha256 is None
    assert len(staged(polling)) == 1


def test_an_empty_answer_and_a_status_we_do_not_know_are_refused(client: Client, replay: Replay) -> None:
    replay.tell(PAGE, Answer(b"", kind="application/json"))
    with pytest.raises(UnreadableDocument, match="empty"):
        client.get(PAGE)
    replay.tell(PAGE, Answer(status=204))
    with pytest.raises(NeedsAPerson, match="answered 204"):
        client.get(PAGE)
    replay.tell(PAGE, Answer(status=304))
    with pytest.raises(NeedsAPerson, match="answered 304"):
        client.get(PAGE)


def test_the_pace_of_each_host_is_kept(client: Client, replay: Replay, clock: MovedClock) -> None:
    for number in range(4):
        replay.tell(f"{WWW}/{number}", Answer({}))
        client.get(f"{WWW}/{number}")
    assert replay.gaps("www.gov.uk") == [2.0] * 4
    assert clock.slept == [2.0] * 4


@pytest.mark.parametrize("lost", ["polling/answers", "archive/staging"])
def test_an_answer_of_which_a_half_is_lost_is_fetched_whole(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock, lost: str
) -> None:
    replay.tell(FILE, Answer(workbook("1"), etag='"1"'))
    client.get(FILE)
    storage = Storage(polling.data_root)
    for path in storage.list(lost):
        storage.remove(path)
    clock.pass_time(days=1)
    assert client.get(FILE).body == workbook("1")
    assert [a.headers.get("If-None-Match") for a in replay.asked(FILE)] == [None, None]
    assert len(staged(polling)) == 1


def test_a_cookie_is_never_sent_back(client: Client, replay: Replay, clock: MovedClock) -> None:
    replay.tell(PAGE, Answer({}, headers={"Set-Cookie": "who=me; Path=/"}))
    client.get(PAGE)
    clock.pass_time(days=1)
    client.get(PAGE)
    assert [asked.headers.get("Cookie") for asked in replay.everything] == [None] * 4


def test_a_proxy_of_the_environment_is_not_used(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    replay.tell(PAGE, Answer({}))
    assert Client(polling, govuk(), clock, run_id="r2").get(PAGE).status == 200


def test_what_nobody_asks_any_more_is_forgotten(
    client: Client, replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    for day in range(3):
        replay.tell(f"{PAGE}?day={day}", Answer({"day": day}, etag=f'"{day}"'))
        client.get(PAGE, params={"day": day})
        clock.pass_time(days=1)
    assert client.answers.forget(clock.now() - timedelta(days=1, hours=12)) == 2
    assert len(staged(polling)) == 1 and len(Storage(polling.data_root).list("polling/answers")) == 1
    client.get(PAGE, params={"day": 0})
    assert "If-None-Match" not in replay.asked()[-1].headers


def test_an_answer_that_is_recalled_has_the_time_it_was_fetched(
    client: Client, replay: Replay, clock: MovedClock
) -> None:
    replay.tell(PAGE, Answer({"n": 1}, etag='"1"'))
    first = client.get(PAGE)
    clock.pass_time(seconds=30)
    assert client.get(PAGE).fetched_at == first.fetched_at
    clock.pass_time(days=1)
    assert client.get(PAGE).fetched_at == clock.now()
