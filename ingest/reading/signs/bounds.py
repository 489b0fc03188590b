"""The least and the most that a rule says is hidden: `fewer than 5`, `3 or more`, `more than 0 but less than 5`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.language.set_aside import spans_in

Bounds = tuple[int | None, int | None]
_N = rf"(?:{DIGITS}|{WORDS})"
_LESS, _MORE = r"(?:fewer|less|lower|smaller)", r"(?:more|greater|higher|larger)"
_END = r"(?![\w%]|[.,][0-9]|\s?-?(?:years?|months?|weeks?|days?|hours?|per)\b)"
# The longer wordings stand first: `not fewer than 3` is no `fewer than 3`.
_FORMS = [
    ("least", rf"{_MORE} than or (?:equal|the same) (?:to|as) (?P<n>{_N})"),
    ("most", rf"{_LESS} than or (?:equal|the same) (?:to|as) (?P<n>{_N})"),
    ("least", rf"(?:not?|never) {_LESS} than (?P<n>{_N})"),
    ("most", rf"(?:not?|never) {_MORE} than (?P<n>{_N})"),
    ("least", rf"(?:at least|a minimum of) (?P<n>{_N})|(?:≥|>=|=>)\s?(?P<s>{DIGITS})"),
    ("most", rf"(?:at most|a maximum of|up to(?: and including)?) (?P<n>{_N})|(?:≤|<=|=<)\s?(?P<s>{DIGITS})"),
    ("least", rf"(?P<n>{_N}) (?:or|and) (?:{_MORE}|above|over|upwards)(?! than)|(?P<s>{DIGITS})\s?\+"),
    ("most", rf"(?P<n>{_N}) (?:or|and) (?:{_LESS}|below|under)(?! than)"),
    ("over", rf"(?:{_MORE} than|over|above|exceeding) (?P<n>{_N})|>\s?(?P<s>{DIGITS})"),
    ("under", rf"(?:{_LESS} than|under|below) (?P<n>{_N})|<\s?(?P<s>{DIGITS})"),
]
_FORM = re.compile(
    "|".join(
        f"(?P<{kind}{n}>{form.replace('?P<n>', f'?P<n{n}>').replace('?P<s>', f'?P<s{n}>')}){_END}"
        for n, (kind, form) in enumerate(_FORMS)
    ),
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"between (?P<a>{_N}) (?:and|to) (?P<b>{_N}){_END}|(?<![0-9])(?P<c>{_N}) to (?P<d>{_N}) (?:inclusive|have|are|is)|"
    rf"(?:figures?|numbers?|values?|counts?|cells?) (?:of |from )+(?P<e>{_N}) (?:to|or) (?P<f>{_N}){_END}|"
    r"\b(?P<g>one|1) or (?P<h>two|2)\b",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\bfrom (?P<low>{_N})\s*(?:to|up to|but)?\s*$", re.IGNORECASE)
_EXCLUSIVE = re.compile(r"\W*(?:\bexclusive|\bnot inclusive|\bexcluding both)", re.IGNORECASE)
_NOUN = r"(?:officers?|staff|people|persons?|individuals?|cases?|employees?|members?|records?|events?|cells?|figures?)"
_JOINED = re.compile(rf"(?:\s{_NOUN}(?:\sor\s{_NOUN})?)?\s*,?\s*(?:and|but|yet)?\s*(?:is |are |also )?", re.IGNORECASE)
_WITH_ZERO = re.compile(
    r"\b(?:including|includes?|included|inclusive of|or|and|plus) (?:any )?(?:zero(?:e?s)?|nils?|0)\b(?! (?:to|and) )|"
    r"\bzeros? (?:is|are) (?:also )?(?:included|suppressed|hidden|masked)",
    re.IGNORECASE,
)
_NOT_ZERO = re.compile(
    r"\bnon[- ]?zero\b|\b(?:excluding|excludes|except(?: for)?|other than|but not|not including|apart from) "
    r"(?:zero(?:e?s)?|nils?|0)\b",
    re.IGNORECASE,
)
_TIMES = {"a period", "a date or a time", "a rate", "an amount of money", "a section"}
_MOST_HIDDEN = 30
_LARGEST = 100
# A bound and nothing else, said of a sign: `# = under 5 officers`.
_BEFORE = re.compile(
    r"\W*(?:an?|any|the)?\s*(?:(?:suppressed )?(?:figures?|numbers?|values?|counts?)\s*)?(?:of|is|are|that is)?\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:\s+(?:officers?|staff|people|persons|individuals|cases|employees))?\W*", re.IGNORECASE)


@dataclass(frozen=True)
class _Bound:
    low: int | None
    high: int | None
    begin: int
    end: int


@functools.lru_cache(maxsize=1024)
def bounds_in(text: str) -> Bounds:
    """The least and most that a sentence says is hidden; None where it does not say, or says it in two ways."""
    if (found := _BETWEEN.search(text)) and (between := _between(found, text)):
        return between
    bounds = _bounds(text)
    uppers = [bound for bound in bounds if bound.high is not None]
    lowers = [bound for bound in bounds if bound.low is not None]
    if len({bound.high for bound in uppers}) > 1 or (not uppers and len({bound.low for bound in lowers}) > 1):
        return None, None
    if not uppers:
        return (lowers[0].low, None) if lowers else (None, None)
    return _lowest(text, uppers[0], lowers), uppers[0].high


def only_bounds(text: str, with_noun: bool) -> Bounds | None:
    """The bounds of words that are nothing but a bound, with the noun it counts where that is allowed."""
    bounds = _bounds(text)
    if len(bounds) != 1 or not _BEFORE.fullmatch(text[: bounds[0].begin]):
        return None
    rest = text[bounds[0].end :]
    return (bounds[0].low, bounds[0].high) if (_AFTER if with_noun else _NOTHING).fullmatch(rest) else None


_NOTHING = re.compile(r"\W*")


def _bounds(text: str) -> list[_Bound]:
    times = [(begin, end) for begin, end, kind in spans_in(text) if kind in _TIMES]
    found = []
    for match in _FORM.finditer(text):
        if any(begin < match.end() and match.start() < end for begin, end in times):
            continue
        number = number_of(next(v for k, v in match.groupdict().items() if v and k[0] in "ns" and k[1:].isdecimal()))
        kind = next(k.rstrip("0123456789") for k, v in match.groupdict().items() if v and k[0] in "lmou")
        if number is None or not (kind != "over") <= number <= _LARGEST:
            continue
        low = {"least": number, "over": number + 1}.get(kind)
        high = {"most": number, "under": number - 1}.get(kind)
        found.append(_Bound(low, high, match.start(), match.end()))
    return found


def _lowest(text: str, upper: _Bound, lowers: list[_Bound]) -> int | None:
    """The least that is hidden where a sentence says so beside the most: `more than 0 but less than 5`."""
    assert upper.high is not None  # noqa: S101 - chosen by the caller
    for lower in lowers:
        gap = text[upper.end : lower.begin] if lower.begin > upper.begin else text[lower.end : upper.begin]
        if _JOINED.fullmatch(gap) and lower.low is not None and lower.low <= upper.high:
            return lower.low
    if (found := _FROM.search(text, 0, upper.begin)) and (low := number_of(found["low"])) is not None:
        return low if low <= upper.high else None
    if _NOT_ZERO.search(text):
        return 1
    return 0 if _WITH_ZERO.search(text) else None


def _between(found: re.Match[str], text: str) -> tuple[int, int] | None:
    low, high = (number_of(group) for group in found.groups() if group)
    if low is None or high is None or not low <= high <= _MOST_HIDDEN:
        return None
    if _EXCLUSIVE.match(text, found.end()):
        return (low + 1, high - 1) if high - low > 1 else None
    return low, high
