"""Header labels over columns: which stands over what, corner, bands and glue considered."""

from __future__ import annotations

import itertools
import re

from ingest.documents.document import Cell
from ingest.tables.cells import look
from ingest.tables.grid import Column
from ingest.tables.head_runs import over_runs

_CORNER = re.compile(
    r"(?:financial |calendar |reporting |performance )?(?:years?|period|month|"
    r"quarter|date)(?: (?:of|ending|ended|to|recorded).*)?|"
    r"as (?:at|of|on)\b.*|row|role|rank|grade|band|group|staff group|category|categor(?:y|ies) .*|"
    r"(?:type|kind|nature|cause|class|sort)s?(?: of .*)?|outcomes?|results?|"
    r"(?:police )?(?:force(?: name| area)?|district|division|area|region|authority|station)|bod(?:y|ies)|organisation|"
    r"establishment|prison|name|gender|sex|ethnicity|"
    r"age(?: group| band)?|level|measure|description|allegation(?: type| category)?|offence|reason|sanction|"
    r"breach|district|division|ward|station|borough|county|directorate|command|"
    r"department|unit|status|misconduct type|(?:number|no\.?) of \w+",
    re.IGNORECASE,
)
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z][0-9])(?=[A-Z])|(?<=[A-Z]{3})(?=[A-Z][a-z])|(?<=\))(?=[A-Z])")


def corner_like(text: str) -> bool:
    """Whether a label is what stands over row labels: Year, Role, Force name."""
    return bool(_CORNER.fullmatch(" ".join(text.strip(" :").split())))


def unglued(cell: Cell) -> list[Cell]:
    """The cells a header line was glued from, at the seams between a small letter and a capital."""
    return [Cell(part.strip(), cell.place) for part in _SEAM.split(cell.text.strip()) if part.strip()]


def repeats(labels: list[str]) -> int:
    """The length of the pattern that a row of labels repeats without a rest; 0 where it does not."""
    plain = [" ".join(re.sub(r"[0-9()*†]+$", "", label).casefold().split()) for label in labels]
    for size in range(1, len(plain) // 2 + 1):
        if len(plain) % size == 0 and plain == plain[:size] * (len(plain) // size):
            return size
    return 0


def columns_of(heads: list[list[Cell]], width: int) -> tuple[list[Column], Cell | None, list[str]]:
    """The labels over each of `width` value columns, the corner, and what had to be assumed."""
    doubts: list[str] = []
    corner: Cell | None = None
    levels: list[list[Cell]] = []
    for depth, head in enumerate(heads):
        labels, above, doubt = _over(head, width, lower=heads[depth + 1 :])
        corner = corner if above is None or not above.text else above
        if labels is None:
            if doubt:
                doubts.append(doubt)
            continue
        levels.append(labels)
        if doubt:
            doubts.append(doubt)
    columns = [Column(tuple(level[c] for level in levels if level[c].text.strip())) for c in range(width)]
    return [_without_echo(column) for column in columns], corner, doubts


def _without_echo(column: Column) -> Column:
    kept: list[Cell] = []
    for label in column.labels:
        if not kept or label.text.strip() != kept[-1].text.strip():
            kept.append(label)
    return Column(tuple(kept))


def _over(head: list[Cell], width: int, lower: list[list[Cell]]) -> tuple[list[Cell] | None, Cell | None, str]:
    """One header row laid over the columns."""
    filled = [cell for cell in head if cell.text.strip()]
    padded = bool(filled) and bool(head[0].text.strip()) and not head[-1].text.strip()
    if len(head) == width + 1 and not padded:
        return _filled_right(head[1:]) if lower else head[1:], head[0], ""
    if padded and len(head) == width + 1 and len(filled) == width and not repeats([c.text for c in filled]):
        return head[1:], head[0], "the last column has no header"
    if len(filled) == width:
        return filled, None, ""
    if len(filled) == width + 1:
        return filled[1:], filled[0], ""
    if labels := over_runs(filled, lower[-1] if lower else [], width):
        return labels, None, ""
    return _spread(filled, width, lower, has_corner=bool(head[0].text.strip()))


def _filled_right(labels: list[Cell]) -> list[Cell]:
    """A label of an upper header row stands over the blanks to its right."""
    spread: list[Cell] = []
    for label in labels:
        spread.append(label if label.text.strip() or not spread else spread[-1])
    return spread


def _spread(
    filled: list[Cell], width: int, lower: list[list[Cell]], has_corner: bool
) -> tuple[list[Cell] | None, Cell | None, str]:
    """Fewer labels than columns: each over an equal share, proven where the row below repeats in the same step."""
    corner = None
    if has_corner and len(filled) > 1 and (width % len(filled) or corner_like(filled[0].text)):
        corner, filled = filled[0], filled[1:]
    if not filled or width % len(filled) or len(filled) > width:
        return None, corner, "a header row does not fit its columns"
    share = width // len(filled)
    labels = [label for label in filled for _ in range(share)]
    if len(filled) == 1:
        return labels, corner, ""
    below = [cell.text for cell in lower[-1] if cell.text.strip()] if lower else []
    step = repeats(below[-width:])
    proven = bool(step) and share % step == 0
    return labels, corner, "" if proven else "a header is spread over columns that nothing confirms"


def all_periods(cells: list[Cell]) -> bool:
    """Whether every label that is printed names a period."""
    return all(look(cell.text).kind == "period" for cell in cells if cell.text.strip())


def repeated_columns(bands: list[Cell], width: int) -> list[Column] | None:
    """Two lines of words over the figures: the lower ends in one phrase said again for each label of the upper."""
    if len(bands) < 2:
        return None
    place = bands[-2].place
    upper = [Cell(part, place) for part in re.split(r"\s{2,}", bands[-2].text.strip()) if part]
    return under_each(upper, bands[-1], width)


def under_each(upper: list[Cell], lower: Cell, width: int) -> list[Column] | None:
    """The columns under some labels where the line below ends in one phrase, said again for each of them."""
    words = lower.text.split()
    times = len(upper)
    if times < 2 or width % times:
        return None
    for size in range(len(words) // times, 0, -1):
        phrase = words[-size:]
        if words[len(words) - size * times :] != phrase * times:
            continue
        labels = _labels_in(phrase, width // times)
        if labels:
            return [Column((label, Cell(own, lower.place))) for label in upper for own in labels]
    return None


def _labels_in(words: list[str], count: int) -> list[str]:
    """A phrase cut at its capitals into as many labels as it must hold; empty where they do not fit."""
    starts = [n for n, word in enumerate(words) if n == 0 or word[:1].isupper()]
    if len(starts) != count:
        return []
    bounds = [*starts, len(words)]
    return [" ".join(words[a:b]) for a, b in itertools.pairwise(bounds)]
