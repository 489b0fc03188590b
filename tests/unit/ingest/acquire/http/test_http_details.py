"""The smaller parts of asking: how long to wait, what bytes look like, what may be written down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replay.clock import START, MovedClock

from ingest.acquire.http.disguise import refuse_disguise
from ingest.acquire.http.fetched import shown
from ingest.acquire.http.hosts import Hosts
from ingest.acquire.http.retries import retry_after
from ingest.model.errors import OutOfReach, UnreadableDocument
from ingest.settings import Settings

HOST = "www.gov.uk"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (None, None),
        ("30", 30.0),
        (" 0 ", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (format_datetime(START + timedelta(minutes=2), usegmt=True), 120.0),
        (format_datetime(START - timedelta(days=1), usegmt=True), 0.0),
        ("Thu, 22 Jan 2026 09:01:00 -0000", 60.0),
    ],
)
def test_retry_after_is_a_number_or_a_date(text: str | None, seconds: float | None) -> None:
    assert retry_after(text, START) == seconds


@given(st.text(max_size=40))
def test_no_retry_after_is_ever_negative_or_raises(text: str) -> None:
    seconds = retry_after(text, START)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ("path", "kind", "head"),
    [
        ("/toy.xlsx", XLSX, b"PK\x03\x04..."),
        ("/toy.xlsx", "application/octet-stream", b"PK\x03\x04..."),
        ("/toy.ods", "", b"PK\x03\x04..."),
        ("/toy.xls", "application/vnd.ms-excel", b"\xd0\xcf\x11\xe0"),
        ("/toy.pdf", "application/pdf", b"%PDF-1.7"),
        ("/toy.csv", "text/csv", b"Year,Total\n2020,1"),
        ("/toy", "text/html", b"<!doctype html><html>"),
        ("/toy", "application/json", b'\xef\xbb\xbf {"a": 1}'),
        ("/toy.json", "application/json", b"[]"),
        ("/feed", "application/atom+xml", b"<?xml version='1.0'?><feed>"),
        ("/toy.csv", "text/plain", b"Notes on <html> in a cell"[:10]),
    ],
)
def test_what_looks_as_it_should_is_taken(path: str, kind: str, head: bytes) -> None:
    refuse_disguise(path, kind, "", head, "here")


@pytest.mark.parametrize(
    ("path", "kind", "head", "said"),
    [
        ("/toy.xlsx", XLSX, b"<!DOCTYPE html><html>", "Where a zipped document should be came an HTML page"),
        ("/toy.xlsx", "text/html", b"\n <HTML lang='en'>", "an HTML page"),
        ("/toy.ods", XLSX, b"%PDF-1.4", "something else"),
        ("/toy.XLSX", "", b"<?xml version='1.0'?><html xmlns=''>", "an HTML page"),
        ("/toy.pdf", "application/pdf", b"PK\x03\x04", "something else"),
        ("/toy.csv", "text/html", b"<!doctype html>", "An HTML page came as `text/html`"),
        ("/toy", "application/json", b"<html>", "An HTML page came as `application/json`"),
        ("/toy", XLSX, b"<!-- x --><html>", "An HTML page"),
        ("/toy", "application/problem+json", b"oops", "Where JSON should be came `application/problem"),
        ("/toy.csv", "text/csv", b" \r\n", "empty"),
        ("/toy", "", b"", "empty"),
    ],
)
def test_what_does_not_is_refused(path: str, kind: str, head: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said) as refused:
        refuse_disguise(path, kind, "", head, "https://example.org/toy")
    assert refused.value.where == "https://example.org/toy" and refused.value.remedy


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.uk/x?count=5&keywords=misconduct#top", "https://a.uk/x?count=5&keywords=misconduct"),
        ("https://a.uk/x?api_key=s3&b=1", "https://a.uk/x?api_key=…&b=1"),
        (
            "https://a.uk/x?X-Amz-Signature=s3&X-Amz-Security-Token=t",
            "https://a.uk/x?X-Amz-Signature=…&X-Amz-Security-Token=…",
        ),
        ("https://a.uk/x?access_token=s3", "https://a.uk/x?access_token=…"),
        ("https://me:s3@a.uk/x", "https://a.uk/x"),
        ("https://a.uk/for/someone@example.org/x?to=someone%40example.org", "https://a.uk/for/…/x?to=…"),
    ],
)
def test_no_secret_of_an_address_is_written_down(url: str, written: str) -> None:
    assert shown(url) == written


# -- the pace of a host ---------------------------------------------------------------------------


def ask(settings: Settings, clock: MovedClock, pace: float = 2.0, run_id: str = "r1", host: str = HOST) -> None:
    hosts = Hosts(settings, clock, run_id)
    with hosts.turn(host), hosts.asking(host, pace):
        pass


def test_the_pause_is_counted_from_the_end_of_the_request_before(settings: Settings, clock: MovedClock) -> None:
    hosts = Hosts(settings, clock, "r1")
    with hosts.turn(HOST), hosts.asking(HOST, 2.0):
        clock.pass_time(seconds=30)
    ask(settings, clock, run_id="r2")
    assert clock.slept == [2.0]
    clock.pass_time(seconds=1.5)
    ask(settings, clock)
    assert clock.slept == [2.0, 0.5]
    ask(settings, clock, host="other.gov.uk")
    assert clock.slept == [2.0, 0.5]


def test_a_clock_that_was_set_back_stops_nobody(settings: Settings, clock: MovedClock) -> None:
    ask(settings, clock)
    clock.pass_time(days=-30)
    ask(settings, clock)
    assert clock.slept == [2.0]


def test_a_rest_holds_for_every_run_and_is_never_shortened(settings: Settings, clock: MovedClock) -> None:
    hosts = Hosts(settings, clock, "r1")
    hosts.hold_off(HOST, 100)
    hosts.hold_off(HOST, 10)
    ask(settings, clock, run_id="r2")
    assert clock.slept == [100.0]
    hosts.hold_off(HOST, 1000)
    with pytest.raises(OutOfReach, match="left alone until"):
        ask(settings, clock, run_id="r3")


def test_a_pace_of_an_hour_is_waited_for(settings: Settings, clock: MovedClock) -> None:
    ask(settings, clock)
    ask(settings, clock, pace=3600)
    assert clock.slept == [3600.0]


def test_a_stop_holds_for_one_run_and_old_runs_are_forgotten(settings: Settings, clock: MovedClock) -> None:
    Hosts(settings, clock, "r0").stop(HOST, "it answered 403")
    with pytest.raises(OutOfReach, match="not asked again in this run: it answered 403"):
        ask(settings, clock, run_id="r0")
    for number in range(1, 40):
        Hosts(settings, clock, f"r{number}").stop(HOST, "it answered 403")
        Hosts(settings, clock, f"r{number}").refused(HOST)
    ask(settings, clock, run_id="r40")
    known = Path(settings.data, "polling", "hosts", f"{HOST}.json").read_text("utf-8")
    assert known.count("403") == 8 and len(known) < 1000


def test_wall_time_is_utc() -> None:
    from ingest.acquire.http.clock import WallClock

    clock = WallClock()
    clock.sleep(0)
    assert clock.now().tzinfo is UTC and clock.now() <= datetime.now(UTC)


def test_a_page_where_json_was_asked_for_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="Where JSON should be came `text/html`"):
        refuse_disguise("/api/content/toy", "text/html", "application/json", b"<!doctype html>", "here")
