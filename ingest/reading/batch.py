"""Reads files that no mapping mentions, and writes what was understood as one CSV for each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.documents.kind import as_text
from ingest.documents.opening import open_document
from ingest.model.errors import CandourError
from ingest.reading.context import Context, contexts_of, stem_of
from ingest.reading.reader import Reading, read_document
from ingest.reading.written import as_csv
from ingest.settings import Settings
from ingest.storage import Storage

_KINDS = {
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".ods": "workbook",
    ".csv": "workbook",
    ".xls": "workbook",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".pdf": "pdf",
    ".docx": "docx",
}


@dataclass(frozen=True)
class Outcome:
    """What came of one file: its figures, how many are certain, or why it could not be read."""

    file: str
    figures: int
    certain: int
    fault: str = ""
    exit_code: int = 0


def read_file(path: Path, context: Context, settings: Settings) -> Reading:
    """The reading of one file, under what the source registry would know of it."""
    data = path.read_bytes()
    return read_document(open_document(path.name, data, kind_of(path.name, data), settings), context)


def read_files(paths: list[Path], contexts: Path | None, out: Path, settings: Settings) -> list[Outcome]:
    """Read every file and write its CSV; a file that cannot be read stops no other."""
    known = contexts_of(contexts.read_text(encoding="utf-8-sig")) if contexts else {}
    folder = Storage(str(out))
    return [_read_one(path, known.get(stem_of(path.name), Context()), folder, settings) for path in paths]


def _read_one(path: Path, context: Context, folder: Storage, settings: Settings) -> Outcome:
    try:
        reading = read_file(path, context, settings)
    except CandourError as fault:
        return Outcome(str(path), 0, 0, fault.as_text(), fault.exit_code)
    except OSError as fault:
        return Outcome(str(path), 0, 0, f"`{path}` cannot be opened: {fault.strerror}.", 1)
    folder.write(f"{stem_of(path.name)}.csv", as_csv(reading.observations).encode())
    certain = sum(figure.certain for figure in reading.observations)
    return Outcome(str(path), len(reading.observations), certain)


def kind_of(name: str, data: bytes) -> str:
    """What a file is, by its ending, else by its first bytes."""
    ending = Path(name).suffix.casefold()
    if ending in _KINDS:
        return _KINDS[ending]
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "workbook"
    start = (as_text(data[:4096]) or "").lstrip().casefold()
    return "html" if start.startswith(("<!doctype", "<html")) or "<table" in start or "<body" in start else "text"
