"""Sources as tests of polling want them: one of GOV.UK that may be asked, and what else a test changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from ingest.acquire.item import Window
from ingest.model.source import Source

WWW = "https://www.gov.uk"
WINDOW = Window(date(2026, 1, 12), date(2026, 1, 22))
"""The days that a catalogue is read for."""
ASSETS = "https://assets.publishing.service.gov.uk"
_GOVUK: dict[str, Any] = {
    "source": "govuk_toy",
    "title": "Toy statistics",
    "publisher": "home_office",
    "kind": "official_statistics",
    "landing_page": f"{WWW}/government/collections/toy",
    "licence": "OGL-3.0",
    "acquire": "govuk",
    "approval": {"state": "allowed"},
    "hosts": ["www.gov.uk", "assets.publishing.service.gov.uk"],
    "pace": 2.0,
    "govuk": {"collections": ["/government/collections/toy"]},
}


def govuk(**changes: Any) -> Source:
    """The toy source of GOV.UK; a key set to None is left out."""
    return Source.model_validate({k: v for k, v in (_GOVUK | changes).items() if v is not None})


def parliament(**changes: Any) -> Source:
    """A toy source of written questions to the Ministry of Justice."""
    return Source.model_validate(_PARLIAMENT | changes)


_PARLIAMENT: dict[str, Any] = {
    "source": "questions_toy",
    "title": "Toy answers to written questions",
    "publisher": "ministry_of_justice",
    "kind": "parliamentary_answer",
    "landing_page": "https://questions-statements.parliament.uk/written-questions",
    "licence": "OPL-3.0",
    "acquire": "parliament",
    "approval": {"state": "allowed"},
    "hosts": ["questions-statements-api.parliament.uk", "qna.files.parliament.uk"],
    "pace": 2.0,
    "parliament": {"answering_bodies": [54], "terms": ["dismiss", "gross misconduct"]},
}


SITE = "https://www.whatdotheyknow.com"


def alaveteli(**changes: Any) -> Source:
    """A toy source of requests made in public, as if its site had approved it."""
    return Source.model_validate(_ALAVETELI | changes)


_ALAVETELI: dict[str, Any] = {
    "source": "requests_toy",
    "title": "Toy requests",
    "publisher": "home_office",
    "kind": "foi_disclosure",
    "landing_page": f"{SITE}/",
    "licence": "FOI re-use",
    "acquire": "alaveteli",
    "approval": {"state": "approved", "reference": "letter 1", "given_on": "2026-01-05"},
    "hosts": ["www.whatdotheyknow.com"],
    "pace": 10.0,
    "alaveteli": {"bodies": ["example_constabulary"], "title": "(?i)dismiss"},
}
