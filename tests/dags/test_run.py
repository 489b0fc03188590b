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

_SOURCE = """\
source: {name}
title: A toy
publisher: northumbria_police
kind: foi_disclosure
landing_page: https://example.org/
licence: OGL-3.0
acquire: manual
"""
_DOCUMENT = """\
Toy answer.

Officers dismissed
| Year | Male | Female | Total |
| 2020 | 10 | 5 | {total} |
"""
_RELEASE = """\
ref: {ref}
title: A toy answer
reference: Toy {ref}
body: northumbria_police
kind: foi_disclosure
published_on: {published_on}
licence: OGL-3.0
documents:
  - {{file: {ref}.txt, sha256: {sha256}, format: text, retrieved_on: 2026-11-01}}
policy: {{stated: true, rule: Nothing is hidden., zero: published}}
tables:
  - id: T1
    title: Officers dismissed
    place: {{after: Officers dismissed}}
    layout: pipes
    sets: {{measure: dismissals, stage_or_outcome: dismissed, unit: persons, population: police_officers}}
    header:
      - dimension: codes
        says: [gender]
        codes:
          Male: {{gender: male}}
          Female: {{gender: female}}
          Total: {{gender: all, is_total: true}}
    rows: {{dimension: period}}
relations:
  - kind: sum
    total: {{table_id: T1, gender: all}}
    parts: {{table_id: T1, gender: [female, male]}}
    by: [period_start]
    status: confirmed
    confirmed_by: data_steward
    confirmed_on: 2026-11-01
    because: The table has these two columns and their total.
"""


def _toy_release(source: Path, ref: str, total: int, published_on: str) -> None:
    document = _DOCUMENT.format(total=total).encode()
    contract = _RELEASE.format(ref=ref, published_on=published_on, sha256=hashlib.sha256(document).hexdigest())
    for folder, name, data in (("documents", f"{ref}.txt", document), ("releases", f"{ref}.yml", contract.encode())):
        (source / folder).mkdir(parents=True, exist_ok=True)
        (source / folder / name).write_bytes(data)


def _toy_sources(root: Path) -> Path:
    source = root / "northumbria_police_foi"
    _toy_release(source, "adds_up", 15, "2021-03-01")
    _toy_release(source, "does_not", 16, "2021-04-01")
    (source / "source.yml").write_text(_SOURCE.format(name=source.name), encoding="utf-8")
    broken = root / "noms_foi"
    broken.mkdir()
    (broken / "source.yml").write_text(_SOURCE.format(name=broken.name) + "surprise: 1\n", encoding="utf-8")
    return root


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
    sources, data = _toy_sources(tmp_path / "sources"), tmp_path / "data"

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
