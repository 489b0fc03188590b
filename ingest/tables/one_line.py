"""Tables whose lines were lost: header, labels and values run on in one line."""

from __future__ import annotations

import itertools
import re

from ingest.documents.document import Cell, Line
from ingest.language.days import month_of
from ingest.language.numbers import number_of
from ingest.model import vocabulary
from ingest.tables.arithmetic import is_total
from ingest.tables.cells import look
from ingest.tables.grid import Candidate
from ingest.tables.heads import corner_like

_FIGURES = {"value", "share", "decimal"}
_FEWEST = 6
ONE_LINE = "the table was printed on one line"
_LEADER = re.compile(r"^(?:\.{2,}|…)$")
_NUMBERED = re.compile(r"^[0-9]{1,2}\.$")


def laid_out(line: Line) -> list[Candidate]:
    """The grids a single line could hold: groups of as many figures as there are columns."""
    words = line.text.split()
    if not _dense(words):
        return []
    place = line.place
    found = [_labelled(words, width, place) for width in range(2, 9)]
    found += [_interleaved(words, place)]
    return [candidate for candidate in found if candidate is not None]


def _dense(words: list[str]) -> bool:
    figures = [look(w).kind in _FIGURES | {"period"} and bool(re.search(r"[0-9]", w)) for w in words]
    pairs = sum(a and b for a, b in itertools.pairwise(figures))
    return 8 <= len(words) <= 3000 and sum(figures) >= _FEWEST and pairs >= 3 and sum(figures) * 5 >= len(words)


def _labelled(words: list[str], width: int, place: str) -> Candidate | None:
    """`label v v label v v`: every group of figures has one length."""
    groups: list[tuple[list[str], list[str]]] = []
    label: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        numbered = bool(_NUMBERED.match(word))
        if word and not numbered and look(word).kind in _FIGURES and (run or re.search(r"[0-9]", word) or _dash(word)):
            run.append(word)
            continue
        if run:
            groups.append((label, run))
            label, run = [], []
        if not _LEADER.match(word):
            label.append(word)
    regular = [g for g in groups if len(g[1]) == width]
    if len(regular) < 3 or len(regular) * 5 < len(groups) * 4:
        return None
    dated = _are_dated([label for label, _ in groups[1:]])
    head, first = _head_of(groups[0][0], width, dated)
    if not head and _closes(groups):
        head, first = _head_and_label(groups[0][0], width)
    rows = [[Cell(" ".join(first), place), *_cells(groups[0][1], place, 0)]]
    if len(groups[-1][1]) == width + 1 and groups[-1][1][-1] in ("1", "(1)", "*"):
        groups[-1] = (groups[-1][0], groups[-1][1][:-1])  # the number of the first note stands right after the table
    rows += [[Cell(" ".join(lab), place), *_cells(values, place, n)] for n, (lab, values) in enumerate(groups[1:], 1)]
    heads = [[Cell("", place), *[Cell(text, place) for text in head]]] if head else []
    return Candidate("one line", heads + rows, doubts=(ONE_LINE,))


def _are_dated(labels: list[list[str]]) -> bool:
    """Whether each of some labels is a period, a total below them aside."""
    own = labels[:-1] if len(labels) > 1 and is_total(" ".join(labels[-1])) else labels
    return all(len(label) == 1 and look(label[0]).kind == "period" for label in own)


def _dash(word: str) -> bool:
    return word in {"—", "-", "–", "~", "*", ".."}


def _cells(values: list[str], place: str, row: int) -> list[Cell]:
    return [Cell(value, f"{place}, group {row + 1}, figure {n}") for n, value in enumerate(values, 1)]


def _head_of(words: list[str], width: int, dated: bool) -> tuple[list[str], list[str]]:
    """Header labels and the first row's label, where a period, a full stop, a number or the vocabulary parts them."""
    alone = [look(word).kind == "period" for word in words[-2:]] in ([True], [False, True])
    if dated and alone and (head := headings(words[:-1], width)):
        return head, words[-1:]
    stops = [i for i, w in enumerate(words) if w.endswith(".") and not _NUMBERED.match(w)]
    if len(stops) == width:
        bounds = [-1, *stops]
        head = [" ".join(words[a + 1 : b + 1]).rstrip(".") for a, b in itertools.pairwise(bounds)]
        return head, words[stops[-1] + 1 :]
    if periods := _run_of_periods(words, width):
        return words[periods : periods + width], words[periods + width :]
    numbered = next((i for i, w in enumerate(words) if _NUMBERED.match(w)), None)
    if numbered:
        return split_labels(words[:numbered], width), words[numbered:]
    return [], words


def _closes(groups: list[tuple[list[str], list[str]]]) -> bool:
    """Whether the last group is called the total of the others, and is, in every column."""
    if not is_total(" ".join(groups[-1][0])) or len({len(values) for _, values in groups}) != 1:
        return False
    columns = [[number_of(word) for word in column] for column in zip(*(values for _, values in groups), strict=True)]
    return all(None not in column and sum(n or 0 for n in column[:-1]) == column[-1] for column in columns)


