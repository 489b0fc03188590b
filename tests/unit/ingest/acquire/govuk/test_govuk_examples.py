"""Where answers of GOV.UK as it gave them are present: each is understood as what it is."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.govuk_pages import DAYS, SEARCH, connector, tell
from replay.server import Answer, Replay
from replay.sources import WWW

from ingest.acquire.item import Item, Listed
from ingest.model.errors import NeedsAPerson
from ingest.settings import Settings

SHARED = Path(os.environ.get("CANDOUR_SHARED", Settings().home.parent / "shared"))
EXAMPLES = SHARED / "SOURCES" / "examples" / "govuk"
pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason=f"the answers of GOV.UK are not at {EXAMPLES}")

PAGES = sorted((EXAMPLES / "content_api").glob("*.json"))
EDITIONS = [path for path in PAGES if path.stem.startswith(("publication__", "statistical_data_set__", "CONSTR"))]
COLLECTIONS = [path for path in PAGES if path.stem.startswith("document_collection__")]
ANNOUNCEMENTS = [path for path in PAGES if path.stem.startswith("statistics_announcement__")]
LEFT = [path for path in PAGES if path.stem.startswith(("gone__", "redirect__"))]
NONE = [path for path in PAGES if path.stem.startswith(("html_publication__", "organisation__"))]
FILES = {
    "CONSTRUCTED_publication_with_ods_attachments": {".ods"},
    "publication__publication-with-featured-attachments": {".pdf"},
    "statistical_data_set__statistical_data_set": {".pdf", ".xls"},
    "statistical_data_set__statistical_data_set_with_block_attachments": {".xls"},
    "statistical_data_set__statistical_data_set_with_csv": {".csv"},
}
VOLATILE = {"updated_at": "2030-01-01T00:00:00Z", "publishing_request_id": "2-2", "analytics_identifier": "X", "new": 1}


def content(path: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(path.read_bytes())
    return made


@pytest.fixture
def look(replay: Replay, polling: Settings, clock: MovedClock) -> Any:
    def look_at(page: dict[str, Any]) -> Item:
        clock.pass_time(days=1)
        path = tell(replay, page)
        return connector(polling, clock, pages=[path]).item(Listed(path, "", ""))

    return look_at


def test_every_example_is_looked_at() -> None:
    assert sorted([*EDITIONS, *COLLECTIONS, *ANNOUNCEMENTS, *LEFT, *NONE]) == PAGES
    assert all([EDITIONS, COLLECTIONS, ANNOUNCEMENTS, LEFT, NONE])


@pytest.mark.parametrize("path", EDITIONS, ids=[path.stem for path in EDITIONS])
def test_an_edition_is_read_with_its_files(look: Any, path: Path) -> None:
    page = content(path)
    item: Item = look(page)
    notice = page.get("withdrawn_notice") or {}
    assert item.standing == ("withdrawn" if notice else "published")
    assert (item.item_id, item.title) == (page["base_path"], page["title"])
    assert bool(item.why) == (bool(notice) or "not there yet" in item.why.lower())
    assert item.updated_at == datetime.fromisoformat(page["updated_at"])
    assert item.published_on is not None and item.published_on.year == int(page["public_updated_at"][:4])
    files = [file for file in item.files if file.data is None]
    assert {Path(file.name).suffix for file in files} == FILES.get(path.stem, set())
    assert all((file.address or "").startswith(("https://www.gov.uk/", "https://assets.pub")) for file in files)
    assert not any((file.address or "").endswith("/preview") for file in files)
    assert len({file.name for file in item.files}) == len(item.files)
    listed = [one for one in page["details"].get("attachments", []) if one["attachment_type"] == "file"]
    assert not listed or [file.address for file in files] == [one["url"] for one in listed]


@pytest.mark.parametrize("path", EDITIONS, ids=[path.stem for path in EDITIONS])
def test_what_moves_by_itself_is_no_change_of_an_edition(look: Any, path: Path) -> None:
    page = content(path)
    details = page["details"] | {"government": {"current": False}, "political": True, "tags": {}, "new": 1}
    assert look(page | VOLATILE | {"links": {}, "details": details}).metadata == look(page).metadata
    details["body"] += "<p>More.</p>"
    assert look(page | {"details": details}).metadata != look(page).metadata


@pytest.mark.parametrize("path", COLLECTIONS, ids=[path.stem for path in COLLECTIONS])
def test_a_collection_lists_what_it_links_to(replay: Replay, polling: Settings, clock: MovedClock, path: Path) -> None:
    page = content(path)
    tell(replay, page)
    listed = {one.item_id: one for one in connector(polling, clock, collections=[page["base_path"]]).catalogue(DAYS)}
    links = {one["base_path"]: one for one in page["links"]["documents"]}
    assert set(listed) == set(links)
    for at, one in links.items():
        day = datetime.fromisoformat(one["public_updated_at"]).astimezone(UTC).isoformat(timespec="seconds")
        assert listed[at].signal == day + (" withdrawn" if one.get("withdrawn") else "")


@pytest.mark.parametrize("path", ANNOUNCEMENTS, ids=[path.stem for path in ANNOUNCEMENTS])
def test_an_announcement_says_when(replay: Replay, polling: Settings, clock: MovedClock, path: Path) -> None:
    page = content(path)
    replay.tell(
        SEARCH,
        Answer((EXAMPLES / "search_api" / "CONSTRUCTED_search_empty.json").read_bytes(), kind="application/json"),
    )
    tell(replay, page)
    asking: dict[str, Any] = {"organisations": ["home-office"], "title": "."}
    known = replace(DAYS, known=(page["base_path"],))
    (announced,) = connector(polling, clock, **asking).announced(known)
    said = page["details"]
    assert (announced.state, announced.display_date) == (said["state"], said["display_date"])
    assert (announced.due_on is not None) == said["display_date"][0].isdigit()
    assert announced.previous_display_date == said.get("previous_display_date")
    assert announced.note == said.get("cancellation_reason", said.get("latest_change_note", ""))


@pytest.mark.parametrize("path", LEFT, ids=[path.stem for path in LEFT])
def test_a_page_that_left_says_where_to(look: Any, replay: Replay, path: Path) -> None:
    page = content(path)
    item: Item = look(page)
    assert item.standing == ("moved" if page["schema_name"] == "redirect" else "gone")
    assert item.files == () and item.why and "<" not in item.why
    assert item.updated_at == datetime.fromisoformat(page["updated_at"])


@pytest.mark.parametrize("path", NONE, ids=[path.stem for path in NONE])
def test_a_page_of_another_kind_is_no_edition(look: Any, path: Path) -> None:
    with pytest.raises(NeedsAPerson, match="schema_name"):
        look(content(path))


@pytest.mark.parametrize("path", [path for path in NONE if path.stem.startswith("html_")], ids=lambda path: path.stem)
def test_a_page_of_an_edition_is_one_of_its_documents(look: Any, replay: Replay, path: Path) -> None:
    page = content(path)
    tell(replay, page)
    parent = content(EDITIONS[0])
    parent["details"]["attachments"] = [{"attachment_type": "html", "id": "1", "url": page["base_path"]}]
    (file,) = look(parent).files
    assert file.data is not None and page["details"]["body"].strip().encode() in file.data


@pytest.mark.parametrize("name", sorted(path.name for path in (EXAMPLES / "search_api").glob("*.json")))
def test_a_search_is_read(replay: Replay, polling: Settings, clock: MovedClock, name: str) -> None:
    body = (EXAMPLES / "search_api" / name).read_bytes()
    page = json.loads(body)
    replay.tell(SEARCH, Answer(body, 422 if "error" in page else 200, kind="application/json"))
    made = connector(polling, clock, organisations=["home-office"], title=".")
    if "error" in page:
        with pytest.raises(NeedsAPerson, match=r"answered 422: .*Unexpected parameters"):
            list(made.catalogue(DAYS))
        return
    links = {
        one["link"] for one in page["results"] if one["link"].startswith("/") and "announcements" not in one["link"]
    }
    assert {one.item_id for one in made.catalogue(DAYS)} == links
    assert all(asked.url.startswith(f"{WWW}/api/search.json?") for asked in replay.asked())
