"""Rows and columns that hold percentages, rates or means, which are no counts."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np

_SHARE = re.compile(r"%|\bper ?cent\b|\bpercentages?\b|\bproportions?\b|\bshares?\b|\bpct\b", re.IGNORECASE)
_FRACTION = re.compile(r"\bproportions?\b|\bshares?\b", re.IGNORECASE)
_RATE = re.compile(r"\brates?\b|\bper 1,?0+\b|\baverages?\b|\bmeans?\b|\bmedians?\b|\bratios?\b", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[eE]-[0-9]+)?")
_WHOLE = re.compile(r"[0-9][0-9,]*(?:\.0+)?")
_WORKED_OUT = 4
_MOST_DECIMALS = 6


def is_share(label: str, texts: list[str]) -> bool:
    """Whether a row or column holds percentages, rates or means: by its label, or by what stands in it."""
    told = [text.strip() for text in texts if text.strip()]
    if _SHARE.search(label) or (_RATE.search(label) and any("." in text for text in told)):
        return True
    if all(_WHOLE.fullmatch(text) for text in told if text[-1].isdigit() or "%" in text):
        # A program that saves counts as decimals writes 3.0: that is a count, badly printed, and may have to be hidden.
        return False
    looks = sum(text.endswith("%") or ("." in text and text[-1:].isdigit()) for text in told)
    return 2 * looks > len(told)


def as_percent(
    raw: list[list[str]],
    rows: list[tuple[str, ...]],
    columns: list[tuple[str, ...]],
    across: np.ndarray,
    down: np.ndarray,
    workbook: bool,
) -> None:
    """Shares of one as percentages: so workbooks keep cells that show per cent, and so proportions are written."""
    for row in np.flatnonzero(across).tolist():
        if workbook or _FRACTION.search(" ".join(rows[row])):
            raw[row] = _scaled(raw[row])
    for column in np.flatnonzero(down).tolist():
        if workbook or _FRACTION.search(" ".join(columns[column])):
            for line, text in zip(raw, _scaled([line[column] for line in raw]), strict=True):
                line[column] = text


def _scaled(texts: list[str]) -> list[str]:
    """A line of shares of one as percentages; any other line as it is."""
    numbers = {at: Decimal(text) for at, text in enumerate(texts) if _NUMBER.fullmatch(text)}
    if not numbers or max(numbers.values()) > 1 or all(number == int(number) for number in numbers.values()):
        return texts
    decimals = max(-int(number.as_tuple().exponent) for number in numbers.values())
    # What a formula worked out is kept in full, whatever the cell shows.
    kept = _MOST_DECIMALS if decimals > _WORKED_OUT else max(0, decimals - 2)
    return [f"{100 * numbers[at]:.{kept}f}%" if at in numbers else text for at, text in enumerate(texts)]
