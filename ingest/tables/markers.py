"""Splits a published string into bounds, status and marker before anything is converted.

Order as in the definition of the gate: a declared marker, footnote marks aside; digits; nil words;
self-explaining bounds; what cannot be a count; and anything else is a marker nobody declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.language.numbers import DIGITS, WORDS, is_digits, number_of
from ingest.model.policy import MarkerMeaning, Rounding, SuppressionPolicy

_FOOTNOTE = re.compile(
    r"\s*(?:[*†‡]|[¹²³⁴-⁹]+|\[(?:note )?[0-9]{1,2}\]|\([0-9]{1,2}\)|\((?:p|r)\)|\[(?:p|r)\])$", re.IGNORECASE
)
_IMPOSSIBLE = re.compile(r"[-−]\s?[0-9][0-9,]*(?:\.[0-9]+)?|[0-9][0-9,]*\.[0-9]+")
_LONGEST = 500
_N = rf"({DIGITS}|{WORDS}|none|nil)"
_BOUNDS: list[tuple[re.Pattern[str], Callable[[int], tuple[int, int | None]]]] = [
    (re.compile(rf"(?:fewer than|less than|under|below) {_N}"), lambda n: (0, n - 1)),
    (re.compile(rf"(?:up to|at most|no more than|not more than) {_N}"), lambda n: (0, n)),
    (re.compile(rf"{_N} or (?:fewer|less)"), lambda n: (0, n)),
    (re.compile(rf"(?:just over|over|more than|greater than|above) {_N}"), lambda n: (n + 1, None)),
    (re.compile(rf"(?:at least|no fewer than|no less than|not less than) {_N}"), lambda n: (n, None)),
    (re.compile(rf"{_N} or more"), lambda n: (n, None)),
    (re.compile(rf"(?:almost|just under|nearly) {_N}"), lambda n: (0, n - 1)),
]
_BETWEEN = re.compile(rf"(?:between )?{_N}(?: (?:to|and) | ?[-–] ?){_N}")
_STATUS_OF = {
    "masked": "suppressed",
    "not_held": "not_held",
    "not_applicable": "not_applicable",
    "not_yet_available": "not_yet_available",
    "withheld": "withheld",
}


@dataclass(frozen=True)
class Figure:
    """What a printed string says: whole-number bounds (upper None where open), a status, and the marker split off."""

    lower: int
    upper: int | None
    status: str
    marker: str | None = None

    @property
    def value(self) -> int | None:
        """The number, only where it is exact."""
        return self.lower if self.status == "exact" else None


def read_figure(raw: str, policy: SuppressionPolicy) -> Figure:
    """Read one published string under its release's own policy. Nothing is guessed and nothing is lost."""
    if len(raw) > _LONGEST:
        return Figure(0, None, "unknown_marker", marker=raw.strip())
    texts = _less_footnotes(raw)
    # A lone footnote sign is no empty cell, even where an empty cell means something.
    for text in (raw, *(text for text in texts if text or not raw.strip())):
        if text in policy.markers:
            return _marked(text, policy.markers[text])
    bare = texts[-1]
    words = " ".join(bare.casefold().split())
    if is_digits(bare):
        return _counted(bare, policy.rounding)
    if (number := number_of(words)) is not None:
        return Figure(number, number, "exact")
    if bounds := _bounds(words):
        return Figure(bounds[0], bounds[1], "bounded")
    if _IMPOSSIBLE.fullmatch(bare):
        return Figure(0, None, "malformed", marker=raw.strip())
    return Figure(0, None, "unknown_marker", marker=raw.strip())


def _less_footnotes(raw: str) -> list[str]:
    """The string without blanks, then with one footnote mark less at a time: `*†` may be a marker with a note."""
    texts = [raw.strip()]
    while found := _FOOTNOTE.search(texts[-1]):
        texts.append(texts[-1][: found.start()].strip())
    return texts


def _marked(marker: str, meaning: MarkerMeaning) -> Figure:
    if meaning.kind == "zero":
        return Figure(0, 0, "exact", marker)
    lower, upper = meaning.range or (0, None)
    return Figure(lower, upper, _STATUS_OF[meaning.kind], marker)


def _counted(digits: str, rounding: Rounding | None) -> Figure:
    number = number_of(digits)
    if number is None:
        return Figure(0, None, "malformed", marker=digits)
    if rounding is None:
        return Figure(number, number, "exact")
    width = rounding.base // 2 if rounding.mode == "nearest" else rounding.base - 1
    return Figure(max(0, number - width), number + width, "rounded")


def _bounds(words: str) -> tuple[int, int | None] | None:
    for pattern, bound in _BOUNDS:
        if found := pattern.fullmatch(words):
            number = number_of(found.group(1))
            low, high = bound(number) if number is not None else (1, 0)
            return (low, high) if high is None or low <= high else None
    if found := _BETWEEN.fullmatch(words):
        least, most = number_of(found.group(1)), number_of(found.group(2))
        if least is not None and most is not None and least <= most:
            return least, most
    return None
