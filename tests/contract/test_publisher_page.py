"""The publisher's page shows what the command really prints, and its advice does what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from candour.cli import app
from ingest.safe_yaml import load_yaml

DOCS = Path(__file__).resolve().parents[2] / "docs" / "publisher"
PAGE = (DOCS / "index.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(?:\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def run(table: str, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["audit", str(DOCS / table), "--policy", str(DOCS / "rule.yml"), *more])
    return done.exit_code, "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


@pytest.mark.parametrize(("table", "code"), [("table.csv", 1), ("mended.csv", 0)])
def test_the_page_shows_what_the_command_prints(table: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert run(table, "--confirm-sums") == (code, next(block for block in _BLOCK.findall(PAGE) if _shows(block, table)))


def _shows(block: str, table: str) -> bool:
    return block.startswith("Rule: ") and ("« hide" in block) == (table == "table.csv")


def test_the_files_on_the_page_are_those_beside_it() -> None:
    blocks = _BLOCK.findall(PAGE)
    assert (DOCS / "rule.yml").read_text(encoding="utf-8") in blocks
    assert (DOCS / "table.csv").read_text(encoding="utf-8") in blocks
    assert set(load_yaml((DOCS / "rule.yml").read_bytes())) == {"threshold", "zero", "markers"}


def test_the_mended_table_is_the_table_with_the_advice_taken() -> None:
    told = json.loads(run("table.csv", "--confirm-sums", "--json")[1])
    before, after = ((DOCS / name).read_text(encoding="utf-8").splitlines() for name in ("table.csv", "mended.csv"))
    rows = [re.findall(r'"[^"]*"|[^,]+', line) for line in before]
    for entry in told["mask_more"]["cells"]:
        rows[int(entry["cell"][1:]) - 1][ord(entry["cell"][0]) - ord("A")] = entry["sign"]
    assert [",".join(row) for row in rows][2:8] == after[2:8]
