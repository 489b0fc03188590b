"""Nothing is asked that a source does not name, that leads into a private network, or that robots.txt keeps back."""

from __future__ import annotations

from pathlib import Path

import pytest
from replay.clock import MovedClock
from replay.server import Answer, Replay, made_up
from replay.sources import ASSETS, WWW, govuk

from ingest.acquire.http.addresses import is_public
from ingest.acquire.http.client import Client
from ingest.acquire.http.fetch_log import PATH, fetches
from ingest.model.errors import NeedsAPerson, OutOfReach, WrongUse
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage

PAGE = f"{WWW}/api/content/toy"


def public(host: str, port: int) -> list[str]:
    return ["93.184.216.34"]


def test_a_host_that_is_not_registered_is_refused_and_written_down(
    polling: Settings, replay: Replay, clock: MovedClock
) -> None:
    with pytest.raises(NeedsAPerson, match=r"`evil.example` is not one that `govuk_toy` may ask") as refused:
        Client(polling, govuk(), clock).get("https://evil.example/toy.xlsx?api_key=abc&id=7")
    assert "hosts" in refused.value.remedy and refused.value.where == "https://evil.example/toy.xlsx?api_key=…&id=7"
    assert replay.everything == []
    (line,) = fetches(Storage(polling.data_root))
    assert line.status is None and (line.fault or "").startswith("NeedsAPerson: The host `evil.example`")
    assert "abc" not in Path(polling.data, PATH).read_text("utf-8")


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/x",
        "http://www.gov.uk/x",
        "https://www.gov.uk:8443/x",
        "https://me@www.gov.uk/x",
        "//127.0.0.1/x",
        "https://www.gov.uk.evil.example/x",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_to_elsewhere_is_refused(polling: Settings, replay: Replay, clock: MovedClock, target: str) -> None:
    replay.tell(PAGE, Answer(status=302, headers={"Location": target}))
    with pytest.raises(NeedsAPerson, match=f"It was led to from {PAGE}"):
        Client(polling, govuk(), clock).get(PAGE)
    assert [asked.url for asked in replay.asked()] == [PAGE]
    (line,) = [line for line in fetches(Storage(polling.data_root)) if line.purpose == "document"]
    assert line.redirects == [{"status": 302, "url": PAGE}] and line.fault


@pytest.mark.parametrize("url", ["http://www.gov.uk/", "/government", "https://www.gov.uk:x/", "https://[::1]/", ""])
def test_what_is_no_plain_https_address_is_refused(polling: Settings, clock: MovedClock, url: str) -> None:
    with pytest.raises(NeedsAPerson):
        Client(polling, govuk(), clock).get(url)


def test_a_redirect_that_leads_round_in_a_circle_ends(polling: Settings, replay: Replay, clock: MovedClock) -> None:
    replay.tell(PAGE, Answer(status=302, headers={"Location": f"{ASSETS}/a"}))
    replay.tell(f"{ASSETS}/a", Answer(status=302, headers={"Location": PAGE}))
    with pytest.raises(NeedsAPerson, match="leads on and on"):
        Client(polling, govuk(), clock).get(PAGE)
    assert len(replay.asked()) == 2
    for number in range(9):
        replay.tell(f"{WWW}/{number}", Answer(status=302, headers={"Location": f"{WWW}/{number + 1}"}))
    with pytest.raises(NeedsAPerson, match="leads on and on"):
        Client(polling, govuk(), clock).get(f"{WWW}/0")
    assert len(replay.asked()) == 2 + 6


