"""Characters that cannot be seen, and characters that only look like those of a number."""

from __future__ import annotations

import re

# Soft hyphens, zero-width spaces and joiners, direction marks, byte order marks, control characters but tab and ends.
_UNSEEN = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\x00-\x08\x0e-\x1f\x7f"
)
_ALONE = re.compile(f"[{_UNSEEN}]+")
_INSIDE = re.compile(f"(?<=[0-9])[.,/]?[{_UNSEEN}][.,/{_UNSEEN}]*(?=[0-9])|(?<=[0-9])[.,/]+[{_UNSEEN}]+(?=[0-9])")
# What may stand right before or after a digit: plain letters, spaces, and the punctuation of printed English.
_PLAIN = r"\x00-\x7f\s£€§°·•…–—−‐‑‘’“”′″¹²³⁰⁴-⁹½¼¾†‡×≤≥¬«»│┃▪◦●■□✓"
_STRANGE = re.compile(rf"[0-9][^{_PLAIN}]|[^{_PLAIN}][0-9]")
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_SPACED = re.compile(r"(?<![0-9.,/-])[0-9]{1,3}[^\S\n][0-9]{3}(?![0-9])")


_MANGLED = re.compile("\ufffd|\u00c3[\u0080-\u00bf]|\u00e2\u20ac|[{}\\\\^]|(?<=[a-z])[0-9]+(?=[a-z])")


def is_mangled(words: str) -> bool:
    """Whether words were broken on their way: characters of another script or encoding, or digits inside a word."""
    return bool(_MANGLED.search(words) or _OTHER_SCRIPT.search(words))


def visible(text: str) -> str:
    """A text without the characters that nobody sees."""
    return text if text.isascii() and text.isprintable() else _ALONE.sub("", text)


def is_broken_number(text: str) -> bool:
    """Whether something that cannot be seen stands inside a number: nobody knows if it was one number or two."""
    return _INSIDE.search(text) is not None


def is_doubtful(text: str) -> bool:
    """Whether a number in a sentence may not be what it looks like: broken, spaced, or beside strange characters."""
    return bool(
        is_broken_number(text)
        or _SPACED.search(text)
        or (not text.isascii() and (_STRANGE.search(visible(text)) or _OTHER_SCRIPT.search(text)))
    )
