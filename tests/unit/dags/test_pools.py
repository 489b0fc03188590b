"""One who asks a host at a time: sources that share a host share a turn."""

from __future__ import annotations

import pytest

from dags.pools import host_pools
from ingest.model.source import Source


def _source(name: str, *hosts: str, allowed: bool = True) -> Source:
    asked = {"acquire": "pages", "pages": {"addresses": [f"https://{hosts[0]}/"]}, "hosts": list(hosts)}
    return Source.model_validate(
        {
            "source": name,
            "title": "A toy",
            "publisher": "home_office",
            "kind": "official_statistics",
            "landing_page": "https://example.org/",
            "licence": "OGL-3.0",
            "approval": {"state": "allowed" if allowed else "manual_only"},
            **asked,
        }
    )


def test_sources_that_share_a_host_even_through_a_third_one_share_a_turn() -> None:
    sources = [
        _source("one", "a.example.org", "b.example.org"),
        _source("two", "c.example.org", "d.example.org"),
        _source("three", "d.example.org", "b.example.org"),
        _source("four", "e.example.org"),
    ]
    pools = host_pools(sources)
    assert pools["one"] == pools["two"] == pools["three"] == "host__a_example_org"
    assert pools["four"] == "host__e_example_org"


@pytest.mark.parametrize("source", [None, _source("by_hand", "a.example.org", allowed=False)])
def test_a_source_that_is_not_fetched_has_no_turn(source: Source | None) -> None:
    assert host_pools([source]) == {}
