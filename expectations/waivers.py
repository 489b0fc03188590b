"""Waivers: a person's recorded decision to let named cells through, with a reason and an end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, TypeAdapter, ValidationError, model_validator

from expectations.disclosure.finding import Finding
from ingest.model.errors import InvalidContract
from ingest.model.policy import Strict
from ingest.safe_yaml import load_yaml


class Waiver(Strict):
    """One entry of `waivers/<source>.yml`."""

    rule: Annotated[str, Field(pattern=r"^SUP-\d{3}$")]
    release: Annotated[str, Field(pattern=r"^[a-z0-9_]+/[a-z0-9_]+$")]
    cells: Annotated[list[str], Field(min_length=1)]
    reason: Annotated[str, Field(min_length=1)]
    who: Annotated[str, Field(min_length=1)]
    on: date
    until: date

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Waiver:
        if self.until < self.on:
            raise ValueError(f"`until` ({self.until}) is before `on` ({self.on})")
        return self


@dataclass(frozen=True)
class Judged:
    """A finding, and the waiver that covers it if one does."""

    finding: Finding
    waiver: Waiver | None = None

    @property
    def blocks(self) -> bool:
        return self.finding.severity == "critical" and self.waiver is None


_FILE = TypeAdapter(list[Waiver])


def waiver_file(folder: Path, release_id: str) -> Path:
    """The file that holds the waivers of a release's source."""
    return folder / f"{release_id.split('/')[0]}.yml"


def waivers_of(folder: Path, release_id: str) -> list[tuple[int, Waiver]]:
    """The waivers of one release, each with its place in the file; a file nobody wrote holds none."""
    path = waiver_file(folder, release_id)
    if not path.exists():
        return []
    try:
        entries = _FILE.validate_python(load_yaml(path.read_bytes()) or [])
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise _slip(path, "is not YAML", str(fault).splitlines()[0], "Mend the file.") from fault
    except ValidationError as fault:
        told = "; ".join(f"entry {_place(e['loc'])}: {e['msg']}" for e in fault.errors())
        raise _slip(
            path,
            "breaks its own contract",
            told,
            "Mend the entries; the README beside it shows one.",
        ) from fault
    source = release_id.split("/")[0]
    for number, entry in enumerate(entries, start=1):
        if entry.release.split("/")[0] != source:
            raise _slip(
                path,
                "holds another source's waiver",
                f"entry {number}: {entry.release}",
                "Move it.",
            )
    return [(number, entry) for number, entry in enumerate(entries, start=1) if entry.release == release_id]


def expired(folder: Path, release_id: str, today: date) -> bool:
    """Whether a waiver of this release is past its end."""
    return any(waiver.until < today for _, waiver in waivers_of(folder, release_id))


def apply_waivers(findings: Sequence[Finding], folder: Path, release_id: str, today: date) -> list[Judged]:
    """Every finding with its waiver. A finding is waived when all its cells are named; a stale waiver fails the run."""
    path, waivers = waiver_file(folder, release_id), waivers_of(folder, release_id)
    for number, waiver in waivers:
        told = f"entry {number}: {waiver.rule} at {', '.join(waiver.cells)}"
        if waiver.until < today:
            remedy = "Decide again: remove the entry, or give it a new reason and a new end."
            raise _slip(path, f"holds a waiver that ended on {waiver.until}", told, remedy)
        covered = {ref for finding in findings if _covers(waiver, finding) for ref in finding.cell_refs}
        if idle := [cell for cell in waiver.cells if cell not in covered]:
            what = f"holds a waiver that matches no finding at {', '.join(idle)}"
            raise _slip(
                path,
                what,
                told,
                "Remove the entry, or name exactly the cells of the finding.",
            )
    return [Judged(f, next((w for _, w in waivers if _covers(w, f)), None)) for f in findings]


def _covers(waiver: Waiver, finding: Finding) -> bool:
    return waiver.rule == finding.rule and set(finding.cell_refs) <= set(waiver.cells)


def _place(location: Sequence[object]) -> str:
    """Where in the file: entries are counted from one, as people count."""
    first, *rest = location or (-1,)
    entry = str(first + 1) if isinstance(first, int) else str(first)
    return ".".join([entry, *map(str, rest)])


def _slip(path: Path, what: str, told: str, remedy: str) -> InvalidContract:
    return InvalidContract(
        f"The waiver file {path.name} {what}.",
        where=f"{path}, {told}",
        why="A waiver opens the gate, so it has to be exact and current.",
        remedy=remedy,
    )
