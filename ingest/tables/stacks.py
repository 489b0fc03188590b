"""Tables printed one cell a line: how many cells make a row is found by trying."""

from __future__ import annotations

from ingest.documents.document import Cell
from ingest.model import vocabulary
from ingest.tables.cells import Look, look
from ingest.tables.grid import Candidate
from ingest.tables.heads import corner_like, repeats, unglued
from ingest.tables.regions import is_title

_WIDEST = 16
_FIGURES = {"value", "share", "decimal", "entry"}


def stacked(cells: list[Cell]) -> list[Candidate]:
    """The two best ways to break a run of cells into rows of one width."""
    looks = [look(cell.text) for cell in cells]
    if sum(one.kind in _FIGURES for one in looks) < 2:
        return []
    found = []
    for width in range(1, _WIDEST + 1):
        broken = _broken(cells, looks, width)
        if broken is not None:
            found.append(broken)
    found.sort(key=lambda pair: -pair[0])
    return [candidate for covered, candidate in found[:2] if covered >= 0.5]


def _run(looks: list[Look], at: int) -> int:
    """How many figures follow a place without a break."""
    end = at
    while end < len(looks) and looks[end].kind in _FIGURES:
        end += 1
    return end - at


def _fits(looks: list[Look], at: int, width: int) -> bool:
    """Whether a label stands here with exactly `width` figures after it; entries of one cell may be several."""
    if at >= len(looks) or looks[at].kind in _FIGURES:
        return False
    run = _run(looks, at + 1)
    return run == width or (run > width and all(one.kind == "entry" for one in looks[at + 1 + width : at + 1 + run]))


def _broken(cells: list[Cell], looks: list[Look], width: int) -> tuple[float, Candidate] | None:
    """The cells in rows of one label and `width` figures; the first figure tells where the header ends."""
    start = next(i for i, one in enumerate(looks) if one.kind in _FIGURES) - 1
    if start < 0 or not any(_fits(looks, i, width) for i in range(start, len(cells))):
        return None
    rows, regular, i = [], 0, start
    doubts: list[str] = []
    while i < len(cells):
        if looks[i].kind in _FIGURES:
            doubts.append("figures without a label")
            i += 1
            continue
        run = _run(looks, i + 1)
        if run == 0 and (again := _again(looks, i, width)):
            rows.append([Cell("", cells[i].place), *cells[i : i + again]])
            regular += again
            i += again
            continue
        regular += 1 + run if _fits(looks, i, width) or run == 0 else 0
        rows.append(cells[i : i + 1 + run])
        i += 1 + run
    caption, heads, unsure = head_rows(cells[:start], looks[:start], width)
    candidate = Candidate(
        "stack", heads + rows, caption, tuple(dict.fromkeys([*unsure, *doubts])), width + 1, _depth(heads)
    )
    return regular / max(1, len(cells) - start) + 0.01 * bool(heads), candidate


def _depth(heads: list[list[Cell]]) -> int:
    """How many header rows there are; a single cell below them is a band."""
    return sum(len(head) > 1 for head in heads)


def _again(looks: list[Look], at: int, width: int) -> int:
    """The length of a header printed again here: as many periods as the rows have figures."""
    end = at
    while end < len(looks) and looks[end].kind == "period":
        end += 1
    return width if end - at == width and width > 1 and _fits(looks, end, width) else 0


def head_rows(cells: list[Cell], looks: list[Look], width: int) -> tuple[list[Cell], list[list[Cell]], list[str]]:
    """What stands before the first row: caption, header rows (with a corner cell), and what was assumed."""
    if not cells:
        return [], [], ["no header"]
    blank = Cell("", cells[0].place)
    if (end := _end_of_periods(looks, width)) < len(cells):
        caption, heads, doubts = head_rows(cells[:end], looks[:end], width)
        return caption, [*heads, *[[cell] for cell in cells[end:]]], doubts
    parts = unglued(cells[-1])
    if width > 1 and len(parts) == width and len(cells) < 3:
        return cells[:-1], [[blank, *parts]], ["header cells were glued together"] if width < 3 else []
    if len(cells) < width:
        return cells, [], ["no header"]
    if found := _parented(cells, width) or _grouped(cells, width):
        return found
    last, before = cells[-width:], cells[:-width]
    if not before:
        return [], [[blank, *last]], []
    if corner_like(before[-1].text):
        return before[:-1], [[before[-1], *last]], []
    plain = width == 1 or all(one.kind == "period" for one in looks[-width:]) or looks[-width - 1].kind == "words"
    sure = plain and (len(before) == 1 or is_title(before[-1].text) or all(k.kind == "period" for k in looks[-width:]))
    return before, [[blank, *last]], [] if sure or is_title(before[-1].text) else ["the corner is not clear"]


def _end_of_periods(looks: list[Look], width: int) -> int:
    """Where a header of periods ends that has the first bands after it; else the end."""
    for end in range(len(looks) - 1, max(width, len(looks) - 4) - 1, -1):
        run = looks[end - width : end]
        if len(run) == width > 1 and all(one.kind == "period" for one in run):
            return end if all(one.kind == "words" for one in looks[end:]) else len(looks)
    return len(looks)


def _grouped(cells: list[Cell], width: int) -> tuple[list[Cell], list[list[Cell]], list[str]] | None:
    """Two header rows: the lower repeats itself under each label of the upper."""
    lower = cells[-width:]
    size = repeats([c.text for c in lower])
    if not size or size == width or size < 2:
        return None
    groups = width // size
    before = cells[: len(cells) - width]
    if len(before) < groups:
        return None
    upper, rest = before[-groups:], before[:-groups]
    corner = rest[-1] if rest and corner_like(rest[-1].text) else Cell("", upper[0].place)
    caption = rest[:-1] if corner.text else rest
    top = [corner, *[label for label in upper for _ in range(size)]]
    return caption, [top, [Cell("", corner.place), *lower]], []


def _parented(cells: list[Cell], width: int) -> tuple[list[Cell], list[list[Cell]], list[str]] | None:
    """A parent printed among its siblings, its two genders after them all: which one it is stays a guess."""
    pair = cells[-2:]
    if len(cells) < 4 or any(vocabulary.code_of("genders", c.text) in (None, "all") for c in pair):
        return None
    singles = cells[:-2]
    corner, labels = singles[0], singles[1:]
    if len(labels) != width - 1:
        return None
    at = next((i for i, c in enumerate(labels) if i and _names_people(c.text)), None)
    if at is None:
        return None
    top = [corner, *labels[:at], labels[at], labels[at], *labels[at + 1 :]]
    low = [Cell("", c.place) for c in top]
    low[at + 1], low[at + 2] = pair
    return [], [top, low], ["a parent header stands among its siblings"]


def _names_people(text: str) -> bool:
    words = text.casefold().split()
    return any(w.rstrip("s") in {"accused", "officer", "staff", "suspect", "gender", "sex", "subject"} for w in words)
