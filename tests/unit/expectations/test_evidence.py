"""What the audit worked out lies in one folder that only its owner can read, and nowhere else."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pandas as pd
import pytest
import yaml
from builders.toy import Toy
from typer.testing import CliRunner

from expectations import cli
from expectations.docs import write_docs
from expectations.gate import gate
from expectations.warehouse import check_warehouse
from ingest.ledger import Ledger
from ingest.model.errors import GateClosed
from ingest.pipeline import acquire, read
from ingest.settings import Settings
from ingest.storage import Storage
from publish.build import build
from publish.snapshot import publish

# Printed: 512,345,678 and 586,264,942. What follows for the masked cell is written nowhere but in the evidence.
# Eight digits, so that no hash and no fraction of a second holds them by chance; and no printed figure ends in them,
# for a compressed file may keep only the end of a text.
MALE, TOTAL, RECOVERED = "512345678", "586264942", "73919264"
POLICY = {"stated": True, "rule": "made up", "markers": {"~": {"kind": "masked", "range": [1, 99999999]}}}
SUM = {
    "kind": "sum",
    "parts": {"gender": ["male", "female"]},
    "by": ["period_start"],
    "status": "confirmed",
    "confirmed_by": "data_steward",
    "confirmed_on": "2026-11-20",
    "because": "made up",
}
WAIVER = {
    "rule": "SUP-401",
    "release": "moj_made_up/r1",
    "cells": ["T1!F18"],
    "reason": "made up",
    "who": "data_steward",
    "on": "2026-11-01",
    "until": "2099-01-01",
}


def given_away(made: SimpleNamespace) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = made.year_of(MALE, "~", TOTAL)
    rows[1] |= {"value_upper": 99999999}
    return rows


def test_the_evidence_says_what_is_left_and_only_its_owner_can_read_it(
    made: SimpleNamespace, settings: Settings
) -> None:
    made.put(settings, given_away(made), policy=POLICY)
    with pytest.raises(GateClosed):
        gate(made.release, settings, "run-1")
    path = Path(settings.data) / "evidence" / f"{made.release}.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (finding,) = json.loads(path.read_text("utf-8"))["findings"]
    assert (finding["rule"], [(cell["lower"], cell["upper"]) for cell in finding["left"]]) == (
        "SUP-401",
        [(int(RECOVERED), int(RECOVERED))],
    )
    assert MALE in finding["because"][0] and TOTAL in finding["because"][0]


def test_evidence_goes_when_nothing_is_given_away_any_more(made: SimpleNamespace, settings: Settings) -> None:
    lake = made.put(settings, given_away(made), policy=POLICY)
    with pytest.raises(GateClosed):
        gate(made.release, settings, "run-1")
    made.put(settings, made.year_of("10", "5", "15"))
    gate(made.release, settings, "run-2")
    assert not lake.storage.exists(f"evidence/{made.release}.json")


def test_no_other_output_holds_a_recovered_figure(toy: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    """The release is waived, so that it goes all the way: gate, reports, logs, warehouse, what is published."""
    letter = f"Answer.\n\nDismissals by gender\nYear | Male | Female | Total\n2019 | {MALE} | ~ | {TOTAL}\n"
    release = toy.ship(letter=letter, policy=POLICY, relations=[{**SUM, "total": {"gender": "all"}}])
    waiver = {**WAIVER, "release": release, "cells": ["T1!C2"]}
    toy.put(toy.settings.waivers / "noms_toy.yml", yaml.safe_dump([waiver]))
    settings = Settings(sources=toy.settings.sources, data=toy.settings.data, waivers=toy.settings.waivers)
    acquire(release, settings, "run-1")
    read(release, settings, "run-1")
    monkeypatch.setattr(cli, "settings", lambda: settings)
    said = CliRunner().invoke(cli.app, ["gate"]).output + CliRunner().invoke(cli.app, ["gate", "--findings"]).output
    storage = Storage(settings.data_root)
    assert Ledger(storage).current()[release].state == "accepted"
    assert build(settings, "run-1", check_warehouse).changed and publish(settings, "run-1").changed
    write_docs(storage)
    assert "SUP-401" in said and RECOVERED not in printed(said)
    everything = [path for path in Path(settings.data).rglob("*") if path.is_file()]
    public = [path for path in everything if "evidence" not in path.parts]
    assert {".duckdb", ".parquet", ".html", ".json"} <= {path.suffix for path in public}
    holding = {path.relative_to(settings.data).parts[0] for path in everything if RECOVERED in printed(text_of(path))}
    assert holding == {"evidence"}


def printed(text: str) -> str:
    """Text without the commas within figures."""
    return text.replace(",", "")


def text_of(path: Path) -> str:
    """The bytes of a file as text, and every value that stands in it if it is a table or a database."""
    told = path.read_bytes().decode("latin-1")
    if path.suffix == ".parquet":
        told += pd.read_parquet(path).to_csv()
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as connection:
            tables = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
            told += "\n".join(connection.table(f'"{s}"."{name}"').df().to_csv() for s, name in tables)
    return told
