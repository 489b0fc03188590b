"""The conformed codes, one YAML file a dimension; the dbt seeds are written from them."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent
DIMENSIONS = (
    "bodies",
    "genders",
    "measures",
    "misconduct_types",
    "outcomes",
    "period_kinds",
    "populations",
    "publishers",
    "statuses",
    "units",
)

# No label or sentence says later than this what it counts.
_LONGEST = 4_000

Term = dict[str, Any]


@functools.cache
def terms(dimension: str) -> dict[str, Term]:
    """All terms of a dimension by code, in the order of its file."""
    entries = yaml.safe_load((_HERE / f"{dimension}.yml").read_text(encoding="utf-8"))
    return {entry["code"]: entry for entry in entries}


def is_known(dimension: str, code: str) -> bool:
    """Whether a code stands in the dimension's file."""
    return code in terms(dimension)


def plain(label: str) -> str:
    """A label without case, footnote digits or punctuation, for comparing names."""
    label = re.sub(r"\(\d+\)|(?<=[a-z])\d{1,2}$", "", label.strip().casefold())
    return " ".join(re.findall(r"[a-z0-9&]+", label))


@functools.cache
def _aliases(dimension: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, term in terms(dimension).items():
        for name in (code.replace("_", " "), term["name"], *term.get("aliases", ())):
            found.setdefault(plain(name), code)
    return found


def code_of(dimension: str, label: str) -> str | None:
    """The code a published label stands for, or None where nobody knows it."""
    return _aliases(dimension).get(plain(label))


@functools.cache
def patterns(dimension: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What publishers write for the codes of a dimension, as code and pattern, in the order of its file."""
    entries = yaml.safe_load((_HERE / "patterns" / f"{dimension}.yml").read_text(encoding="utf-8"))
    return tuple(
        (e["code"], re.compile(rf"(?<!\w)(?:{'|'.join(e['patterns'])})(?!\w)", re.IGNORECASE)) for e in entries
    )


def named_in(dimension: str, text: str) -> list[tuple[str, str]]:
    """Every code a text names with the words that name it, in the order of the patterns' file."""
    text = text[:_LONGEST]
    return [(code, found.group()) for code, form in patterns(dimension) if (found := form.search(text))]
