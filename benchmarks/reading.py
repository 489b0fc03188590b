"""Documents and cells read a second, by format, beside pandas' own readers: `python benchmarks/reading.py [cells]`.

Candour reads cells with their addresses, the words around them, and what is hidden or merged; pandas reads a frame.
Each large file is read in a process of its own, which tells its peak of memory.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.parts import papers
from ingest.documents.document import Document
from ingest.documents.opening import open_document
from ingest.documents.progress import at_the_terminal
from ingest.settings import Settings

OUT = Path(__file__).resolve().parents[1] / "build" / "benchmarks" / "reading.json"
SETTINGS = Settings(data="unused")
SECONDS = 2.0
PAGES = 200

Rival = Callable[[bytes], Any] | None


def cells_in(document: Document) -> int:
    """Cells of all tables, and lines of all texts."""
    tables = sum(len(row) for table in document.tables() for row in table.cells)
    return tables + sum(len(block.lines) for block in document.texts())


def paced(run: Callable[[], Any]) -> float:
    """Seconds a run, the least of as many as fit into the time."""
    least, begun = float("inf"), time.perf_counter()
    while time.perf_counter() - begun < SECONDS:
        at = time.perf_counter()
        run()
        least = min(least, time.perf_counter() - at)
    return least


def small() -> list[tuple[str, str, bytes, Rival]]:
    """A release's worth of each format: forty forces over ten years."""
    rows = papers.figures(40, 11)
    return [
        ("text", "a.txt", papers.text(rows), None),
        ("HTML", "a.html", papers.page(rows), lambda d: pd.read_html(io.BytesIO(d), flavor="lxml")),
        ("HTML in JSON", "a.json", papers.answer(rows), None),
        (".csv", "a.csv", papers.csv(rows), lambda d: pd.read_csv(io.BytesIO(d), dtype=str)),
        (".xlsx", "a.xlsx", papers.xlsx(rows), _excel),
        (".ods", "a.ods", papers.ods(rows), _excel),
        (".docx", "a.docx", papers.word(rows), None),
        ("PDF, 2 pages", "a.pdf", papers.printed(2, rows), None),
    ]


def _excel(data: bytes) -> Any:
    return pd.read_excel(io.BytesIO(data), engine="calamine", header=None)


def by_format() -> list[dict[str, Any]]:
    rows = []
    for what, file, data, rival in small():
        cells = cells_in(open_document(file, data, "any", SETTINGS))
        ours = paced(lambda file=file, data=data: open_document(file, data, "any", SETTINGS))
        theirs = paced(lambda data=data, rival=rival: rival(data)) if rival else None
        rows.append({"what": what, "cells": cells, "seconds": ours, "pandas_seconds": theirs})
    return rows


def by_size(cells: int) -> list[dict[str, Any]]:
    """The large files, each read by us and, where it can, by pandas, in a process of its own."""
    made = {
        f"workbook of {cells:,} cells": ("large.xlsx", lambda: papers.large(cells)),
        f"PDF of {PAGES} pages": ("large.pdf", lambda: papers.printed(PAGES, papers.figures(16, 4))),
    }
    rows = []
    for what, (file, make) in made.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / file
            path.write_bytes(make())
            ours = _alone(path, "ours")
            theirs = _alone(path, "pandas") if path.suffix == ".xlsx" else {}
            rows.append(
                {"what": f"{what}, {path.stat().st_size / 1e6:,.1f} MB", **ours}
                | {f"pandas_{key}": value for key, value in theirs.items() if key != "cells"}
            )
    return rows


def _alone(path: Path, by: str) -> dict[str, Any]:
    command = [sys.executable, __file__, "--alone", by, str(path)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def alone(by: str, path: Path) -> None:
    """Read one file, and print what it took."""
    begun = time.perf_counter()
    if by == "ours":
        with at_the_terminal() as report:
            document = open_document(path.name, path.read_bytes(), "any", SETTINGS, report)
        seconds, cells = time.perf_counter() - begun, cells_in(document)
    else:
        cells = _excel(path.read_bytes()).size
        seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"cells": cells, "seconds": seconds, "memory_mb": round(peak)}))


def main(cells: int) -> None:
    rows = by_format() + by_size(cells)
    table = Table("What", "Cells", "Documents/s", "Cells/s", "pandas, cells/s", "Memory, MB", "pandas, MB")
    for row in rows:
        theirs = row.get("pandas_seconds")
        table.add_row(
            row["what"],
            f"{row['cells']:,}",
            f"{1 / row['seconds']:,.3g}",
            f"{row['cells'] / row['seconds']:,.0f}",
            f"{row['cells'] / theirs:,.0f}" if theirs else "cannot",
            str(row.get("memory_mb", "")),
            str(row.get("pandas_memory_mb", "")),
        )
    Console(width=140).print(table)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        alone(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 9_000_000)
