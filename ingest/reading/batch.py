"""Reads files that no mapping mentions, and writes what was understood as one CSV for each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ingest.documents.opening import open_document
from ingest.documents.progress import Report, silent
from ingest.model.errors import CandourError
from ingest.reading.context import Context, contexts_of, stem_of
from ingest.reading.reader import Reading, read_document
from ingest.reading.written import as_csv
from ingest.settings import Settings
from ingest.storage import Storage


@dataclass(frozen=True)
class Outcome:
    """What came of one file: its figures, how many are certain, or why it could not be read."""

    file: str
    figures: int
    certain: int
    fault: str = ""
    exit_code: int = 0


def read_file(path: Path, context: Context, settings: Settings, report: Report = silent) -> Reading:
    """The reading of one file, under what the source registry would know of it."""
    return read_document(open_document(path.name, path.read_bytes(), "any", settings, report), context)


def read_files(
    paths: list[Path], contexts: Path | None, out: Path, settings: Settings, report: Report = silent
) -> list[Outcome]:
    """Read every file and write its CSV; a file that cannot be read stops no other."""
    known = contexts_of(contexts.read_text(encoding="utf-8-sig")) if contexts else {}
    folder = Storage(str(out))
    return [_read_one(path, known.get(stem_of(path.name), Context()), folder, settings, report) for path in paths]


def _read_one(path: Path, context: Context, folder: Storage, settings: Settings, report: Report) -> Outcome:
    try:
        reading = read_file(path, context, settings, report)
    except CandourError as fault:
        return Outcome(str(path), 0, 0, fault.as_text(), fault.exit_code)
    except OSError as fault:
        return Outcome(str(path), 0, 0, f"`{path}` cannot be opened: {fault.strerror}.", 1)
    folder.write(f"{stem_of(path.name)}.csv", as_csv(reading.observations).encode())
    certain = sum(figure.certain for figure in reading.observations)
    return Outcome(str(path), len(reading.observations), certain)
