"""How a page of GOV.UK stands, what of it counts as a change, and which answers are refused."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any

import pytest
from replay.govuk_pages import (
    EDITION,
    TABLE,
    announcement,
    collection,
    edition,
    gone,
    html_page,
    redirect,
    tell,
)
from replay.server import Answer, Replay
from replay.sources import ASSETS, WWW

from ingest.acquire.item import Item
from ingest.model.errors import NeedsAPerson

ODS = f"{ASSETS}/media/000000000000000000000001/toy.ods"


@pytest.mark.parametrize("notice", [{}, None])
def test_an_empty_notice_is_no_withdrawal(look: Any, notice: dict[str, str] | None) -> None:
    assert look(edition(withdrawn_notice=notice)).standing == "published"


def test_a_withdrawn_edition_says_why(look: Any) -> None:
    notice = {"explanation": "<div><p>The toys were <b>counted</b> twice.</p></div>"}
    item: Item = look(edition(withdrawn_notice=notice | {"withdrawn_at": "2026-02-01T09:30:00Z"}))
    assert (item.standing, item.why) == ("withdrawn", "The toys were counted twice.")
    assert len(item.files) == 2


def test_gone_with_200(look: Any) -> None:
    item: Item = look(gone(EDITION, alternative_path="/guidance/toys"))
    assert (item.standing, item.moved_to) == ("gone", None)
    assert item.why == "Published in error. It points to /guidance/toys instead."
    assert item.updated_at == datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("status", [404, 410])
def test_gone_with_its_status(look: Any, replay: Replay, status: int) -> None:
    replay.tell(f"{WWW}/api/content{EDITION}", Answer("", status))
    item: Item = look()
    assert (item.standing, item.why, item.updated_at) == ("gone", f"GOV.UK answered {status}.", None)


def test_moved_with_200(look: Any, replay: Replay) -> None:
    there = tell(replay, edition("/government/statistics/toys-2025"))
    item: Item = look(redirect(EDITION, f"{there}?page=1#toys"))
    assert (item.standing, item.moved_to, item.files) == ("moved", there, ())


@pytest.mark.parametrize("target", ["/guidance/toys", "https://toys.example.org/toys", "/government/nothing"])
def test_moved_to_what_is_no_publication(look: Any, replay: Replay, target: str) -> None:
    tell(replay, edition("/guidance/toys", schema_name="detailed_guide"))
    item: Item = look(redirect(EDITION, target))
    assert (item.standing, item.moved_to, item.why) == ("moved", None, f"It was moved to {target}.")


def test_moved_with_303(look: Any, replay: Replay) -> None:
    there = tell(replay, edition("/government/statistics/toys-2025"))
    answer = Answer("", 303, headers={"Location": f"{WWW}/api/content{there}"})
    replay.tell(f"{WWW}/api/content{EDITION}", answer)
    item: Item = look()
    assert (item.standing, item.moved_to) == ("moved", there)


def test_an_announcement_has_no_figures_yet(look: Any) -> None:
    item: Item = look(announcement(EDITION))
    assert (item.standing, item.why) == ("not_ready", "It is announced for 21 January 2027 9:30am.")


@pytest.mark.parametrize(
    ("notes", "kind"),
    [
        (["First published."], "first"),
        (["Corrected from an earlier plan; first published."], "first"),
        (["First published.", "Added the tables of toys."], "first"),
        (["First published.", "Correction to table 1."], "corrected"),
        (["First published.", "An error in table 2 was mended.", "Added a guide."], "corrected"),
    ],
)
def test_a_correction_is_one_if_a_later_note_says_so(look: Any, notes: list[str], kind: str) -> None:
    changes = [{"note": note, "public_timestamp": f"2026-02-0{n}T09:30:00Z"} for n, note in enumerate(notes, 1)]
    assert look(edition(details={"change_history": changes[::-1]})).kind_of_edition == kind


def test_the_day_of_publication_is_that_of_its_readers(look: Any) -> None:
    assert look(edition(public_updated_at="2026-06-30T23:30:00Z")).published_on == date(2026, 7, 1)
    older = edition(public_updated_at=None, first_published_at="2012-11-01T00:00:00.000+00:00")
    assert look(older).published_on == date(2012, 11, 1)


def test_what_moves_by_itself_is_no_change(look: Any) -> None:
    before: Item = look(edition())
    moved = edition(updated_at="2026-05-01T00:00:00Z", publishing_request_id="2-2", rendering_app="other")
    moved |= {"links": {"organisations": [{"title": "Renamed"}]}, "new_key": 1}
    moved["details"] |= {"political": True, "government": {"current": False}, "first_public_at": None, "new": []}
    after: Item = look(moved)
    assert after.metadata == before.metadata
    assert after.updated_at is not None and before.updated_at is not None and after.updated_at > before.updated_at


def _noted(page: dict[str, Any]) -> None:
    page["details"]["change_history"].append({"note": "More.", "public_timestamp": "2026-02-01T09:30:00Z"})


def _resized(page: dict[str, Any]) -> None:
    page["details"]["attachments"][1]["file_size"] = 4321


def _readdressed(page: dict[str, Any]) -> None:
    page["details"]["attachments"][1]["url"] = ODS.replace("1/", "2/")


def _reworded(page: dict[str, Any]) -> None:
    page["details"]["body"] = "<p>Other words.</p>"


def _retitled(page: dict[str, Any]) -> None:
    page["title"] = "Toys"


@pytest.mark.parametrize("change", [_noted, _resized, _readdressed, _reworded, _retitled])
def test_what_a_reader_would_see_is_a_change(look: Any, change: Any) -> None:
    before, page = look(edition()), deepcopy(edition())
    change(page)
    assert look(page).metadata != before.metadata


def test_other_words_on_its_own_page_are_a_change(look: Any) -> None:
    assert look(edition()).metadata != look(edition(), body=TABLE.replace("7", "8")).metadata


@pytest.mark.parametrize(
    "name", ["base_path", "schema_name", "title", "content_id", "document_type", "updated_at", "public_updated_at"]
)
def test_a_page_without_a_field_we_need_is_refused_by_its_name(look: Any, name: str) -> None:
    page = {key: value for key, value in edition().items() if key != name}
    with pytest.raises(NeedsAPerson, match=f"`{name}` field required") as fault:
        look(page)
    assert fault.value.where == f"{WWW}/api/content{EDITION}"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"body": 7}, "details.body"),
        ({"attachments": {}}, "details.attachments"),
        ({"attachments": [{"attachment_type": "parcel", "id": "1", "url": "/x"}]}, "details.attachments.0"),
        ({"attachments": [{"attachment_type": "file", "id": "1", "content_type": "text/csv"}]}, "0.file.url"),
        ({"change_history": [{"note": "More.", "public_timestamp": "yesterday"}]}, "change_history.0.public_timestamp"),
    ],
)
def test_a_field_of_another_kind_is_refused_by_its_name(look: Any, change: dict[str, Any], named: str) -> None:
    with pytest.raises(NeedsAPerson) as fault:
        look(edition(details=change))
    assert named in fault.value.what and "parcel" not in fault.value.what.partition(" ")[0]


@pytest.mark.parametrize(
    "page", [collection(path=EDITION), html_page(EDITION, ""), edition(schema_name="organisation")]
)
def test_a_page_of_another_kind_is_no_publication(look: Any, page: dict[str, Any]) -> None:
    with pytest.raises(NeedsAPerson, match="schema_name"):
        look(page)
