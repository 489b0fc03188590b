"""The audit against the usual ways to bound hidden cells, in one run: `python benchmarks/audit.py [cells]`.

Rivals are measured on a sample and scaled to the whole; the table says so.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.parts.rivals import linprog_seconds, warm_seconds
from benchmarks.parts.warehouses import SIDE, linked, sums, warehouse
from expectations.disclosure.contradictions import Component
from expectations.disclosure.figures import read_figures
from expectations.disclosure.scan import scan
from expectations.disclosure.solve import Budget, solve
from expectations.disclosure.standing import Standing

OUT = Path(__file__).resolve().parents[1] / "build" / "benchmarks" / "audit.json"
SAMPLE = 10


def end_to_end(tables: Any) -> tuple[Any, Any, Any, dict[str, Any], float]:
    """Strings to findings."""
    begun = time.perf_counter()
    figures = read_figures(tables.raw, tables.release, tables.policy, tables.rules)
    system = sums(tables.totals, tables.parts)
    solution = solve(system, figures.lo, figures.hi)
    found = scan(figures, system, solution)
    return figures, system, solution, found, time.perf_counter() - begun


def sampled(figures: Any, system: Any, count: int) -> tuple[float, float]:
    """Seconds a hidden cell by each rival, over some releases."""
    cells, spent = 0, [0.0, 0.0]
    release_of = system.col[system.start[:-1]] // SIDE**2
    for release in np.linspace(0, count - 1, SAMPLE).astype(int):
        part = Component(system, np.flatnonzero(release_of == release), figures.lo, figures.hi)
        loose = np.flatnonzero(part.lo < part.hi)
        cells += len(loose)
        spent[0] += linprog_seconds(part.system, part.lo, part.hi, loose)
        spent[1] += warm_seconds(part.system, part.lo, part.hi, loose)
    return spent[0] / cells, spent[1] / cells


def many_releases(cells: int) -> list[dict[str, Any]]:
    """The warehouse whole, one release alone, and one release into the warehouse."""
    end_to_end(warehouse(2000, seed=1))
    tables = warehouse(cells)
    figures, system, solution, found, whole = end_to_end(tables)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {rule: len(at) for rule, at in found.items() if len(at)}
    loose = int((figures.lo < figures.hi).sum())
    by_linprog, by_warm = sampled(figures, system, cells // SIDE**2)
    one = warehouse(SIDE**2, seed=5)
    single = min(end_to_end(one)[4] for _ in range(20))
    hidden = int((end_to_end(one)[0].lo < end_to_end(one)[0].hi).sum())
    standing = Standing(system, figures.lo, figures.hi, solution).prepare()
    step = min(_one_more(standing, one) for _ in range(5))
    return [
        _row(
            f"{cells:,} cells, {loose:,} hidden",
            whole,
            by_linprog * loose,
            by_warm * loose,
            memory_mb=memory,
            found=told,
        ),
        _row("one warm release of 100 cells", single, by_linprog * hidden, by_warm * hidden),
        _row("one release into the warehouse", step, None, None, whole_again=whole / step),
    ]


def _one_more(standing: Standing, one: Any) -> float:
    """A release whose totals are those of a release that stands: equal, cell by cell."""
    begun = time.perf_counter()
    figures = read_figures(one.raw, one.release, one.policy, one.rules)
    count = len(standing.lo)
    own = sums(one.totals + count, one.parts + count)
    standing.with_release(figures.lo, figures.hi, own)
    return time.perf_counter() - begun


def large(name: str, shape: tuple[int, ...], share: float, seconds: float) -> dict[str, Any]:
    """One linked table, certified as far as its budget goes."""
    system, lo, hi = linked(shape, share)
    begun = time.perf_counter()
    left = solve(system, lo, hi, Budget(seconds=seconds))
    spent = time.perf_counter() - begun
    loose = np.flatnonzero(lo < hi)
    some = loose[:: max(1, len(loose) // 10)][:10]
    by_linprog = linprog_seconds(system, lo, hi, some) / len(some) * len(loose)
    by_warm = warm_seconds(system, lo, hi, some) / len(some) * len(loose)
    return _row(f"{name}, {len(loose)} hidden", spent, by_linprog, by_warm, unproved=int(left.unproved.sum()))


def _row(name: str, ours: float, by_linprog: float | None, by_warm: float | None, **more: Any) -> dict[str, Any]:
    ratios = {"linprog_ratio": by_linprog and by_linprog / ours, "warm_ratio": by_warm and by_warm / ours}
    return {"what": name, "seconds": ours, "linprog_scaled": by_linprog, "warm_scaled": by_warm, **ratios, **more}


def main(cells: int) -> None:
    rows = many_releases(cells)
    rows.append(large("50 x 50 x 2", (50, 50, 2), 0.2, 60.0))
    rows.append(large("15 x 15 x 15", (15, 15, 15), 0.2, 20.0))
    table = Table("What", "Ours, s", "2 linprog a cell, s (scaled)", "warm HiGHS, s (scaled)", "ratios", "more")
    for row in rows:
        known = [f"{row[key]:,.0f}x" for key in ("linprog_ratio", "warm_ratio") if row[key]]
        seconds = [f"{row[key]:,.4f}" if row[key] else "" for key in ("seconds", "linprog_scaled", "warm_scaled")]
        rest = {key: value for key, value in row.items() if key in ("memory_mb", "found", "whole_again", "unproved")}
        table.add_row(row["what"], *seconds, " / ".join(known), json.dumps(rest))
    Console(width=160).print(table)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
