"""What a single cell is, by its own words: a value, a share, an entry, a period, words, or nothing."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from ingest.documents.document import Cell
from ingest.language.characters import visible
from ingest.language.numbers import DIGITS, WORDS
from ingest.language.periods import month_alone, quarter_alone, read_period, read_short_year

Kind = Literal["blank", "value", "share", "decimal", "entry", "period", "words"]

# Signs that publishers put in place of a figure. What one means is for its own document to say.
_SIGN = re.compile(
    r"[~*†‡^#•]{1,3}|[-–—−]{1,2}|\.{2,3}|…|:|x|z|c|s|\[[a-z]{1,4}\]|\([a-z]\)|n/?[akr]|n[/.](?:[akrhsd]|av|app)\.?|n[khd]|nil|none|low|few|small|"
    r"dna|not (?:held|known|recorded|available|applicable|yet available|provided|collected)|"
    r"no data|data not (?:held|available)|withheld|redacted|suppressed|exempt|confidential|refused",
    re.IGNORECASE,
)
_N = rf"(?:{DIGITS}|{WORDS})"
_BOUNDED = re.compile(
    rf"(?:<|>|≤|≥|<=|>=|&lt;|&gt;)\s*{DIGITS}|{DIGITS}\s*(?:≤|≥|<|>|\+)|"
    rf"(?:less|fewer|more|greater) than {_N}|{_N} or (?:fewer|less|more)|under {_N}|over {_N}|up to {_N}|at least {_N}",
    re.IGNORECASE,
)
# `1-3`, `1 to 3` and `[1-3]`, small enough to be a hidden figure and no ages, years or marks.
_RANGE = re.compile(
    r"(?P<open>[\[(])?(?:between\s)?([0-9])\s?(?:-|–|—|to|and|or)\s?([0-9]|10)(?(open)[\])])", re.IGNORECASE
)
# `10 1`: a number and a note, or two numbers that lost their border.
_TWO_NUMBERS = re.compile(rf"({DIGITS})\s([1-9][0-9]?)")
# Marks that may stand glued to a number: revised, provisional, footnotes.
_GLUED = r"\s*(?:[~*†‡^#\"”]{1,3}|\[[a-z0-9]{1,3}\]|\((?:[a-z]|[0-9]{1,2})\)|[¹²³⁴-⁹]+)"
_NUMBER = re.compile(rf"({DIGITS})((?:{_GLUED})*)", re.IGNORECASE)
_MARK_BEFORE = re.compile(rf"(?P<mark>\([0-9]{{1,2}}\)|\[[0-9]{{1,2}}\]|[*†‡]{{1,3}})(?P<number>{DIGITS})")
_DECIMAL = re.compile(r"[-−–+]?\s?[0-9][0-9,]*\.[0-9]+")
# `-7` and `+7` say by how much something changed.
_SIGNED = re.compile(r"[-−–+]\s?[0-9][0-9,]*")
_SHARE = re.compile(r"[-−–+]?\s?[0-9][0-9,]*(?:\.[0-9]+)?\s?(?:%|per\s?cent\.?)", re.IGNORECASE)
_MONEY = re.compile(r"[£$€]\s?[0-9][0-9,.]*[km]?", re.IGNORECASE)
_COUNT_AND_SHARE = re.compile(rf"({DIGITS})\s*\(\s*[0-9.]+\s?%\s*\)")
_SHARE_AND_COUNT = re.compile(rf"[0-9.]+\s?%\s*\(\s*({DIGITS})\s*\)")
_ENTRY = re.compile(rf"({DIGITS})\s?[x×]\s+(\D.*)|({DIGITS})\s+[–-]\s+([A-Za-z].*)")
_YEARLIKE = re.compile(r"(?:19|20)[0-9]{2}")
_FOOTNOTE = re.compile(
    r"(?:\s*(?:\*{1,3}|[†‡^#~]|\[(?:note )?[0-9a-z]{1,2}\]|\(\s*(?:[0-9]{1,2}|[prs])\s*\)|"
    r"(?<=[0-9])\([a-z]\)|[¹²³⁴-⁹]+))+$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 4_000
# `Dismissals2`: a digit on a word is a note.
_GLUED_NOTE = re.compile(r"(?<=[a-z]{4})[1-9](?:, ?[1-9])*$")


@dataclass(frozen=True)
class Look:
    """What a cell looks like, and its footnote signs, put aside."""

    kind: Kind
    signs: tuple[str, ...] = ()


@functools.lru_cache(maxsize=16384)
def look(text: str) -> Look:
    """Class a cell by its words alone."""
    text = mark_behind(" ".join(visible(text).split()))
    if not text or text == "|":
        return Look("blank")
    if len(text) > 60:
        return Look("period") if read_period(text) else Look("words")
    if _DECIMAL.fullmatch(text):
        return Look("decimal" if text[0].isdecimal() else "share")
    if _SHARE.fullmatch(text) or _MONEY.fullmatch(text) or _SIGNED.fullmatch(text):
        return Look("share")
    return _figure(text) or _label(text)


def _figure(text: str) -> Look | None:
    """A cell that stands where a figure stands."""
    if re.fullmatch(r"0[0-9]+", text):
        return Look("words")  # a telephone number or a reference
    if found := _NUMBER.fullmatch(text):
        signs = tuple(re.findall(r"\S+", found.group(2)))
        return Look("period" if _YEARLIKE.fullmatch(found.group(1)) else "value", signs)
    if _COUNT_AND_SHARE.fullmatch(text) or _SHARE_AND_COUNT.fullmatch(text):
        return Look("value")
    if _SIGN.fullmatch(text) or _BOUNDED.fullmatch(text) or re.fullmatch(WORDS, text, re.IGNORECASE):
        return Look("value")
    if small_range(text) or two_numbers(text):
        return Look("value")
    return Look("entry") if _ENTRY.fullmatch(text) else None


def _label(text: str) -> Look:
    """A cell that names a period or something else."""
    label, signs = split_signs(text)
    if read_period(label) or month_alone(label) or quarter_alone(label) or read_short_year(label):
        return Look("period", signs)
    return Look("words", signs)


@functools.lru_cache(maxsize=512)
def split_signs(label: str) -> tuple[str, tuple[str, ...]]:
    """A label without the footnote signs at its end, and those signs."""
    text = visible(label).strip()
    if len(text) > _LONGEST_LABEL:
        return text, ()
    if glued := _GLUED_NOTE.search(text):
        return text[: glued.start()], tuple(glued.group().split(","))
    found = _FOOTNOTE.search(text)
    if not found or not text[: found.start()].strip():
        return text, ()
    signs = re.findall(r"\*{1,3}|[†‡^#~]|\[[^\]]+\]|\([^)]*\)|[¹²³⁴-⁹]", found.group())
    return text[: found.start()].strip(), tuple(re.sub(r"\s", "", s) for s in signs)


def small_range(text: str) -> tuple[int, int] | None:
    """The bounds of a cell like `1-3`; None where a text is no such range."""
    found = _RANGE.fullmatch(" ".join(text.split()))
    low, high = (int(found.group(2)), int(found.group(3))) if found else (0, 0)
    return (low, high) if low < high else None


def two_numbers(text: str) -> tuple[str, str] | None:
    """The number and the note number of `10 1`, which may also be two numbers."""
    found = _TWO_NUMBERS.fullmatch(" ".join(text.split()))
    return (found.group(1), found.group(2)) if found else None


def counted_part(text: str) -> str:
    """The count of `n (p%)` or `p% (n)`; any other text as it is."""
    text = visible(text)
    words = " ".join(text.split())
    words = mark_behind(words)
    found = _COUNT_AND_SHARE.fullmatch(words) or _SHARE_AND_COUNT.fullmatch(words)
    return found.group(1) if found else mark_behind(text.strip())


def mark_behind(text: str) -> str:
    """`(1)30`, a number behind the mark of its footnote, with the mark behind it; any other text as it is."""
    found = _MARK_BEFORE.fullmatch(text)
    return f"{found['number']}{found['mark']}" if found else text


def entry_of(text: str) -> tuple[str, str] | None:
    """The number and the label of `4 x label`, or None."""
    found = _ENTRY.fullmatch(" ".join(visible(text).split()))
    return (found.group(1) or found.group(3), found.group(2) or found.group(4)) if found else None


def kind(cell: Cell) -> Kind:
    """The kind of a cell."""
    return look(cell.text).kind


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a plain number, a bare year included."""
    return bool(_NUMBER.fullmatch(cell.text.strip()))
