"""What a printed figure can mean at all, by rules of its own: the check of a reader must not share the reader's."""

from __future__ import annotations

import re
import unicodedata

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"  # noqa: E501 - one list
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: n for n, word in enumerate(_UNITS.split())} | {w: 20 + 10 * n for n, w in enumerate(_TENS.split())}
_NIL = re.compile(r"none|no|nil|neither|not any|[-–—−‐‑]+")
_BELOW = re.compile(r"<|≤|less|fewer|under|below|almost|nearly|up to|at most|no more|not more|or less|maximum")
_ABOVE = re.compile(r">|≥|over|more|above|at least|or more|exceed|minimum|upwards")
_LOOSE = re.compile(r"about|around|approximately|roughly|some|circa|c\.|an? few|several")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f]")
_TIES = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"


def plain(text: str) -> str:
    """A text in the letters of everyday: no unseen signs, one kind of digit; raised digits are no digits."""
    text = _INVISIBLE.sub("", text).translate({ord(tie): "^" for tie in _TIES})
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().lower()


def contradiction(raw: str, lower: int | None, upper: int | None, status: str) -> str | None:
    """Why these bounds cannot be what the figure says; None where they can."""
    said = plain(raw)
    numbers = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", said) if number.strip(",")}
    numbers |= _spelt(said)
    if status in ("exact", "rounded"):
        return _exact(said, numbers, lower, upper)
    if re.fullmatch(r"\d[\d,]*", said):
        return f"a plain number is read as {status}"
    if status == "at_least" and (upper is not None or lower not in numbers | {n + 1 for n in numbers}):
        return f"at least {lower}, at most {upper}"
    if status == "at_most" and upper not in numbers | {n - 1 for n in numbers}:
        return f"at most {upper}"
    if status in ("withheld", "not_held", "not_applicable") and upper is not None:
        return f"{status} has an upper bound"
    return None


def _exact(said: str, numbers: set[int], lower: int | None, upper: int | None) -> str | None:
    if lower is None or lower != upper:
        return f"exact, yet from {lower} to {upper}"
    if not numbers:
        return None if lower == 0 and _NIL.fullmatch(said) else f"exactly {lower}, with no number in it"
    if lower not in numbers:
        return f"exactly {lower}, which it does not say"
    if re.search(r"\d\.\d|\d ?%|per ?cent|£", said):
        return "a share, a decimal or money read as a count"
    if any(sign.search(said) for sign in (_BELOW, _ABOVE, _LOOSE)):
        return f"exactly {lower}, in spite of its words of bound"
    return None


def _spelt(said: str) -> set[int]:
    """Numbers in words, `twenty-one` as one number."""
    found = set()
    for run in re.findall(r"[a-z]+(?:[ -][a-z]+)*", said):
        total, last = None, None
        for word in re.split(r"[ -]", run):
            if word in _WORDS:
                tens = last is not None and last >= 20 and last % 10 == 0 and _WORDS[word] < 10
                total = (total or 0) + _WORDS[word] if tens else _WORDS[word]
                last = _WORDS[word]
            elif word in ("hundred", "thousand") and total is not None:
                total *= 100 if word == "hundred" else 1000
            if total is not None:
                found.add(total)
    return found
