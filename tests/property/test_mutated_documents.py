"""Whatever befell a document: no crash, no hang, and no certain row that says other than the cell it names.

    CANDOUR_MUTATIONS=10000 nice .venv/bin/pytest tests/property/test_mutated_documents.py -q -p no:cacheprovider
    CANDOUR_MUTATION=1234 …    one of them alone, by its number; CANDOUR_MUTANTS=FOLDER keeps the files that failed

`../shared/corpus` (or `CANDOUR_SHARED`) is mutated too where it is present: odd numbers are of the corpus, even ones of
our own releases.
"""

from __future__ import annotations

import csv
import io
import os
import re
import signal
import time
import traceback
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from builders.mutants import Mutant, mutant
from builders.wording import contradiction, plain

from ingest.documents.document import Document
from ingest.documents.opening import open_document
from ingest.model.errors import CandourError
from ingest.reading.context import Context
from ingest.reading.figures.written import as_csv
from ingest.reading.reader import read_document
from ingest.settings import Settings

HOW_MANY = int(os.environ.get("CANDOUR_MUTATIONS", "150"))
ONLY = os.environ.get("CANDOUR_MUTATION")
KEEP = os.environ.get("CANDOUR_MUTANTS")
# Of the processor's time, not of the clock on the wall.
MOST_SECONDS = float(os.environ.get("CANDOUR_MUTATION_SECONDS", "2"))
_KINDS = {".html": "html", ".txt": "text", ".json": "json", ".csv": "workbook", ".xlsx": "workbook", ".ods": "workbook"}
_SHOWN = 20


class _Hang(BaseException):
    """A document that kept the reader for far too long."""


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """Ends what takes longer than this of the processor's time."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise _Hang

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _places(document: Document) -> dict[str, list[str]]:
    """Every text of a document by the address it goes by, alone and with the table it stands in."""
    found: dict[str, list[str]] = defaultdict(list)
    for table in document.tables():
        for row in table.cells:
            for cell in row:
                for address in (cell.place, f"{table.place}!{cell.place}", f"{table.place}, {cell.place}"):
                    found[address].append(plain(cell.text))
    for line in (*document.lines, *(line for block in document.texts() for line in block.lines)):
        found[line.place].append(plain(line.text))
    return found


def _stands(raw: str, cell_ref: str, places: dict[str, list[str]]) -> bool:
    """Whether a figure stands whole, and not as part of a longer number, at the address it is given."""
    address = cell_ref
    while address and address not in places:
        address = address.rpartition(",")[0]
    whole = re.compile(rf"(?<!\d)(?<!\d[.,]){re.escape(plain(raw))}(?!\d)(?![.,]\d)")
    return any(whole.search(text) for text in places.get(address, ()))


def _falsehood(document: Document, rows: list[dict[str, str]]) -> str | None:
    """The first certain row that is not what the document says at its address."""
    places = _places(document)
    for row in rows:
        if row["certain"] != "yes":
            continue
        raw, address = row["raw_value"], row["cell_ref"]
        lower, upper = (int(row[bound]) if row[bound] else None for bound in ("value_lower", "value_upper"))
        wrong = None if _stands(raw, address, places) else "does not stand there"
        wrong = wrong or contradiction(raw, lower, upper, row["status"])
        if wrong:
            return f"a certain row: {raw!r} at {address}: {wrong}"
    return None


def _read(made: Mutant) -> tuple[Document, list[dict[str, str]]]:
    suffix = Path(made.name).suffix
    document = open_document(made.name, made.data, _KINDS.get(suffix, suffix[1:]), Settings())
    reading = read_document(document, Context("West Mercia Police", "1/23"))
    return document, list(csv.DictReader(io.StringIO(as_csv(reading.observations))))


def _failure(made: Mutant) -> str | None:
    """What is wrong with the reading of a damaged document; None where nothing is."""
    start = time.process_time()
    try:
        with _watched(10 * MOST_SECONDS):
            document, rows = _read(made)
    except CandourError as said:
        return None if said.what and said.where else f"an error without what or where: {said!r}"
    except _Hang:
        return f"hangs for more than {10 * MOST_SECONDS:.0f} s: {traceback.format_exc(limit=-4)}"
    except Exception:  # noqa: BLE001 - whatever else it raises is what is looked for
        return f"crashes: {traceback.format_exc(limit=-4)}"
    taken = time.process_time() - start
    if taken > MOST_SECONDS:
        return f"takes {taken:.1f} s of the processor's time"
    return _falsehood(document, rows)


def test_no_mutant_is_read_wrong() -> None:
    numbers = [int(ONLY)] if ONLY else range(HOW_MANY)
    failures = []
    for number in numbers:
        made = mutant(number)
        failure = _failure(made)
        if failure:
            failures.append(f"{made}\n    {failure}")
            if KEEP:
                (Path(KEEP) / f"{number}_{made.name}").write_bytes(made.data)
    assert not failures, f"{len(failures)} of {len(numbers)} mutants:\n" + "\n".join(failures[:_SHOWN])


@pytest.mark.parametrize(
    ("raw", "lower", "upper", "status", "is_right"),
    [
        ("12", 12, 12, "exact", True),
        ("1,204", 1204, 1204, "exact", True),
        ("twenty-one", 21, 21, "exact", True),
        ("None", 0, 0, "exact", True),
        ("-", 0, 0, "exact", True),
        ("7 [r]", 7, 7, "exact", True),
        ("over 40", 41, None, "at_least", True),
        ("fewer than 3", 0, 2, "at_most", True),
        ("<5", 1, 4, "suppressed", True),
        ("12", 21, 21, "exact", False),
        ("12", 1, 4, "suppressed", False),
        ("12", None, None, "not_held", False),
        ("~", 2, 2, "exact", False),
        ("<5", 5, 5, "exact", False),
        ("over 40", 40, 40, "exact", False),
        ("over 40", 44, None, "at_least", False),
        ("12.5", 12, 12, "exact", False),
        ("12%", 12, 12, "exact", False),
        ("12²", 122, 122, "exact", False),
    ],
)
def test_a_figure_that_cannot_mean_what_was_read_is_noticed(
    raw: str, lower: int | None, upper: int | None, status: str, is_right: bool
) -> None:
    assert (contradiction(raw, lower, upper, status) is None) is is_right


def test_a_figure_that_does_not_stand_where_it_is_said_to_is_noticed() -> None:
    places = {"table 1, row 2, column 3": ["12"], "line 4": ["in 2021 1,204 officers and 31 others"]}
    assert _stands("12", "table 1, row 2, column 3", places)
    assert _stands("1,204", "line 4, character 9", places)
    for raw, address in (("1", "table 1, row 2, column 3"), ("12", "table 1, row 2, column 4"), ("204", "line 4")):
        assert not _stands(raw, address, places)
    assert not _stands("3", "line 4, character 30", places)
    assert not _stands("31", "line 41", places)
