"""The documents of a page of GOV.UK: its files, its own pages, and what an older one links to."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from replay.govuk_pages import (
    EDITION,
    HTML,
    TABLE,
    edition,
    html_page,
    redirect,
    tell,
)
from replay.server import Replay
from replay.sources import ASSETS, WWW

from ingest.acquire.item import Item

ODS = f"{ASSETS}/media/000000000000000000000001/toy.ods"
OLD = f"{ASSETS}/government/uploads/system/uploads/attachment_data/file/1/old.csv"


def attachment(kind: str, url: str, **more: Any) -> dict[str, Any]:
    return {"attachment_type": kind, "id": url, "url": url, "title": "Toys"} | more


def test_an_edition_brings_its_files_and_its_own_pages(look: Any, replay: Replay) -> None:
    item: Item = look(edition())
    assert (item.item_id, item.title) == (EDITION, "Toy statistics: year ending 31 March 2025")
    assert (item.landing_page, item.standing, item.why) == (f"{WWW}{EDITION}", "published", "")
    assert (item.published_on, item.kind_of_edition) == (date(2026, 1, 22), "first")
    assert item.updated_at == datetime(2026, 1, 22, 9, 30, 5, tzinfo=UTC)
    page, file = item.files
    assert (page.name, page.address, page.media_type) == ("toy.html", f"{WWW}{HTML}", "text/html")
    assert page.data is not None and b"<td>7</td>" in page.data
    assert b"<title>Toy statistics: bulletin</title>" in page.data
    assert (file.name, file.address, file.data) == ("toy.ods", ODS, None)
    assert file.media_type == "application/vnd.oasis.opendocument.spreadsheet"
    assert [asked.path for asked in replay.asked()] == [f"/api/content{EDITION}", f"/api/content{HTML}"]


def test_the_same_page_makes_the_same_document(look: Any) -> None:
    assert look(edition()).files[0].data == look(edition()).files[0].data


@pytest.mark.parametrize(
    ("files", "names"),
    [(r"\.ods$", ["toy.ods"]), ("bulletin|toy$", ["toy.html"]), ("DATA TABLES", ["toy.ods"]), (None, 2)],
)
def test_files_are_chosen_by_name_title_or_address(look: Any, files: str | None, names: list[str] | int) -> None:
    found = [file.name for file in look(edition(), files=files).files]
    assert found == names if isinstance(names, list) else len(found) == names


def test_an_edition_of_which_no_file_is_asked_for_is_not_ready(look: Any) -> None:
    item: Item = look(edition(), files=r"\.xlsx$")
    assert (item.standing, item.files) == ("not_ready", ())
    assert item.why == "None of its 2 documents is one that `files` asks for."


def test_files_of_others_and_pictures_are_noted_and_not_fetched(look: Any) -> None:
    others = [
        attachment("external", "https://toys.example.org/toys.ods"),
        attachment("file", f"{ASSETS}/media/1/toys.png", content_type="image/png"),
        attachment("file", f"{ASSETS}/media/2/toys.csv", content_type="text/csv"),
    ]
    item: Item = look(edition(details={"attachments": others}))
    assert [file.name for file in item.files] == ["toys.csv"]
    assert [one["url"] for one in item.metadata["details"]["attachments"]] == [one["url"] for one in others]


def test_files_of_one_name_keep_names_of_their_own(look: Any) -> None:
    twice = [attachment("file", f"{ASSETS}/media/{n}/toys.csv", content_type="text/csv") for n in (1, 2)]
    assert [file.name for file in look(edition(details={"attachments": twice})).files] == ["toys.csv", "toys_2.csv"]


@pytest.mark.parametrize("name", ["../../toys.csv", "toys.csv", ".toys.csv", "a\\toys.csv"])
def test_a_name_leads_out_of_no_folder(look: Any, name: str) -> None:
    one = attachment("file", f"{ASSETS}/media/1/x.csv", content_type="text/csv", filename=name)
    assert [file.name for file in look(edition(details={"attachments": [one]})).files] == ["toys.csv"]


def test_an_older_edition_has_its_files_in_its_words(look: Any) -> None:
    words = (
        f'<section><h2>Old toys</h2><a href="{OLD}"><img alt=""></a><a href="{OLD}/preview">View</a></section>'
        f'<a href="/government/uploads/system/uploads/attachment_data/file/2/new.csv">New toys</a>'
        f'<a href="{HTML}">Bulletin</a><a href="https://toys.example.org/toys.ods">Toys of others</a>'
        '<a href="/browse/toys">All toys</a><a href="mailto:toys@example.org">Write</a><a href="http://[">Broken</a>'
    )
    item: Item = look(edition(details={"attachments": None, "documents": [words]}))
    assert item.standing == "published"
    assert look(edition(details={"attachments": None, "body": words})).files == item.files
    assert [(file.name, file.address) for file in item.files] == [
        ("old.csv", OLD),
        ("new.csv", f"{WWW}/government/uploads/system/uploads/attachment_data/file/2/new.csv"),
        ("toy.html", f"{WWW}{HTML}"),
    ]
    assert [link["words"] for link in item.metadata["links"]] == ["Old toys", "New toys", "Bulletin"]


def test_a_data_set_with_attachments_in_its_body_only(look: Any) -> None:
    body = f'<section class="attachment embedded"><a href="{OLD}">Toys</a></section>'
    kinds = {"schema_name": "statistical_data_set", "document_type": "statistical_data_set"}
    item: Item = look(edition(details={"attachments": [], "body": body}, **kinds))
    assert [file.address for file in item.files] == [OLD]


def test_an_answer_that_is_nothing_but_words_is_the_document(look: Any) -> None:
    item: Item = look(edition(details={"attachments": None, "body": f"<div>{TABLE}</div>"}))
    assert [file.name for file in item.files] == ["toy-2025.html"]
    assert b"<td>7</td>" in (item.files[0].data or b"")
    assert look(edition(details={"attachments": None, "body": ""})).standing == "not_ready"


def test_a_page_of_an_edition_that_is_not_there_yet_hides_no_file(look: Any, replay: Replay) -> None:
    missing = attachment("html", f"{EDITION}/later")
    file = attachment("file", ODS, content_type="text/csv")
    item: Item = look(edition(details={"attachments": [missing, file]}))
    assert [one.name for one in item.files] == ["toy.ods"]
    assert (item.standing, item.why) == ("published", f"Not there yet: {EDITION}/later.")
    later = html_page(f"{EDITION}/later", TABLE)
    tell(replay, later)
    after = look(edition(details={"attachments": [missing, file]}))
    assert [one.name for one in after.files] == ["later.html", "toy.ods"]
    assert after.metadata != item.metadata


def test_a_page_of_an_edition_that_was_moved_is_followed_one_step(look: Any, replay: Replay) -> None:
    tell(replay, redirect(f"{EDITION}/was", HTML))
    item: Item = look(edition(details={"attachments": [attachment("html", f"{EDITION}/was")]}))
    assert [file.name for file in item.files] == ["was.html"]