def test_a_redirect_to_nowhere_is_explained(polling: Settings, replay: Replay, clock: MovedClock) -> None:
    replay.tell(PAGE, Answer(status=301))
    with pytest.raises(NeedsAPerson, match="does not say where to go"):
        Client(polling, govuk(), clock).get(PAGE)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:a00:1::",
        "no address",
    ],
)
def test_no_address_of_this_machine_or_a_private_network_is_asked(
    settings: Settings, clock: MovedClock, address: str
) -> None:
    assert not is_public(address)
    asking = settings.model_copy(update={"contact": "steward@example.org"})
    client = Client(asking, govuk(), clock, look_up=lambda host, port: ["93.184.216.34", address])
    with pytest.raises(NeedsAPerson, match="no public address"):
        client.get(PAGE)


@pytest.mark.parametrize("address", ["93.184.216.34", "2a04:4e42::144", "2002:5db8:d822::", "64:ff9b::5db8:d822"])
def test_a_public_address_is_one(address: str) -> None:
    assert is_public(address)


def test_an_address_of_this_machine_is_refused_even_where_a_source_names_it(
    settings: Settings, replay: Replay, clock: MovedClock
) -> None:
    asking = settings.model_copy(update={"contact": "steward@example.org"})
    with pytest.raises(NeedsAPerson, match="no public address"):
        Client(asking, govuk(hosts=["127.0.0.1"]), clock).get("https://127.0.0.1/x")
    assert replay.everything == []


def test_a_name_without_an_address_is_out_of_reach(settings: Settings, clock: MovedClock) -> None:
    asking = settings.model_copy(update={"contact": "steward@example.org"})
    with pytest.raises(OutOfReach, match=r"`nobody.invalid` was not found") as fault:
        Client(asking, govuk(hosts=["nobody.invalid"]), clock).get("https://nobody.invalid/")
    assert fault.value.exit_code == 4 and fault.value.retriable


def test_only_this_machine_can_be_a_replay_server() -> None:
    assert Settings(replay="127.0.0.1:80").replay == "127.0.0.1:80"
    for other in ("8.8.8.8:80", "192.168.0.1:80", "example.org:80", "127.0.0.1", "localhost:80", "127.0.0.1:x"):
        with pytest.raises(WrongUse, match="CANDOUR_REPLAY"):
            Settings(replay=other)


@pytest.mark.parametrize("contact", ["", "me", "me@here", "http://example.org", "a@b.org\r\nX: 1", "a@b.org (me)"])
def test_nothing_is_fetched_without_a_contact(
    polling: Settings, replay: Replay, clock: MovedClock, contact: str
) -> None:
    with pytest.raises(WrongUse, match="without a contact") as refused:
        Client(polling.model_copy(update={"contact": contact}), govuk(), clock)
    assert refused.value.where == "CANDOUR_CONTACT" and replay.everything == []


@pytest.mark.parametrize("approval", [{"state": "manual_only", "why": "Their rules ask for an approval."}, None])
def test_a_source_that_is_manual_only_is_never_asked(
    polling: Settings, clock: MovedClock, approval: dict[str, str] | None
) -> None:
    with pytest.raises(NeedsAPerson, match="manual_only") as refused:
        Client(polling, govuk(approval=approval), clock)
    assert "inbox/govuk_toy/" in refused.value.remedy


def test_no_force_ships_as_one_that_may_be_asked(polling: Settings, clock: MovedClock) -> None:
    forces = [source for source in Registry(polling).sources() if source.source.endswith("_police_foi")]
    assert len(forces) >= 3
    for source in forces:
        with pytest.raises(NeedsAPerson, match="manual_only"):
            Client(polling, source, clock)


# -- robots.txt ---------------------------------------------------------------------------------


