"""Captions that stand under their tables: `Figure 3. Complaints by year` right below the figures."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.reading.captions.parts import Part, sheet_of
from ingest.tables.regions import is_title

_LONGEST = 300


@dataclass(frozen=True)
class _Title:
    """A line that names a table, with the table right above it and the one right below it, where there are any."""

    text: str
    over: int | None
    under: int | None


def with_captions_below(parts: list[Part]) -> list[Part]:
    """The parts with each such caption given to its table, and to no other."""
    titles = [title for at in range(len(parts)) if (title := _title_below(parts, at)) is not None]
    only_below = any(title.under is None for title in titles)
    only_above = any(_is_only_above(parts, at) for at in range(len(parts)))
    for title in titles:
        assert title.over is not None  # noqa: S101 - such a title has a table above it
        table = parts[title.over]
        if title.under is None or (only_below and not only_above):
            table.below = title.text
            for part in parts[title.over + 1 :]:
                _forget(part, title.text)
        elif not _is_titled(table):
            table.maybe_below = True
    return parts


def _title_below(parts: list[Part], at: int) -> _Title | None:
    """The title right below a table that has none above it."""
    if parts[at].choice is None or at + 1 == len(parts) or parts[at + 1].choice is not None:
        return None
    if _is_titled(parts[at]) and not _may_be_anothers(parts, at):
        return None
    lines = [line for line in parts[at + 1].lines if line.text.strip()]
    shown = [line.text.strip() for line in lines]
    if lines and sheet_of(lines[0].place) != _sheet(parts[at]):
        return None
    if not shown or not is_title(shown[0]) or len(shown[0]) > _LONGEST:
        return None
    is_alone = len(shown) == 1 and at + 2 < len(parts) and parts[at + 2].choice is not None
    return _Title(shown[0], at, at + 2 if is_alone else None)


def _sheet(part: Part) -> str:
    assert part.choice is not None  # noqa: S101 - asked of tables alone
    cells = (cell for row in part.choice.table.rows for cell in row.values if cell is not None)
    return next((sheet_of(cell.place) for cell in cells), "")


def _is_titled(part: Part) -> bool:
    """Whether a table has a title on top, or above it and below the table before."""
    assert part.choice is not None  # noqa: S101 - asked of tables alone
    near = part.above[-max(min(part.own_above, 6), 1) :] if part.own_above else []
    return any(is_title(cell.text) for cell in part.choice.table.caption) or any(is_title(text) for text in near)


def _is_only_above(parts: list[Part], at: int) -> bool:
    """Whether a table's title stands above it, with no table right above the title."""
    return parts[at].choice is not None and _is_titled(parts[at]) and not _may_be_anothers(parts, at)


def _may_be_anothers(parts: list[Part], at: int) -> bool:
    """Whether all that stands between a table and the one before it is one line: its title, or the other's."""
    choice = parts[at].choice
    if choice is None or any(is_title(cell.text) for cell in choice.table.caption):
        return False
    if at < 2 or parts[at - 2].choice is None:
        return False
    return sum(bool(line.text.strip()) for line in parts[at - 1].lines) == 1


def _forget(part: Part, text: str) -> None:
    if text in part.above:
        part.own_above = max(part.own_above - 1, 0)
        part.above = [other for other in part.above if other != text]
