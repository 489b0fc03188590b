"""`candour audit`: does a table, or a case file, contradict itself or give a hidden figure away?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from expectations.cases.strict_json import read_json
from ingest.documents.progress import Patience
from ingest.model.errors import CandourError, GateClosed, NeedsAPerson, WrongUse

_TABLES = {".csv", ".tsv", ".xlsx", ".xls", ".ods"}
_COLOUR = {"pass": "green", "warn": "yellow", "block": "red"}
_MOST_SHOWN = 200
AUDIT_HELP = """Check a table before it is released: can a hidden figure be worked out, do the figures add up?

    candour audit table.xlsx --policy rule.yml

The rule is a small YAML file:

    threshold: 5                # figures of 1 to 5 have to be hidden (for 1 to 4 write  below: 5)
    zero: published             # or masked
    markers: {"*": masked, "#": secondary}    # "#" may stand for any figure, to protect another

There may be `rounding: 5`, and a sign may be not_held, not_applicable or zero.

Sums are seen by labels such as Total and by the figures, and you are asked whether each holds. Without a terminal \
nobody is asked: what rests on a sum then only warns, unless --confirm-sums says that all of them hold.

Exit code: 0 nothing blocks; 1 do not release it as it is; 2 or 3 it could not be judged, and why; 4 the disk refused.

Case files (JSON, any number; - reads one from standard input) are judged the same way."""


def audit_command(
    files: Annotated[list[str], typer.Argument(help="One CSV, XLSX or ODS table, or any number of case files.")],
    policy: Annotated[Path | None, typer.Option("--policy", help="The table's rule, as a small YAML file.")] = None,
    confirm_sums: Annotated[bool, typer.Option("--confirm-sums", help="Take every sum proposed as true.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print results as JSON.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Write <case id>.json for every case here.")] = None,
) -> None:
    """Audit suppression exactly, before or after publication; exit 1 if anything blocks."""
    tables = [name for name in files if policy is not None or Path(name).suffix.lower() in _TABLES]
    if tables:
        if len(files) > 1:
            raise WrongUse("A table is audited alone.", remedy="Name one table, or any number of case files.")
        if out is not None:
            raise WrongUse("--out is for case files.", remedy="Take --json and send its output where you want it.")
        from expectations.publisher.check import audit_table

        raise typer.Exit(audit_table(Path(tables[0]), policy, confirm_sums, as_json))
    results, faults = _judged(files, out)
    _tell(results, as_json or files == ["-"])
    if faults:
        raise typer.Exit(max(fault.exit_code for fault in faults))
    if any(result["verdict"] == "block" for result in results.values()):
        raise typer.Exit(GateClosed.exit_code)


def _judged(files: list[str], out: Path | None) -> tuple[dict[str, dict[str, Any]], list[CandourError]]:
    """Every case, its answer written as soon as it is known; one bad file does not keep the others waiting."""
    results: dict[str, dict[str, Any]] = {}
    faults: list[CandourError] = []
    with Patience("Auditing") as patience:
        for number, name in enumerate(files, start=1):
            patience.say(f"Auditing case {number:,} of {len(files):,}")
            try:
                case_id, result = _audited(name)
                if case_id in results:
                    raise WrongUse(f"Two cases are called {case_id}.", where=name, remedy="Give each an id of its own.")
                if out is not None:
                    _write(out, case_id, result)
                results[case_id] = result
            except NeedsAPerson as fault:
                # What a case file says wrongly is the caller's to mend, not a steward's.
                faults.append(WrongUse(fault.what, where=fault.where, why=fault.why, remedy=fault.remedy))
                typer.echo(f"{name}: {fault.as_text()}", err=True)
            except WrongUse as fault:
                faults.append(fault)
                typer.echo(f"{name}: {fault.as_text()}", err=True)
    return results, faults


def _audited(name: str) -> tuple[str, dict[str, Any]]:
    from expectations.cases.case import judged

    data = read_json(name)
    result = judged(data)
    case_id = str(data.get("id") or Path(name).stem)
    if Path(case_id).name != case_id or case_id in (".", "..") or not case_id.isprintable() or len(case_id) > 200:
        raise WrongUse(f"{case_id[:80]!r} cannot name a file.", where=name, remedy="Give the case a plain id.")
    return case_id, result


def _write(out: Path, case_id: str, result: dict[str, Any]) -> None:
    from ingest.storage import Storage

    text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
    Storage(str(out.absolute())).write(f"{case_id}.json", text.encode())


def _tell(results: dict[str, dict[str, Any]], as_json: bool) -> None:
    if as_json:
        shown = next(iter(results.values())) if len(results) == 1 else results
        if results:
            typer.echo(json.dumps(shown, ensure_ascii=False))
        return
    table = Table("Case", "Verdict", "Findings")
    for case_id, result in list(results.items())[:_MOST_SHOWN]:
        told = "\n".join(f"{f['class']} ({f['severity']}): {', '.join(f['cells'][:8])}" for f in result["findings"])
        table.add_row(escape(case_id), f"[{_COLOUR[result['verdict']]}]{result['verdict']}[/]", escape(told))
    if results:
        Console().print(table)
    if len(results) > _MOST_SHOWN:
        typer.echo(f"… and {len(results) - _MOST_SHOWN:,} more; --out or --json gives all.")
