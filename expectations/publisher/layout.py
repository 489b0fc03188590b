"""Where the tables stand on a sheet: heads, labels and figures, apart from titles, notes and spacers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

Texts = list[list[str]]
IsFigure = Callable[[str], bool]

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-/–]\s*(?:\d\d|(?:19|20)\d\d))?|(?:19|20)\d\d-\d\d-\d\d")
_NAMES = re.compile(r"\b(?:year|period|quarter|month|date|code|id|ref|reference)\b", re.IGNORECASE)
_NOTES = re.compile(r"\b(?:notes?|comments?|remarks?|footnotes?)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d[\d,.]*")
_TABLE = re.compile(r"table\b", re.IGNORECASE)
_MOST_HEADS = 4
_LONG_WORDS = 25


@dataclass
class Region:
    """One table by numbers of rows and columns; `section` is the heading above each row of its body."""

    title: str = ""
    head: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    section: list[str] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)


def is_year(text: str) -> bool:
    """Whether a text names a year, a span of two or a day; such a number labels figures and is none."""
    return _YEAR.fullmatch(text) is not None


def regions(texts: Texts, is_figure: IsFigure) -> list[Region]:
    """Every table of a sheet, in the order they stand; `is_figure` knows numbers and signs from words."""
    found = []
    for first, last in _bands(texts, is_figure):
        for region in _Walk(texts, is_figure, first, last).regions():
            _columns(texts, is_figure, region, first, last)
            if region.values:
                found.append(region)
    return found


def _bands(texts: Texts, is_figure: IsFigure) -> list[tuple[int, int]]:
    """Tables side by side: a free column between them, and words down the first column of the next."""
    wide = [row for row in texts if sum(map(bool, row)) >= 2]
    used = sorted({column for row in wide for column, text in enumerate(row) if text})
    bands: list[tuple[int, int]] = []
    for place, column in enumerate(used):
        gap = place == 0 or used[place - 1] < column - 1
        if gap and (not bands or _is_named(wide, column, is_figure)):
            bands.append((column, column))
        else:
            bands[-1] = (bands[-1][0], column)
    return bands


def _is_named(rows: Texts, column: int, is_figure: IsFigure) -> bool:
    told = [row[column] for row in rows if column < len(row) and row[column]]
    words = [text for text in told if not is_figure(text) or is_year(text)]
    return len(words) >= 2 and 2 * len(words) > len(told)


class _Walk:
    """Goes down the rows of one band: titles and headings, heads, figures."""

    def __init__(self, texts: Texts, is_figure: IsFigure, first: int, last: int) -> None:
        self.rows = [row[first : last + 1] for row in texts]
        self.is_figure = is_figure
        self.found: list[Region] = []
        self.heads: list[int] = []
        self.alone: list[str] = []
        self.above: list[str] = []
        self.before = "blank"

    def regions(self) -> list[Region]:
        for number in range(len(self.rows)):
            kind = self._kind(number)
            if kind == "alone":
                self.alone.append(next(text for text in self.rows[number] if text))
            elif kind == "words":
                self._words(number)
            elif kind == "figures":
                self._figures(number)
            self.before = kind
        return self.found

    def _kind(self, number: int) -> str:
        row = self.rows[number]
        if not any(row):
            return "blank"
        beyond = [text for text in row[1:] if text]
        if not beyond:
            return "alone"
        if any(self.is_figure(text) and not is_year(text) for text in beyond):
            return "figures"
        # A row of words amid figures, all alike, holds signs that nobody declared.
        amid = self.before == "figures" and self.found and not self.heads
        return "figures" if amid and len(set(beyond)) < max(2, len(beyond)) else "words"

    def _words(self, number: int) -> None:
        if self.heads and self.heads[-1] != number - 1:
            self.heads.clear()
        if not self.heads:
            self.above, self.alone = self.alone, []
        self.heads = [*self.heads, number][-_MOST_HEADS:]

    def _figures(self, number: int) -> None:
        if self.heads or not self.found:
            above = self.above if self.heads else self.alone
            named = [text for text in above if _TABLE.match(text)]
            self.found.append(Region(title=(named or above or [""])[-1], head=self.heads))
            if not self.heads:
                self.alone = []
            self.heads, self.above = [], []
        region = self.found[-1]
        last = region.section[-1] if region.section else ""
        region.body.append(number)
        region.section.append(self.alone[-1] if self.alone else last)
        self.alone = []


def _columns(texts: Texts, is_figure: IsFigure, region: Region, first: int, last: int) -> None:
    """Which columns label the rows, and which hold figures; spacers and remarks are neither."""
    start = first if _holds_marks(_told(texts, region, first), is_figure) else first + 1
    region.labels, leading = list(range(first, start)), True
    for column in range(start, last + 1):
        told, head = _told(texts, region, column), _head(texts, region, column)
        if not told and not head.strip():
            continue
        named = column > first and _names_rows(texts, is_figure, region, column)
        if leading and named and column < last and any(is_figure(text) for text in _after(texts, region, column)):
            region.labels.append(column)
            continue
        leading = False
        remark = not any(is_figure(text) for text in told) and any(len(text) > _LONG_WORDS for text in told)
        if not remark and not _NOTES.fullmatch(head.strip()):
            region.values.append(column)


def _names_rows(texts: Texts, is_figure: IsFigure, region: Region, column: int) -> bool:
    """Whether a column beside labels is one of them: words, or years or codes under a head that says so.

    A number right of words is a figure whatever its head says: it may be one that has to be hidden.
    """
    told, head = _told(texts, region, column), _head(texts, region, column)
    if not told:
        return False
    digits = all(_DIGITS.fullmatch(text) for text in told)
    if not digits and all(not is_figure(text) or is_year(text) for text in told):
        return True
    if not _NAMES.search(head) or _DIGITS.search(head) or not digits:
        # Figures between 1900 and 2099 look like years.
        return not region.head and all(map(is_year, told))
    left = [text for place in region.labels for text in _told(texts, region, place)]
    beyond = _told(texts, region, column + 1)
    codes = all(map(is_figure, left)) and bool(beyond) and not any(map(is_figure, beyond))
    return codes or all(map(is_year, told))


def _holds_marks(told: list[str], is_figure: IsFigure) -> bool:
    """Whether a first column is one of figures, some of them hidden: no label is a sign among numbers."""
    figures = [text for text in told if is_figure(text)]
    return 2 * len(figures) > len(told) and any(not is_year(text) and not _NUMBER.fullmatch(text) for text in figures)


def _told(texts: Texts, region: Region, column: int) -> list[str]:
    return [texts[row][column] for row in region.body if column < len(texts[row]) and texts[row][column]]


def _head(texts: Texts, region: Region, column: int) -> str:
    return " ".join(texts[row][column] for row in region.head if column < len(texts[row]))


def _after(texts: Texts, region: Region, column: int) -> list[str]:
    return [text for row in region.body for text in texts[row][column + 1 :] if text and not is_year(text)]


def row_labels(texts: Texts, region: Region) -> list[tuple[str, ...]]:
    """What each row is called: the heading above it, then its label columns; merged ones are filled down."""
    sections = len(set(region.section)) > 1 or any(region.section)
    above, found = [""] * len(region.labels), []
    for row, section in zip(region.body, region.section, strict=True):
        own = [texts[row][c] if c < len(texts[row]) else "" for c in region.labels]
        for place, text in enumerate(own[:-1]):
            # A merged label stands in its first row only.
            if not text and any(own[place + 1 :]):
                own[place] = above[place]
        above = own
        found.append((section, *own) if sections else tuple(own))
    return found


def column_labels(texts: Texts, region: Region) -> list[tuple[str, ...]]:
    """What each column is called, a word a row of heads; a merged head is filled to the right."""
    levels = []
    for place, row in enumerate(region.head):
        lowest, above, filled = place == len(region.head) - 1, "", []
        for column in region.values:
            text = texts[row][column] if column < len(texts[row]) else ""
            above = text or ("" if lowest else above)
            filled.append(above)
        levels.append(filled)
    return [tuple(words) for words in zip(*levels, strict=True)] if levels else [()] * len(region.values)
