"""One real run over a toy: a release that adds up, one that does not, and a source whose contract is broken.

Airflow runs the real DAGs, the gate judges, dbt builds, readers are switched; then it all runs again.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from dag_facts import airflow_environment
from toy_sources import toy_sources


def _run(sources: Path, data: Path) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-c", "from candour.cli import main; main()", "run", "--json"],
        env=airflow_environment(data / "airflow", CANDOUR_SOURCES=str(sources), CANDOUR_DATA=str(data)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def _bytes_below(folder: Path) -> dict[str, str]:
    files = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_a_refused_release_and_a_broken_source_stop_nothing_else(tmp_path: Path) -> None:
    sources, data = toy_sources(tmp_path / "sources"), tmp_path / "data"

    code, said = _run(sources, data)

    states = {entry["release_id"]: entry["state"] for entry in said["releases"]}
    assert states == {"northumbria_police_foi/adds_up": "accepted", "northumbria_police_foi/does_not": "quarantined"}
    assert [fault["dag"] for fault in said["faults"]] == ["ingest__noms_foi"], said["faults"]
    assert "surprise" in said["faults"][0]["error"]
    assert code == said["exit_code"] == 3
    assert said["facts"]["fct_dismissals"] == said["facts"]["observations accepted"] == 3

    before = _bytes_below(data / "warehouse"), (data / "ledger" / "states.jsonl").read_bytes()
    _, again = _run(sources, data)

    assert again["facts"] == said["facts"]
    assert again["releases"] == said["releases"]
    assert (_bytes_below(data / "warehouse"), (data / "ledger" / "states.jsonl").read_bytes()) == before
