"""The list of published tables, written from dbt's own descriptions by running this file."""

from __future__ import annotations

from pathlib import Path

import yaml

HOME = Path(__file__).resolve().parents[2]
MARTS = HOME / "dbt_project" / "models" / "marts"
_AREAS = {
    "serve": "Serve: what people and BI tools read first",
    "core": "Core: facts and dimensions, every vintage kept",
    "quality": "Quality: what was refused, hidden, revised, promised or never asked",
}
_HEAD = """# Tables

Every table of the published warehouse. This page is written by code from the descriptions in dbt. Columns stand in
`dictionary.md` beside the published file, and `candour sql "describe <table>"` prints them.

"""
_FOOT = "All facts have the same columns. `dim_measure` says which fact a measure stands in.\n"


def tables_page(marts: Path) -> str:
    """The page, area by area, one line a table."""
    return _HEAD + "".join(_area(marts / area, title) for area, title in _AREAS.items()) + _FOOT


def _area(folder: Path, title: str) -> str:
    lines = [f"## {title}", "", "| table | what it holds |", "|---|---|"]
    for path in sorted(folder.glob("*.yml")):
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]:
            lines.append(f"| `{model['name']}` | {' '.join(model['description'].split())} |")
    return "\n".join([*lines, "", ""])


if __name__ == "__main__":
    (HOME / "docs" / "bi" / "tables.md").write_text(tables_page(MARTS), encoding="utf-8")
