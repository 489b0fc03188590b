"""Reads files that no mapping mentions, and writes what was understood as one CSV for each."""

from __future__ import annotations

import csv
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from ingest.documents.opening import open_document
from ingest.documents.progress import Report, silent
from ingest.model.errors import CandourError, WrongUse
from ingest.reading.account.accounted import Unaccounted
from ingest.reading.context import Context, contexts_of, stem_of
from ingest.reading.figures.written import as_csv
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings
from ingest.storage import Storage


@dataclass(frozen=True)
class Outcome:
    """What came of one file: its figures, how many are certain, what nobody accounts for, or why it cannot be read."""

    file: str
    figures: int
    certain: int
    fault: str = ""
    exit_code: int = 0
    unaccounted: list[Unaccounted] = field(default_factory=list)


def read_file(path: Path, context: Context, settings: Settings, report: Report = silent) -> Reading:
    """The reading of one file, under what the source registry would know of it."""
    return read_document(open_document(path.name, path.read_bytes(), "any", settings, report), context)


def read_files(
    paths: list[Path], contexts: Path | None, out: Path, settings: Settings, report: Report = silent
) -> list[Outcome]:
    """Read every file and write its CSV; a file that cannot be read stops no other.

    Raises:
        WrongUse: the figures have nowhere to go, or the context file cannot be read.
    """
    known = _contexts(contexts) if contexts else {}
    _refuse_unwritable(out)
    folder, done = Storage(str(out)), dict[str, Path]()
    outcomes = []
    for path in paths:
        stem = stem_of(path.name)
        if stem in done:
            fault = f"`{path}` was not read: its figures would replace those of `{done[stem]}` in {stem}.csv."
            outcomes.append(Outcome(str(path), 0, 0, f"{fault} Read it into a folder of its own.", WrongUse.exit_code))
            continue
        done[stem] = path
        outcomes.append(_read_one(path, known.get(stem, Context()), folder, settings, report))
    return outcomes


def _refuse_unwritable(out: Path) -> None:
    """Nobody waits for a reading that cannot be written down."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as fault:
        raise WrongUse(
            f"The folder `{out}` cannot be written: {fault.strerror}.",
            where=str(out),
            remedy="Name another with --out; it is made if it is not there.",
        ) from fault


def _contexts(path: Path) -> dict[str, Context]:
    try:
        return contexts_of(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise WrongUse(
            "The context file cannot be read as a CSV.",
            where=str(path),
            why=str(fault),
            remedy="Save it as CSV in UTF-8 with a first row `file,publisher,reference`.",
        ) from fault


def _read_one(path: Path, context: Context, folder: Storage, settings: Settings, report: Report) -> Outcome:
    try:
        reading = read_file(path, context, settings, report)
    except CandourError as fault:
        return Outcome(str(path), 0, 0, fault.as_text(), fault.exit_code)
    except OSError as fault:
        return Outcome(str(path), 0, 0, f"`{path}` cannot be opened: {fault.strerror}.", WrongUse.exit_code)
    folder.write(f"{stem_of(path.name)}.csv", as_csv(reading.observations).encode())
    certain = sum(figure.certain for figure in reading.observations)
    return Outcome(str(path), len(reading.observations), certain, unaccounted=reading.unaccounted)