def _head_and_label(words: list[str], width: int) -> tuple[list[str], list[str]]:
    """The labels of a header and of the first row, where each opens with the only capitals after the corner."""
    if not words or not corner_like(words[0]):
        return [], words
    labels = _at_capitals(words[1:], width + 1)
    return (labels[:-1], labels[-1].split()) if labels else ([], words)


_LONGEST_CORNER = 4


def headings(words: list[str], width: int) -> list[str]:
    """Header labels without the words over the row labels, where there are such: `Year Complaints Officers charged`."""
    return corner_and_headings(words, width)[1]


def corner_and_headings(words: list[str], width: int) -> tuple[str, list[str]]:
    """The words over the row labels, and the labels behind them; without such words, all are labels."""
    corners = [size for size in range(min(_LONGEST_CORNER, len(words)), 0, -1) if corner_like(" ".join(words[:size]))]
    found = [(" ".join(words[:size]), labels) for size in corners if (labels := split_labels(words[size:], width))]
    alike = [one for one in found if len({label[:1].isupper() for label in one[1]}) == 1]
    if found:
        return (alike or found)[0]
    return "", [] if corners else split_labels(words, width)


def _run_of_periods(words: list[str], width: int) -> int | None:
    """Where a run of exactly as many periods as there are columns begins."""
    kinds = [look(word).kind == "period" for word in words]
    for start in range(len(words) - width):
        if all(kinds[start : start + width]) and not kinds[start + width] and not (start and kinds[start - 1]):
            return start
    return None


def split_labels(words: list[str], width: int) -> list[str]:
    """A run of words cut into as many labels as there are columns; empty where no cut is clear."""
    if len(words) == width:
        return words
    names = [n for n in range(1, len(words)) if _known(words[:n]) and _known(words[n:])]
    if width == 2 and len(names) == 1:
        return [" ".join(words[: names[0]]), " ".join(words[names[0] :])]
    return _by_capitals(words, width) or _at_capitals(words, width)


JOINS = {"of", "the", "and", "at", "in", "for", "to", "on", "by", "from", "with", "&", "a", "an"}


def _at_capitals(words: list[str], width: int) -> list[str]:
    """Labels that start with the only capitals of the line, months and what follows `of` or `and` aside."""
    starts = [
        n
        for n, word in enumerate(words)
        if n and word[:1].isupper() and words[n - 1].casefold() not in JOINS and month_of(word) is None
    ]
    if len(starts) != width - 1:
        return []
    bounds = [0, *starts, len(words)]
    return [" ".join(words[a:b]) for a, b in itertools.pairwise(bounds)]


def _known(words: list[str]) -> bool:
    """Whether the words are a body's name as it is printed; its code alone is no name."""
    label = " ".join(words)
    code = vocabulary.code_of("bodies", label)
    if code is None:
        return False
    term = vocabulary.terms("bodies")[code]
    return vocabulary.plain(label) in {vocabulary.plain(name) for name in (term["name"], *term.get("aliases", ()))}


def _by_capitals(words: list[str], width: int) -> list[str]:
    """Each label starts with a capital; a plural ends one: `Police Cautions` is one label."""
    labels: list[list[str]] = []
    for word in words:
        ended = bool(labels) and labels[-1][-1].endswith("s")
        if not labels or (word[:1].isupper() and (ended or len(words) <= width)):
            labels.append([word])
        else:
            labels[-1].append(word)
    return [" ".join(label) for label in labels] if len(labels) == width else []


def _interleaved(words: list[str], place: str) -> Candidate | None:
    """`A B 2010 2011 1 2 3 4 2012 5 6`: rows are periods; two periods together print their values column by column."""
    start = next((i for i, w in enumerate(words) if look(w).kind == "period"), None)
    if start is None or start == 0:
        return None
    rows: list[list[Cell]] = []
    periods: list[str] = []
    run: list[str] = []
    groups: list[tuple[list[str], list[str]]] = []
    for word in [*words[start:], ""]:
        kind = look(word).kind if word else "blank"
        if kind in _FIGURES:
            run.append(word)
        elif kind == "period" or not word:
            if run:
                groups.append((periods, run))
                periods, run = [], []
            periods.append(word)
        else:
            return None
    widths = {len(values) / len(labels) for labels, values in groups}
    if len(widths) != 1 or len(groups) < 3:
        return None
    width = int(widths.pop())
    head = headings(words[:start], width)
    for number, (labels, values) in enumerate(groups):
        for offset, label in enumerate(labels):
            rows.append([Cell(label, place), *_cells(values[offset :: len(labels)], place, number)])
    heads = [[Cell("", place), *[Cell(text, place) for text in head]]] if head else []
    return Candidate("one line, rows interleaved", heads + rows, doubts=(ONE_LINE,))
