"""`candour doctor`: is this machine, this installation and this data folder fit for a run?"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Annotated

import typer

from ingest.model.errors import CandourError
from ingest.settings import Settings
from ingest.storage import Storage

_ROOM_WANTED = 1024**3
_COLOURS = {"ok": "green", "warning": "yellow", "fault": "red"}


@dataclass(frozen=True)
class Check:
    """One thing looked at: ok, warning or fault, and what to do about it."""

    name: str
    verdict: str
    found: str
    remedy: str = ""


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array instead of a table.")] = False,
) -> None:
    """Check the installation and the data folder, and say how to mend what is wrong."""
    settings = Settings()
    checks = [check for look in _LOOKS for check in look(settings)]
    if as_json:
        typer.echo(json.dumps([asdict(check) for check in checks], indent=1))
    else:
        _print(checks)
    raise typer.Exit(3 if any(check.verdict == "fault" for check in checks) else 0)


def _python(settings: Settings) -> Iterator[Check]:
    found = ".".join(str(part) for part in sys.version_info[:3])
    good = sys.version_info >= (3, 11)
    yield Check("python", "ok" if good else "fault", found, "" if good else "Use Python 3.11 or newer.")


def _pins(settings: Settings) -> Iterator[Check]:
    wrong = []
    pins = [re.match(r"([\w.-]+)==([\w.]+)$", line) for line in requires("candour") or []]
    for name, wanted in (pin.groups() for pin in pins if pin):
        try:
            held = version(name)
        except PackageNotFoundError:
            held = "missing"
        if held != wanted:
            wrong.append(f"{name} {held}, not {wanted}")
    found = "; ".join(wrong) or f"{sum(pin is not None for pin in pins)} pinned packages as they should be"
    yield Check("packages", "fault" if wrong else "ok", found, "Run `make setup`." if wrong else "")


def _data_folder(settings: Settings) -> Iterator[Check]:
    storage, probe = Storage(settings.data_root), f"doctor-{uuid.uuid4().hex}"
    try:
        storage.write(probe, b"")
        storage.remove(probe)
    except CandourError as fault:
        yield Check("data folder", "fault", fault.what, fault.remedy)
        return
    yield Check("data folder", "ok", settings.data_root)
    if storage.is_local:
        free = shutil.disk_usage(storage.root).free
        good = free >= _ROOM_WANTED
        yield Check("free space", "ok" if good else "warning", f"{free / 1024**3:.1f} GB", "" if good else "Free some.")


def _sources(settings: Settings) -> Iterator[Check]:
    from ingest.registry import Registry

    registry, releases, faults = Registry(settings), 0, []
    for path in sorted(settings.sources.glob("*/source.yml")):
        source_id = path.parent.name
        contracts: list[tuple[Callable[[str], object], str]] = [(registry.source, source_id)]
        contracts += [(registry.release, i) for i in registry.release_ids(source_id)]
        for load, name in contracts:
            try:
                load(name)
            except CandourError as fault:
                faults.append(Check("sources", "fault", f"{fault.what} ({fault.where})", fault.remedy))
        releases += len(contracts) - 1
    yield from faults or [Check("sources", "ok", f"{releases} releases declared")]


def _waivers(settings: Settings) -> Iterator[Check]:
    from expectations.waivers import expired, waivers_of
    from ingest.registry import Registry

    registry, count = Registry(settings), 0
    for path in sorted(settings.sources.glob("*/source.yml")):
        for release_id in registry.release_ids(path.parent.name):
            try:
                count += len(waivers_of(settings.waivers, release_id))
                if expired(settings.waivers, release_id, date.today()):
                    yield Check("waivers", "fault", f"one of {release_id} has ended", "Decide again, or remove it.")
            except CandourError as fault:
                yield Check("waivers", "fault", f"{fault.what} ({fault.where})", fault.remedy)
                break
    yield Check("waivers", "ok", f"{count} in force")


def _warehouse(settings: Settings) -> Iterator[Check]:
    from publish.query import ask

    try:
        rows = ask(settings, "select count(*) as n from fct_release_state").records()
    except CandourError as fault:
        yield Check("published warehouse", "warning", fault.what, fault.remedy)
        return
    yield Check("published warehouse", "ok", f"opens; {rows[0]['n']} release states")


def _left_behind(settings: Settings) -> Iterator[Check]:
    storage = Storage(settings.data_root)
    if not storage.is_local:
        return
    torn = [Path(folder) / f for folder, _, files in os.walk(storage.root) for f in files if f.startswith(".tmp-")]
    found = f"{len(torn)} temporary files of a killed run" if torn else "nothing left behind by a killed run"
    yield Check("leftovers", "warning" if torn else "ok", found, "No run at work? Then delete them." if torn else "")


_LOOKS: tuple[Callable[[Settings], Iterator[Check]], ...] = (
    _python,
    _pins,
    _data_folder,
    _sources,
    _waivers,
    _warehouse,
    _left_behind,
)


def _print(checks: list[Check]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table("check", "verdict", "found", "what to do")
    for check in checks:
        colour = _COLOURS[check.verdict]
        table.add_row(check.name, f"[{colour}]{check.verdict}[/]", escape(check.found), escape(check.remedy))
    Console().print(table)
