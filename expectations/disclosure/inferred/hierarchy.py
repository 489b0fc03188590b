"""Which code lies within which, from the vocabulary; the nearest code that contains it comes first."""

from __future__ import annotations

import functools

from ingest.model import vocabulary

_DIMENSIONS = {
    "gender": "genders",
    "counterparty_gender": "genders",
    "body": "bodies",
    "population": "populations",
    "misconduct_type": "misconduct_types",
    "stage_or_outcome": "outcomes",
}
# The code that stands for no limit at all; every other code of the dimension lies within it.
_EVERYTHING = ("gender", "counterparty_gender", "population", "misconduct_type")


@functools.cache
def broader(dimension: str) -> dict[str, tuple[str, ...]]:
    """Every code that lies within others, with those, from the nearest to the farthest."""
    if dimension not in _DIMENSIONS:
        return {}
    direct = {code: _direct(term) for code, term in vocabulary.terms(_DIMENSIONS[dimension]).items()}
    found = {code: _climbed(code, direct) for code in direct}
    if dimension in _EVERYTHING:
        found = {code: (*above, "all") for code, above in found.items() if code != "all"}
    return {code: above for code, above in found.items() if above}


@functools.cache
def follow_one_count() -> frozenset[tuple[str, str]]:
    """Outcomes within others wherever both are printed; the rest are only compared inside one table."""
    terms = vocabulary.terms("outcomes").items()
    return frozenset((code, term["within"]) for code, term in terms if "within" in term and not term.get("cohort"))


def _direct(term: vocabulary.Term) -> list[str]:
    above = term.get("within") or term.get("parent") or []
    return [above] if isinstance(above, str) else list(above)


def _climbed(code: str, direct: dict[str, list[str]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    level = direct[code]
    while level:
        found.update(dict.fromkeys(level))
        level = [above for name in level for above in direct[name] if above not in found]
    return tuple(found)
