"""A period that is said again in brackets: `1 April to 30 September 2021 (Q2 2021/22)` is one period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.periods import Mention, find_periods

_OPENS = re.compile(
    r"\s*[(\[]\s*(?:(?:i\.e\.|that is|being|or|the|to|up to|end of|financial year|year)[\s,]*)*", re.IGNORECASE
)


def without_glosses(text: str) -> list[Mention]:
    """The periods of a text, less those that stand in brackets right behind one and say it again.

    Dates say when; a name behind them that ends on the same day, and reaches no further back, is their gloss.
    """
    return _plain(text, find_periods(text))


def _plain(text: str, named: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in named:
        if kept and _OPENS.fullmatch(text[kept[-1].end : mention.begin]) and _says_again(kept[-1], mention):
            continue
        kept.append(mention)
    return kept


def _says_again(mention: Mention, gloss: Mention) -> bool:
    own, other = mention.period, gloss.period
    if own.start is None or own.end is None or other.start is None or other.end is None:
        return False
    return own.sure and own.end == other.end and own.start <= other.start
