"""What one published string says, read in the order the definition gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Policy = dict[str, Any]
FOOTNOTE = re.compile(r"(\*|†|‡|\[note [0-9]+\]|\(p\)|\(r\)|\[p\]|\[r\])$", re.IGNORECASE)
COUNT = re.compile(r"[0-9]+|[0-9]{1,3}(,[0-9]{3})+")
NOT_A_COUNT = re.compile(r"-[0-9][0-9,]*(\.[0-9]+)?|[0-9][0-9,]*\.[0-9]+")
PERCENT = re.compile(r"([0-9]+)(?:\.([0-9]+))? ?(?:%|per cent|percent)?")
NUMBER = r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
AT_MOST = [rf"{NUMBER} or (?:fewer|less)", rf"(?:up to|no more than|not more than|at most) {NUMBER}"]
BELOW = [rf"(?:fewer than|less than|under|below) {NUMBER}"]
AT_LEAST = [rf"{NUMBER} or more", rf"(?:at least|no fewer than|not fewer than|no less than) {NUMBER}"]
ABOVE = [rf"(?:over|more than|above) {NUMBER}"]
BETWEEN = [rf"{NUMBER} to {NUMBER}", rf"between {NUMBER} and {NUMBER}"]


@dataclass(frozen=True)
class Reading:
    """A kind, and the whole numbers the string leaves open; a percentage keeps its digits."""

    kind: str
    low: int = 0
    high: int | None = None
    digits: int | None = None
    decimals: int = 0


def whole(text: str) -> int:
    return int(text.replace(",", ""))


def read(raw: str, measure: str, policy: Policy | None) -> Reading:
    """Markers first, then markers once blanks and footnote marks are gone, then figures, words, and the rest."""
    markers = policy["markers"] if policy else {}
    if raw in markers:
        return read_marker(markers[raw])
    text = raw.strip()
    while text not in markers and FOOTNOTE.search(text):
        text = FOOTNOTE.sub("", text).strip()
    if text in markers:
        return read_marker(markers[text])
    return read_percent(text) if measure == "percent" else read_count(text, policy)


def read_marker(marker: dict[str, Any]) -> Reading:
    kind = marker["kind"]
    if kind == "masked":
        return Reading("masked", marker["range"][0], marker["range"][1])
    if kind == "zero":
        return Reading("exact", 0, 0)
    return Reading("implicit" if kind == "implicit" else "free")


def read_count(text: str, policy: Policy | None) -> Reading:
    if COUNT.fullmatch(text):
        return published(whole(text), policy)
    if text.lower() in ("nil", "none", "zero"):
        return Reading("exact", 0, 0)
    if NOT_A_COUNT.fullmatch(text):
        return Reading("malformed")
    return read_words(text.lower())


def published(value: int, policy: Policy | None) -> Reading:
    """A published count is exact unless the policy rounds."""
    rounding = policy.get("rounding") if policy else None
    if not rounding:
        return Reading("exact", value, value)
    base = rounding["base"]
    reach = base // 2 if rounding["mode"] == "nearest" else base - 1
    return Reading("rounded", max(0, value - reach), value + reach, digits=value)


def read_words(text: str) -> Reading:
    ways = [(AT_MOST, (0, 0)), (BELOW, (0, -1)), (AT_LEAST, (0, None)), (ABOVE, (1, None))]
    for patterns, (low_shift, high_shift) in ways:
        for pattern in patterns:
            if found := re.fullmatch(pattern, text):
                value = whole(found[1])
                if high_shift is None:
                    return Reading("bounded", value + low_shift)
                return Reading("bounded", 0, value + high_shift) if value + high_shift >= 0 else Reading("unknown")
    for pattern in BETWEEN:
        if (found := re.fullmatch(pattern, text)) and whole(found[1]) <= whole(found[2]):
            return Reading("bounded", whole(found[1]), whole(found[2]))
    return Reading("unknown")


def read_percent(text: str) -> Reading:
    if found := PERCENT.fullmatch(text):
        decimals = found[2] or ""
        return Reading("percent", digits=int(found[1] + decimals), decimals=len(decimals))
    return Reading("malformed" if NOT_A_COUNT.fullmatch(text) else "unknown")
