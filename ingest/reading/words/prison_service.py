"""Which service ran the public prisons of England and Wales at a time: the ministry answers, and they employ."""

from __future__ import annotations

import re

from ingest.language.period import Period
from ingest.model import vocabulary

_CODES = ("hm_prison_service", "noms", "hmpps")
# Whom the service alone employs; a private prison has custody officers.
_ITS_OWN = re.compile(
    r"\bpublic(?:ly[- ]run|[- ]sector)? prisons?\b|\bprison (?:officers?|staff|governors?)\b|\bprison service\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(
    r"\b(?:private(?:ly)?|contracted|contractors?|custody officers?|agenc(?:y|ies))\b", re.IGNORECASE
)


# Other nations have ministries of justice too, and prison services of their own.
_MINISTRY = re.compile(r"\bministry of justice\b(?!.*(?:ireland|scot))|\bmoj\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:scot\w+|northern ireland|jersey|guernsey|isle of man)\b", re.IGNORECASE)


def service_of(publisher: str, words: str, period: Period | None) -> str:
    """The short name of the service whose staff some words count; empty where words or time leave it open."""
    if period is None or not period.start or not period.end or not _MINISTRY.search(publisher):
        return ""
    if not _ITS_OWN.search(words) or _NOT_ONLY.search(words) or _ELSEWHERE.search(words):
        return ""
    terms = [vocabulary.terms("bodies")[code] for code in _CODES]
    first, last = str(period.start), str(period.end)
    within = [t for t in terms if str(t["valid_from"]) <= first and last <= str(t.get("valid_to", "9999"))]
    return str(within[0]["aliases"][0]) if len(within) == 1 else ""
