"""The data dictionary beside the marts: a Frictionless data package and a page to read, from dbt's own descriptions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_TYPES = {
    "varchar": "string",
    "bigint": "integer",
    "integer": "integer",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "datetime",
}


def write_dictionary(manifest: Path, folder: Path, marts: dict[str, str], counts: dict[str, int], version: str) -> None:
    """Write `datapackage.json` and `dictionary.md` for these marts."""
    nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"]
    models = {name: nodes[f"model.candour.{name}"] for name in sorted(marts)}
    package = {
        "name": "candour",
        "title": "UK police and prison-service misconduct statistics",
        "version": version,
        "resources": [_resource(name, model, counts[name]) for name, model in models.items()],
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    (folder / "dictionary.md").write_text(_page(models, marts, counts), encoding="utf-8")


def _resource(name: str, model: dict[str, Any], rows: int) -> dict[str, Any]:
    columns = model["columns"].values()
    keys = [c["name"] for c in columns if any(k["type"] == "primary_key" for k in c.get("constraints", []))]
    return {
        "name": name,
        "path": f"marts/{name}.csv",
        "format": "csv",
        "encoding": "utf-8",
        "description": model["description"].strip(),
        "rows": rows,
        "schema": {"fields": [_field(column) for column in columns], "primaryKey": keys, "missingValues": [""]},
    }


def _field(column: dict[str, Any]) -> dict[str, Any]:
    field = {
        "name": column["name"],
        "type": _TYPES.get(column["data_type"], "string"),
        "description": column["description"].strip(),
    }
    if any(k["type"] == "not_null" for k in column.get("constraints", [])):
        field["constraints"] = {"required": True}
    return field


def _page(models: dict[str, dict[str, Any]], marts: dict[str, str], counts: dict[str, int]) -> str:
    lines = ["# Data dictionary", ""]
    for area in dict.fromkeys(marts.values()):
        lines += [f"## {area}", ""]
        for name in (n for n in models if marts[n] == area):
            lines += [f"### {name}", "", models[name]["description"].strip(), "", f"{counts[name]} rows.", ""]
            lines += ["| column | type | meaning |", "|---|---|---|"]
            for column in models[name]["columns"].values():
                lines.append(f"| `{column['name']}` | {column['data_type']} | {column['description'].strip()} |")
            lines.append("")
    return "\n".join(lines)
