"""A published cell under the rule of its own document: bounds, status, and what is in doubt about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from ingest.language.characters import is_broken_number, visible
from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.reading.signs.rules import Policy, Rule
from ingest.tables.cells import counted_part, small_range, two_numbers

_NUMBER = re.compile(
    rf"({DIGITS})((?:\s*(?:[~*†‡^#\"”]{{1,3}}|\[[a-z0-9]{{1,4}}\]|\((?:[a-z]|[0-9]{{1,2}})\)|[¹²³⁴-⁹]+))*)",
    re.IGNORECASE,
)
_N = rf"({DIGITS}|{WORDS})"
_LESS = re.compile(rf"(?:less|fewer|lower) than {_N}|(?:<|&lt;)\s*({DIGITS})|under {_N}|below {_N}", re.IGNORECASE)
_MOST = re.compile(
    rf"{_N} or (?:fewer|less)|(?:≤|<=)\s*({DIGITS})|({DIGITS})\s*≤|up to {_N}|at most {_N}", re.IGNORECASE
)
_MORE = re.compile(rf"(?:more|greater) than {_N}|over {_N}|(?:>|&gt;)\s*({DIGITS})", re.IGNORECASE)
_LEAST = re.compile(rf"{_N} or more|at least {_N}|(?:≥|>=)\s*({DIGITS})|({DIGITS})\s*\+", re.IGNORECASE)
_WORDS_FOR = {
    "not_held": re.compile(
        r"not (?:held|known|recorded|available|collected|provided)|no data|data not (?:held|available)", re.IGNORECASE
    ),
    "not_applicable": re.compile(r"n/?a|not applicable", re.IGNORECASE),
    "not_yet_available": re.compile(r"not yet available", re.IGNORECASE),
    "withheld": re.compile(r"withheld|exempt|refused|redacted", re.IGNORECASE),
}
_HIDDEN_WORD = re.compile(r"suppressed|confidential|low|few|small", re.IGNORECASE)
_NIL = re.compile(r"nil|none|zero", re.IGNORECASE)


@dataclass(frozen=True)
class Value:
    """What a printed string says: bounds (None where open or unknown), a status, its marks, and doubts."""

    low: int | None
    high: int | None
    status: str
    marks: str = ""
    doubts: tuple[str, ...] = ()


def value_of(raw: str, policy: Policy, hiding: set[str], nil: set[str]) -> Value:
    """Read one printed cell. A sign means what its document says; what nobody explains stays in doubt."""
    if is_broken_number(raw):
        value = value_of(visible(raw), policy, hiding, nil)
        return replace(value, doubts=(*value.doubts, "a character that cannot be seen stands in the number"))
    text = " ".join(counted_part(visible(raw)).split())
    if not text:
        return Value(0, None, "suppressed", "", ("a blank cell",))
    if found := _NUMBER.fullmatch(text):
        return _number(found, policy)
    if span := small_range(text):
        return _small(span, policy)
    if text in policy.markers or text.casefold() in policy.markers:
        return _marked(policy.markers.get(text) or policy.markers[text.casefold()], policy)
    if bounds := bounded(text):
        return _small(bounds, policy)
    if _HIDDEN_WORD.fullmatch(text):
        return _hidden_word(policy)
    return _worded(text) or _unexplained(text, policy, hiding, nil)


def _worded(text: str) -> Value | None:
    """A number in words, a number with another behind it, or words for why there is none."""
    if _NIL.fullmatch(text):
        return Value(0, 0, "exact")
    if (number := number_of(text)) is not None:
        return Value(number, number, "exact")
    if two := two_numbers(text):
        number = number_of(two[0])
        return Value(number, number, "exact", two[1], ("two numbers stand in one cell",))
    for status, form in _WORDS_FOR.items():
        if form.fullmatch(text):
            return Value(None, None, status)
    return None


def _hidden_word(policy: Policy) -> Value:
    """`low`: a word that hides a figure, under the rule of the document where it has one."""
    rule = policy.general
    if rule is None or policy.contradictory:
        return Value(0, None, "suppressed", doubts=("no rule was found for the word",))
    low = rule.low if rule.low is not None else int(policy.zero_printed and not rule.secondary)
    doubts = ("the rule does not name the word",)
    return Value(low if not rule.secondary else 0, None if rule.secondary else rule.high, "suppressed", doubts=doubts)


def nearest(raw: str) -> Value:
    """The whole number nearest to a decimal, as full-time equivalents are printed in round figures."""
    whole = int(Decimal(raw.replace(",", "")).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return Value(whole, whole, "rounded")


def _number(found: re.Match[str], policy: Policy) -> Value:
    number = number_of(found.group(1))
    if number is None:
        return Value(None, None, "malformed", doubts=("not a possible count",))
    marks = found.group(2).strip()
    doubts: tuple[str, ...] = ()
    if policy.rounding and not marks:
        doubts = ("figures are said to be rounded",)
    elif marks and any(c.isdigit() for c in marks) is False and _masks(marks, policy):
        doubts = ("a sign that hides figures stands beside a number",)
    return Value(number, number, "exact", marks, doubts)


def _masks(marks: str, policy: Policy) -> bool:
    return marks in policy.markers and policy.markers[marks].sense == "masked"


def _marked(rule: Rule, policy: Policy) -> Value:
    if rule.sense == "zero":
        return Value(0, 0, "exact")
    if rule.sense == "masked":
        return _hidden(rule, policy)
    if rule.sense in ("revised", "provisional"):
        return Value(0, None, "unknown_marker", doubts=("a sign for revised figures stands alone",))
    return Value(None, None, rule.sense)


def _hidden(rule: Rule, policy: Policy) -> Value:
    doubts: tuple[str, ...] = ()
    low = rule.low if rule.low is not None else 0
    high = rule.high
    if high is None and not low and policy.general and not policy.general.secondary:
        high = policy.general.high
        doubts = ("the sign and the threshold stand in different sentences",)
    if rule.secondary or (policy.general and policy.general.secondary):
        return Value(low if rule.high is None else 0, None, "suppressed")
    if high is not None and rule.low is None and policy.zero_printed:
        low = 1
    return Value(low, high, "suppressed", doubts=doubts if high is not None else ())


def bounded(text: str) -> tuple[int, int | None] | None:
    """The bounds of words like `fewer than 5` or signs like `<5`, or None."""
    for form, make in (
        (_LESS, lambda n: (0, n - 1)),
        (_MOST, lambda n: (0, n)),
        (_MORE, lambda n: (n + 1, None)),
        (_LEAST, lambda n: (n, None)),
    ):
        if found := form.fullmatch(text):
            number = number_of(next(g for g in found.groups() if g))
            bounds: tuple[int, int | None] | None = make(number) if number is not None else None
            return bounds if bounds and (bounds[1] is None or bounds[1] >= 0) else None
    return None


def _small(bounds: tuple[int, int | None], policy: Policy) -> Value:
    """A cell that explains itself; it is a hidden figure where the document hides figures of that size."""
    low, high = bounds
    if high is None:
        return Value(low, high, "bounded")
    low = max(low, 1) if policy.zero_printed and high >= 1 else low
    stated = [r for r in (policy.general, *policy.markers.values()) if r is not None and r.high is not None]
    agrees = any(r.high == high for r in stated)
    if stated and not agrees:
        return Value(low, high, "suppressed", doubts=("the cell and the stated rule differ",))
    if any(r.low is not None for r in stated if r.high == high):
        low = max(low, *(r.low or 0 for r in stated if r.high == high))
    return Value(low, high, "suppressed", doubts=() if agrees else ("no rule was found for a hidden figure",))


def _unexplained(text: str, policy: Policy, hiding: set[str], nil: set[str]) -> Value:
    if text in nil and text not in hiding:
        return Value(0, 0, "exact", doubts=("a sign is nil only by its total",))
    if re.fullmatch(r"[-–—]{1,2}", text) and text not in hiding:
        return Value(0, None, "unknown_marker", doubts=("nobody says what the dash means",))
    if re.fullmatch(r"\.{2,3}|…|:|x", text, re.IGNORECASE):
        return Value(None, None, "not_held", doubts=("nobody says what the sign means",))
    named = any(rule.sense == "masked" for rule in policy.markers.values())
    if policy.general and not policy.contradictory and not named:
        rule = policy.general
        low = 1 if policy.zero_printed else 0
        high = None if rule.secondary else rule.high
        return Value(
            0 if high is None else low,
            high,
            "suppressed",
            doubts=() if text in hiding else ("the rule does not name the sign",),
        )
    return Value(0, None, "suppressed", doubts=() if text in hiding else ("no rule was found for the sign",))
