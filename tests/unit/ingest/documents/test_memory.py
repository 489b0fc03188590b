"""Large documents are read a part at a time: the peak of a process of its own says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.parts import papers

READ = """
import resource, sys
from pathlib import Path
from ingest.documents.opening import open_document
from ingest.settings import Settings
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
path = Path(sys.argv[1])
document = open_document(path.name, path.read_bytes(), "any", Settings(data="unused"))
cells = sum(len(row) for table in document.tables() for row in table.cells)
print(cells, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def read_alone(path: Path) -> tuple[int, int]:
    """Cells read, and megabytes that reading them added to a process."""
    told = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[4],
    ).stdout
    cells, added = told.split()
    return int(cells), int(added)


def test_a_workbook_of_many_slices_needs_the_memory_of_one(tmp_path: Path) -> None:
    """Nearly two million cells are 55 MB of XML, and would be 300 MB as objects."""
    path = tmp_path / "large.xlsx"
    path.write_bytes(papers.large(1_800_000))
    cells, added = read_alone(path)
    assert cells == 1_800_000 and added < 250


def test_a_long_pdf_needs_the_memory_of_a_page(tmp_path: Path) -> None:
    rows = papers.figures(16, 4)
    (tmp_path / "short.pdf").write_bytes(papers.printed(4, rows))
    (tmp_path / "long.pdf").write_bytes(papers.printed(40, rows))
    short, long = (read_alone(tmp_path / f"{name}.pdf") for name in ("short", "long"))
    assert long[0] == 10 * short[0] and long[1] < short[1] + 60
