"""Lines that may stand where a figure should: a sign by itself, a row whose last column is empty."""

from __future__ import annotations

from ingest.tables.cells import look

LONGEST_SIGN = 3


def ends_in_empty_column(text: str) -> bool:
    """Whether a line's last column is there and holds nothing."""
    words = text.rstrip().rstrip("| \t")
    return bool(words.strip("| \t")) and any(sign in text[len(words) :] for sign in "|\t")


def is_sign(text: str) -> bool:
    """Whether a line is nothing but a sign that stands in place of a figure."""
    word = text.strip()
    return 0 < len(word) <= LONGEST_SIGN and look(word).kind == "value" and not any(c.isalnum() for c in word)
