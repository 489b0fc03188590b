"""`candour audit`: does a table, or a case file, contradict itself or give a hidden figure away?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ingest.model.errors import CandourError, GateClosed, WrongUse

_TABLES = {".csv", ".xlsx", ".ods"}
_COLOUR = {"pass": "green", "warn": "yellow", "block": "red"}


def audit_command(
    files: Annotated[list[str], typer.Argument(help="Case files, or one CSV, XLSX or ODS table; - reads a case.")],
    out: Annotated[Path | None, typer.Option("--out", help="Write <case id>.json for every case here.")] = None,
    policy: Annotated[Path | None, typer.Option("--policy", help="The table's rule, as a small YAML file.")] = None,
    confirm_sums: Annotated[bool, typer.Option("--confirm-sums", help="Take the sums proposed as true.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print results as JSON.")] = False,
) -> None:
    """Audit suppression exactly, before or after publication; exit 1 if anything blocks."""
    tables = [name for name in files if Path(name).suffix.lower() in _TABLES]
    if tables:
        if len(files) > 1:
            raise WrongUse("A table is audited alone.", remedy="Name one table, or any number of case files.")
        from expectations.table_audit import audit_table

        raise typer.Exit(audit_table(Path(tables[0]), policy, confirm_sums, as_json))
    results: dict[str, dict[str, Any]] = {}
    faults: list[CandourError] = []
    for name in files:
        try:
            case_id, result = _audited(name)
            if case_id in results:
                raise WrongUse(f"Two cases are called {case_id}.", where=name, remedy="Give each an id of its own.")
            results[case_id] = result
        except CandourError as fault:
            faults.append(fault)
            typer.echo(f"{name}: {fault.as_text()}", err=True)
    _tell(results, out, as_json or files == ["-"])
    if faults:
        raise typer.Exit(max(fault.exit_code for fault in faults))
    if any(result["verdict"] == "block" for result in results.values()):
        raise typer.Exit(GateClosed.exit_code)


def _audited(name: str) -> tuple[str, dict[str, Any]]:
    from expectations.case import judged

    data = _read(name)
    result = judged(data)
    case_id = str(data.get("id") or Path(name).stem)
    if Path(case_id).name != case_id or case_id in (".", ".."):
        raise WrongUse(f"{case_id} cannot name a file.", where=name, remedy="Give the case a plain id.")
    return case_id, result


def _read(name: str) -> Any:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise WrongUse(
            f"This is no JSON: {fault.msg}.",
            where=f"{name}, line {fault.lineno}, column {fault.colno}",
            remedy="Give a case file, or a table as CSV, XLSX or ODS with --policy.",
        ) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise WrongUse("This file cannot be read.", where=name, why=str(fault), remedy="Check its name.") from fault
    except RecursionError as fault:
        raise WrongUse("This file is nested too deeply.", where=name, remedy="Give a case file.") from fault


def _tell(results: dict[str, dict[str, Any]], out: Path | None, as_json: bool) -> None:
    if out is not None:
        from ingest.storage import Storage

        folder = Storage(str(out.absolute()))
        for case_id, result in results.items():
            text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
            folder.write(f"{case_id}.json", text.encode())
    if as_json:
        shown = next(iter(results.values())) if len(results) == 1 else results
        typer.echo(json.dumps(shown, ensure_ascii=False))
        return
    table = Table("Case", "Verdict", "Findings")
    for case_id, result in results.items():
        told = "\n".join(f"{f['class']} ({f['severity']}): {', '.join(f['cells'][:8])}" for f in result["findings"])
        table.add_row(escape(case_id), f"[{_COLOUR[result['verdict']]}]{result['verdict']}[/]", escape(told))
    if results:
        Console().print(table)
