"""Every whole-number answer of a small system, by halving ranges until nothing is open."""

from __future__ import annotations

from dataclasses import dataclass, field

Box = dict[str, tuple[int, int | None]]


@dataclass(frozen=True)
class Row:
    """A sum of whole multiples of cells that is at most `most`."""

    terms: tuple[tuple[int, str], ...]
    most: int


class UndecidedError(Exception):
    """The enumeration grew past what a referee should spend on one question."""


def least(row: Row, box: Box, leave_out: str | None = None) -> int | None:
    """The smallest the row can be (without one cell), None if it has no floor."""
    total = 0
    for factor, cell in row.terms:
        if cell != leave_out:
            end = box[cell][0] if factor > 0 else box[cell][1]
            if end is None:
                return None
            total += factor * end
    return total


def squeeze(rows: list[Row], box: Box) -> Box | None:
    """Cut from each range what a single row forbids, until nothing moves (or a while has passed)."""
    box = dict(box)
    for _ in range(60):
        before = dict(box)
        for row in rows:
            for factor, cell in row.terms:
                rest = least(row, box, cell)
                if rest is None:
                    continue
                low, high = box[cell]
                if factor > 0:
                    cut = (row.most - rest) // factor
                    high = cut if high is None else min(high, cut)
                else:
                    low = max(low, -((row.most - rest) // -factor))
                if high is not None and low > high:
                    return None
                box[cell] = (low, high)
            floor = least(row, box)
            if floor is not None and floor > row.most:
                return None
        if box == before:
            break
    return box


@dataclass
class System:
    """Rows and ranges of one component; ranges without an end are cut far beyond anything the figures can force."""

    rows: list[Row]
    box: Box
    spent: int = field(default=0)
    budget: int = 4000

    def __post_init__(self) -> None:
        steepest = max([abs(factor) for row in self.rows for factor, _ in row.terms], default=1)
        figures = sum(abs(row.most) for row in self.rows) + sum(low + (high or 0) for low, high in self.box.values())
        self.beyond = steepest * (4 * figures + 1000)
        self.far = self.beyond * steepest * 1000

    def solution(self, extra: list[Row] | None = None) -> dict[str, int] | None:
        """One whole-number assignment that satisfies everything, or None when there is none."""
        self.spent = 0
        rows = self.rows + (extra or [])
        squeezed = squeeze(rows, self.box)
        if squeezed is None:
            return None
        return self._descend(
            rows, {c: (low, self.far if high is None else high) for c, (low, high) in squeezed.items()}
        )

    def _descend(self, rows: list[Row], box: Box) -> dict[str, int] | None:
        self.spent += 1
        if self.spent > self.budget:
            raise UndecidedError
        squeezed = squeeze(rows, box)
        if squeezed is None:
            return None
        widths = {c: high - low for c, (low, high) in squeezed.items() if high is not None and high > low}
        if not widths:
            fixed = {cell: low for cell, (low, _) in squeezed.items()}
            held = all(sum(f * fixed[c] for f, c in row.terms) <= row.most for row in rows)
            return fixed if held else None
        cell = min(widths, key=lambda c: (widths[c], c))
        low, middle = squeezed[cell][0], squeezed[cell][0] + widths[cell] // 2
        for half in ((low, middle), (middle + 1, squeezed[cell][1])):
            found = self._descend(rows, {**squeezed, cell: half})
            if found is not None:
                return found
        return None

    def ends(self, terms: tuple[tuple[int, str], ...]) -> tuple[int, int | None]:
        """The smallest and the largest whole number a sum of cells can be; None when there is no largest."""
        one = self.solution()
        assert one is not None, "ends are asked of a system that has a solution"
        here = sum(factor * one[cell] for factor, cell in terms)
        lowest = -self._furthest(tuple((-f, c) for f, c in terms), -here)
        negative = tuple((-f, c) for f, c in terms)
        if any(self.box[c][1] is None for _, c in terms) and self.solution([Row(negative, -self.beyond)]):
            return lowest, None
        return lowest, self._furthest(terms, here)

    def _furthest(self, terms: tuple[tuple[int, str], ...], reached: int) -> int:
        """Climb from a value that is reached to the largest one, one solution at a time, in growing steps."""
        negative = tuple((-f, c) for f, c in terms)
        step = 1
        while True:
            better = self.solution([Row(negative, -(reached + step))])
            if better is not None:
                reached, step = sum(f * better[c] for f, c in terms), step * 2
            elif step == 1:
                return reached
            else:
                step = max(1, step // 2)

    def candidates(self, cell: str) -> tuple[int, int | None, int | None]:
        """Both ends of a cell and how many whole numbers it can be (None: without end)."""
        low, high = self.ends(((1, cell),))
        if high is None:
            return low, None, None
        if high - low > 64:
            return low, high, high - low + 1
        each = [v for v in range(low, high + 1) if self.solution([Row(((1, cell),), v), Row(((-1, cell),), -v)])]
        return low, high, len(each)
