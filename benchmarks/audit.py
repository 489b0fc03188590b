"""The audit against the usual ways to bound hidden cells, in one run: `python benchmarks/audit.py [cells]`.

Ours counts from strings to findings: strings read under their rules, relations from arrays, everything solved,
findings as arrays. The wording of messages counts on neither side. The rivals run on a sample, and their time is
scaled by the hidden cells of the whole; the table says so. What is short is run several times, and the least
counts, on both sides; all of it runs on one processor.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.parts.rivals import Model, by_linprog, by_warm_model, fastest
from benchmarks.parts.tables import linked, rows_of, stacked
from benchmarks.parts.warehouses import CELLS, SIDE, Audited, Warehouse, audited, relations, warehouse
from expectations.disclosure.contradictions import Component
from expectations.disclosure.engine import ENGINE
from expectations.disclosure.figures import Figures, read_figures
from expectations.disclosure.scan import scan
from expectations.disclosure.solve import Budget, solve
from expectations.disclosure.standing import Standing

OUT = Path(__file__).resolve().parent / "results" / "audit.json"
FEW, MANY = 15, 200


@dataclass
class Line:
    """One line of the table; times in seconds, those of rivals scaled from a sample."""

    what: str
    ours: float
    linprog: float | None = None
    linprog_sample: str = ""
    warm: float | None = None
    warm_sample: str = ""
    notes: str = ""


def least(times: int, work: Callable[[], Any]) -> tuple[float, Any]:
    """The least time of several, and the last answer."""
    spent, answer = [], None
    for _ in range(times):
        answer = None
        begun = time.perf_counter()
        answer = work()
        spent.append(time.perf_counter() - begun)
    return min(spent), answer


def whole(cells: int) -> tuple[Line, Warehouse, Audited]:
    """The warehouse, strings to findings, against both rivals on some of its releases."""
    house = warehouse(cells)
    ours, told = least(7, lambda: audited(house))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    loose = int((told.figures.lo < told.figures.hi).sum())
    rules = ", ".join(f"{rule} at {len(at):,}" for rule, at in told.found.items() if len(at))
    line = Line(f"{cells:,} cells, {loose:,} hidden", ours, notes=f"peak memory {memory:,.0f} MB; {rules}")
    for name, way, count, times in (("linprog", by_linprog, FEW, 1), ("warm", by_warm_model, MANY, 3)):
        models = _some_models(house, told, count)
        asked = sum(len(model.asked) for model in models)
        seconds, how = fastest(way, models, times)
        setattr(line, name, seconds / asked * loose)
        setattr(line, f"{name}_sample", f"{asked:,} cells, {how}")
    return line, house, told


def _some_models(house: Warehouse, told: Audited, count: int) -> list[Model]:
    """Some releases, each with the one it is linked with."""
    cluster = house.cluster
    row_cluster = cluster[told.system.col[told.system.start[:-1]] // CELLS]
    firsts = np.unique(cluster)
    chosen = firsts[np.linspace(0, len(firsts) - 1, min(count, len(firsts))).astype(int)]
    return [_model(told, np.flatnonzero(row_cluster == number)) for number in chosen.tolist()]


def _model(told: Audited, rows: np.ndarray) -> Model:
    part = Component(told.system, rows, told.figures.lo, told.figures.hi)
    return Model(part.system, part.lo, part.hi, np.flatnonzero(part.lo < part.hi))


def one_release() -> Line:
    """One release alone in a warm process."""
    house = warehouse(CELLS, seed=5)
    ours, told = least(50, lambda: audited(house))
    model = _model(told, np.arange(len(told.system)))
    line = Line(f"one release of {CELLS}, {len(model.asked)} hidden, warm", ours)
    (line.linprog, line.linprog_sample), (line.warm, line.warm_sample) = (
        fastest(way, [model], 5) for way in (by_linprog, by_warm_model)
    )
    return line


def into(house: Warehouse, told: Audited, all_again: float) -> Line:
    """One more release, which prints the totals of a release that stands, into the warehouse."""
    standing = Standing(told.system, told.figures.lo, told.figures.hi, told.solution).prepare()
    more = warehouse(CELLS, seed=5)
    ours, cells = least(20, lambda: _one_more(standing, told.figures, more))
    notes = f"{cells} cells judged; auditing all again takes {all_again / ours:,.0f} times as long"
    return Line("one release into the warehouse", ours, notes=notes)


def _one_more(standing: Standing, old: Figures, more: Warehouse) -> int:
    count = len(old)
    new = read_figures(more.raw, more.release, more.policy, more.rules)
    own = relations(more)
    totals = np.arange(SIDE) * SIDE + SIDE - 1
    links = rows_of(totals, totals[:, None] + count)
    own = stacked(replace(own, col=own.col + count), links)
    cells, component, left = standing.with_release(new.lo, new.hi, own)
    arrays = ("kind", "lo", "hi", "printed", "subject", "policy", "release")
    here = {
        name: np.concatenate(
            [getattr(old, name)[cells[cells < count]], getattr(new, name)[cells[cells >= count] - count]]
        )
        for name in arrays
    }
    scan(replace(old, **here), component.system, left)
    return len(cells)


def large(name: str, shape: tuple[int, ...], times: int) -> Line:
    """One linked table, certified as far as the default budget goes."""
    system, lo, hi = linked(shape, 0.2)
    ours, left = least(times, lambda: solve(system, lo, hi))
    loose = np.flatnonzero(lo < hi)
    open_cells = int(left.unproved.sum())
    budget = f"not proved (SUP-900) at {open_cells} within {Budget().seconds:.0f} s of programming"
    line = Line(f"{name}, {len(loose)} hidden", ours, notes=budget if open_cells else "every bound proved")
    model = Model(system, lo, hi, loose[:: max(1, len(loose) // 10)][:10])
    for rival, way in (("linprog", by_linprog), ("warm", by_warm_model)):
        seconds, how = fastest(way, [model])
        setattr(line, rival, seconds / len(model.asked) * len(loose))
        setattr(line, f"{rival}_sample", f"{len(model.asked)} cells, {how}")
    return line


def main(cells: int) -> None:
    """Run all, print the table, write it as JSON."""
    ENGINE.prepare()
    audited(warehouse(2000, seed=1))
    first, house, told = whole(cells)
    lines = [first, one_release(), into(house, told, first.ours)]
    lines += [large("50 x 50 x 2", (50, 50, 2), 5), large("15 x 15 x 15", (15, 15, 15), 1)]
    _print(lines)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps([asdict(line) for line in lines], indent=1) + "\n", encoding="utf-8")


def _print(lines: list[Line]) -> None:
    console = Console(width=None if sys.stdout.isatty() else 120)
    table = Table("What", title="Bounding every hidden cell: seconds, and times as long as ours", title_justify="left")
    for name in ("ours", "2 linprog calls a cell", "1 warm HiGHS a release"):
        table.add_column(name, justify="right")
    table.add_column("Notes", overflow="fold")
    for line in lines:
        table.add_row(line.what, _seconds(line.ours), _rival(line.linprog, line), _rival(line.warm, line), line.notes)
    console.print(table)
    console.print(
        "Rivals are scaled from a sample, each in the fastest of four ways, given rows and bounds for nothing ", end=""
    )
    console.print(
        f"(first line: linprog on {lines[0].linprog_sample}; warm HiGHS on {lines[0].warm_sample}).", soft_wrap=True
    )


def _seconds(seconds: float) -> str:
    return f"{seconds:,.4f}" if seconds < 0.1 else f"{seconds:,.2f}"


def _rival(seconds: float | None, line: Line) -> str:
    return "" if seconds is None else f"{_seconds(seconds)} ({seconds / line.ours:,.0f}x)"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
