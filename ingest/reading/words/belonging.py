"""Whether those who are counted can belong to the body whose figure it is: no prison service has police officers."""

from __future__ import annotations

import functools
import re

from ingest.model import vocabulary
from ingest.reading.words.meaning import body_in, groups_in

IN_DOUBT = "those who are counted belong to another service than the body"
_SERVICES = {
    "police": re.compile(r"\b(?:police|constables?|constabulary|pcsos?)\b", re.IGNORECASE),
    "prison": re.compile(r"\bprisons?\b", re.IGNORECASE),
    "probation": re.compile(r"\bprobation\b", re.IGNORECASE),
}
# A prison service of today runs probation too; an aggregate may be no more than the name of a country.
_OF_KIND = {
    "territorial_force": frozenset({"police"}),
    "special_force": frozenset({"police"}),
    "prison_service": frozenset({"prison", "probation"}),
    "probation_service": frozenset({"probation"}),
}


def is_of_another(body: str, counted: str) -> bool:
    """Whether words say that people are counted whom such a body does not employ."""
    own = _services_of(body)
    return bool(own) and any(not _named(group) <= own for group in groups_in(counted))


@functools.lru_cache(maxsize=256)
def _services_of(body: str) -> frozenset[str]:
    """The services of a body, by what the vocabulary knows of it, else by its name; none where neither says."""
    code = vocabulary.code_of("bodies", body) or vocabulary.code_of("bodies", body_in(body) or "")
    known = _OF_KIND.get(vocabulary.terms("bodies")[code]["kind"]) if code else None
    return known or _named(body)


def _named(words: str) -> frozenset[str]:
    return frozenset(service for service, form in _SERVICES.items() if form.search(words))
