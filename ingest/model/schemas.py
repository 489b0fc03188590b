"""JSON schemas of the contract files, from which editors complete and check keys as one types.

After a change of the models or the vocabulary they are made anew, `release` and `source` alike:
`python -m ingest.model.schemas release > ingest/model/schemas/release.schema.json`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ingest.model import vocabulary
from ingest.model.mapping import DIMENSION_OF
from ingest.model.release import Release
from ingest.model.source import Source

FOLDER = Path(__file__).parent / "schemas"
_CONTRACTS: dict[str, type[BaseModel]] = {"release": Release, "source": Source}
_CODES = {**DIMENSION_OF, "publisher": "publishers"}


def schemas() -> dict[str, str]:
    """The text of every schema, by file name."""
    return {f"{name}.schema.json": _text(model) for name, model in _CONTRACTS.items()}


def _text(model: type[BaseModel]) -> str:
    schema = model.model_json_schema()
    for part in [schema, *schema.get("$defs", {}).values()]:
        for name, found in part.get("properties", {}).items():
            if name in _CODES:
                _list_codes(found, list(vocabulary.terms(_CODES[name])))
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1) + "\n"


def _list_codes(found: dict[str, Any], codes: list[str]) -> None:
    for choice in found.get("anyOf", [found]):
        if choice.get("type") == "string":
            choice["enum"] = codes


if __name__ == "__main__":
    sys.stdout.write(schemas()[f"{sys.argv[1]}.schema.json"])
