"""When a page was last changed, by its own words: so that an older copy on the way is known for what it is."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from lxml import html as markup

from ingest.acquire.http.fetched import Fetched
from ingest.acquire.web_page import words_of
from ingest.london import LONDON

_NAMES = frozenset(
    (
        "article:modified_time",
        "datemodified",
        "dc.date.modified",
        "dc.modified",
        "dcterms.modified",
        "govuk:updated-at",
        "last-modified",
        "og:updated_time",
    )
)
_CHANGED = re.compile(r"\b(updated|modified|last changed)\b", re.IGNORECASE)
_AHEAD = timedelta(days=1)


def updated_at(root: markup.HtmlElement, fetched: Fetched) -> datetime | None:
    """The time of its last change that a page states: in its head, in its words, or else by its server.

    A time to come is none: every later answer would count as older. Of several `<time>` elements nobody knows which is
    that of the page.
    """
    in_words = set(_in_words(root))
    said = (
        max(_known(_in_head(root), fetched), default=None),
        next(_known(iter(in_words), fetched), None) if len(in_words) == 1 else None,
        next(_known(iter([fetched.headers.get("last-modified", "")]), fetched), None),
    )
    return next((moment for moment in said if moment is not None), None)


def _in_head(root: markup.HtmlElement) -> Iterator[str]:
    for meta in root.iter("meta"):
        names = {(meta.get(name) or "").lower() for name in ("name", "property", "itemprop", "http-equiv")}
        if names & _NAMES:
            yield meta.get("content") or ""


def _in_words(root: markup.HtmlElement) -> Iterator[str]:
    for time in root.iter("time"):
        beside = time.getparent()
        is_of_page = (time.get("itemprop") or "").lower() == "datemodified"
        if is_of_page or (beside is not None and beside.tag != "body" and _CHANGED.search(words_of(beside)[:80])):
            yield time.get("datetime") or ""


def _known(texts: Iterator[str], fetched: Fetched) -> Iterator[datetime]:
    for text in texts:
        moment = _moment(text.strip())
        if moment is not None and moment <= fetched.fetched_at + _AHEAD:
            yield moment


def _moment(text: str) -> datetime | None:
    """A time as pages or servers write it; one without a zone is of London."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with contextlib.suppress(ValueError, TypeError, OverflowError):
            moment = read(text)
            return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
    return None
