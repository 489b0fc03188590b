"""Where examples of publishers' answers are present, each comes through the client as it is; ours have their shape."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.server import RESPONSES, Answer, Replay, made_up
from replay.sources import WWW, govuk

from ingest.acquire.http.client import Client
from ingest.settings import Settings

EXAMPLES = Path(os.environ.get("CANDOUR_SHARED", Settings().home.parent / "shared")) / "SOURCES" / "examples"
_KINDS = {".json": "application/json; charset=utf-8", ".atom": "application/atom+xml", ".html": "text/html"}
REAL = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in _KINDS and path.parent.name != "schemas")
needs_examples = pytest.mark.skipif(not EXAMPLES.is_dir(), reason=f"no examples of publishers' answers at {EXAMPLES}")

# Ours on the left, of the same shape as theirs on the right.
SHAPES = {
    "govuk_search.json": "govuk/search_api/CONSTRUCTED_search_published_stats.json",
    "govuk_search_empty.json": "govuk/search_api/CONSTRUCTED_search_empty.json",
    "govuk_search_upcoming.json": "govuk/search_api/CONSTRUCTED_search_upcoming_stats.json",
    "govuk_search_422.json": "govuk/search_api/CONSTRUCTED_search_422.json",
    "govuk_publication.json": "govuk/content_api/CONSTRUCTED_publication_with_ods_attachments.json",
    "govuk_gone.json": "govuk/content_api/gone__gone_with_alternative_path.json",
    "govuk_redirect.json": "govuk/content_api/redirect__redirect.json",
    "parliament_list.json": "parliament/list_page__awssamples.json",
    "parliament_list_empty.json": "parliament/CONSTRUCTED_empty_list.json",
    "parliament_detail.json": "parliament/detail__awssamples.json",
    "parliament_detail_corrected.json": "parliament/CONSTRUCTED_detail_corrected_with_table_and_attachment.json",
    "parliament_problem_500.json": "parliament/CONSTRUCTED_problem_details_400.json",
    "alaveteli_request.json": "whatdotheyknow/CONSTRUCTED_request.json",
}


@needs_examples
def test_every_example_comes_through_unchanged(polling: Settings, replay: Replay, clock: MovedClock) -> None:
    assert len(REAL) > 40
    client = Client(polling, govuk(), clock)
    for path in REAL:
        url = f"{WWW}/examples/{path.name}"
        replay.tell(url, Answer(path.read_bytes(), kind=_KINDS[path.suffix]))
        assert client.get(url).body == path.read_bytes(), path.name
    assert min(replay.gaps("www.gov.uk")) >= 2.0


@needs_examples
@pytest.mark.parametrize(("ours", "theirs"), SHAPES.items(), ids=SHAPES)
def test_what_we_made_up_has_no_key_that_publishers_lack(ours: str, theirs: str) -> None:
    real = _keys(json.loads((EXAMPLES / theirs).read_bytes()))
    assert _keys(made_up(ours)) - real - _OPTIONAL == set()


def test_every_made_up_answer_is_compared() -> None:
    assert {path.name for path in RESPONSES.glob("*.json")} == set(SHAPES)


# Of the schema, where the one example that is compared happens to lack them.
_OPTIONAL = {"user_name"}


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(_keys(inner) for inner in value.values()))
    return set().union(*(_keys(inner) for inner in value)) if isinstance(value, list) else set()
