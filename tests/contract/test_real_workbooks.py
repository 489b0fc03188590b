"""Where the corpus of real documents is present: every number of its workbooks comes out of the blocks, once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import python_calamine

from ingest.documents.opening import open_document
from ingest.documents.sheet_rows import column_letters
from ingest.settings import Settings

FILES = Path(os.environ.get("CANDOUR_SHARED", Settings().home.parent / "shared")) / "corpus" / "files"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason=f"the corpus of real documents is not at {FILES}")
BOOKS = sorted(FILES.glob("*.ods"))


def numbers_in(path: Path) -> dict[str, float]:
    """Every number cell, by sheet and address, as another reader sees it."""
    found = {}
    book = python_calamine.CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row):
                if isinstance(value, int | float) and not isinstance(value, bool):
                    found[f"{name}!{column_letters(c)}{r}"] = float(value)
    return found


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_every_number_of_every_sheet_is_in_the_blocks_under_its_address(path: Path) -> None:
    document = open_document(path.name, path.read_bytes(), "any", Settings(data="unused"))
    cells = {cell.place: cell.text for table in document.tables() for row in table.cells for cell in row}
    wanted = numbers_in(path)
    assert len(wanted) > 500
    assert sorted(set(wanted) - set(cells)) == []
    for place, value in wanted.items():
        text = cells[place]
        read = float(text.rstrip("%")) / 100 if text.endswith("%") else float(text)
        assert read == pytest.approx(value, rel=1e-9), place


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_no_row_of_a_sheet_is_lost(path: Path) -> None:
    document = open_document(path.name, path.read_bytes(), "any", Settings(data="unused"))
    kept = {cell.place for table in document.tables() for row in table.cells for cell in row}
    said = " ".join(" ".join(line.text.split()) for block in document.texts() for line in block.lines)
    for name, grid in document.sheets.items():
        for row in grid:
            for cell in row:
                assert not cell.text.strip() or f"{name}!{cell.place}" in kept or " ".join(cell.text.split()) in said