def test_robots_txt_is_read_once_a_day_and_obeyed(polling: Settings, replay: Replay, clock: MovedClock) -> None:
    replay.tell(f"{WWW}/robots.txt", Answer(made_up("robots.txt"), kind="text/plain", etag='"1"'))
    replay.tell(f"{WWW}/request/toy.json", Answer({}))
    client = Client(polling, govuk(), clock)
    for path in ("/feed/search/misconduct", "/request/toy/feed", "/en/search/all", "/private"):
        with pytest.raises(NeedsAPerson, match=r"robots.txt of `www.gov.uk` does not let programs"):
            client.get(f"{WWW}{path}")
    assert replay.asked() == []
    assert client.get(f"{WWW}/request/toy.json").status == 200
    assert [asked.path for asked in replay.asked(robots=True)] == ["/robots.txt", "/request/toy.json"]
    assert client.robots.check(client.exchange.http.build_request("GET", f"{WWW}/x").url) == 5.0
    clock.pass_time(hours=23)
    Client(polling, govuk(), clock).get(f"{WWW}/request/toy.json")
    clock.pass_time(hours=2)
    Client(polling, govuk(), clock).get(f"{WWW}/request/toy.json")
    assert len(replay.asked(f"{WWW}/robots.txt", robots=True)) == 2
    assert [line.status for line in fetches(Storage(polling.data_root)) if line.purpose == "robots"] == [200, 200]


def test_a_crawl_delay_is_kept(polling: Settings, replay: Replay, clock: MovedClock) -> None:
    replay.tell(f"{WWW}/robots.txt", Answer(made_up("robots.txt"), kind="text/plain"))
    for number in range(3):
        replay.tell(f"{WWW}/{number}", Answer({}))
        Client(polling, govuk(), clock).get(f"{WWW}/{number}")
    assert replay.gaps("www.gov.uk") == [5.0] * 3


def test_a_redirect_is_held_against_the_robots_txt_of_where_it_leads(
    polling: Settings, replay: Replay, clock: MovedClock
) -> None:
    replay.tell(f"{ASSETS}/robots.txt", Answer("User-agent: *\nDisallow: /media/", kind="text/plain"))
    replay.tell(PAGE, Answer(status=302, headers={"Location": f"{ASSETS}/media/x.csv"}))
    with pytest.raises(NeedsAPerson, match=r"robots.txt of `assets"):
        Client(polling, govuk(), clock).get(PAGE)
    assert len(replay.asked()) == 1


@pytest.mark.parametrize("status", [404, 410, 400])
def test_a_host_without_a_robots_txt_may_be_asked(
    polling: Settings, replay: Replay, clock: MovedClock, status: int
) -> None:
    replay.tell(f"{WWW}/robots.txt", Answer("User-agent: *\nDisallow: /", status))
    replay.tell(PAGE, Answer({}))
    assert Client(polling, govuk(), clock).get(PAGE).status == 200


@pytest.mark.parametrize(
    ("status", "fault"), [(500, OutOfReach), (429, OutOfReach), (401, NeedsAPerson), (403, NeedsAPerson)]
)
def test_where_robots_txt_cannot_be_read_nothing_is_asked(
    polling: Settings, replay: Replay, clock: MovedClock, status: int, fault: type[Exception]
) -> None:
    replay.tell(f"{WWW}/robots.txt", Answer("", status))
    with pytest.raises(fault):
        Client(polling, govuk(), clock).get(PAGE)
    assert replay.asked() == []


def test_a_robots_txt_may_lead_on_but_not_elsewhere(polling: Settings, replay: Replay, clock: MovedClock) -> None:
    replay.tell(f"{WWW}/robots.txt", Answer(status=301, headers={"Location": f"{ASSETS}/robots.txt"}))
    replay.tell(f"{ASSETS}/robots.txt", Answer("User-agent: *\nDisallow: /api/", kind="text/plain"))
    with pytest.raises(NeedsAPerson, match=r"robots.txt of `www.gov.uk`"):
        Client(polling, govuk(), clock).get(PAGE)
    replay.tell(f"{ASSETS}/robots.txt", Answer(status=301, headers={"Location": "https://evil.example/robots.txt"}))
    clock.pass_time(days=2)
    with pytest.raises(NeedsAPerson, match=r"`evil.example` is not one"):
        Client(polling, govuk(), clock).get(PAGE)
