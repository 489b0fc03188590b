"""The schemas that editors read say what the models say, and every shipped contract points at its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ingest.model.schemas import FOLDER, schemas
from ingest.safe_yaml import load_yaml
from ingest.settings import Settings

SOURCES = Settings().sources
SHIPPED = sorted([*SOURCES.glob("*/source.yml"), *SOURCES.glob("*/releases/*.yml")])


def schema_of(path: Path) -> dict[str, Any]:
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    schema: dict[str, Any] = json.loads((path.parent / first.partition("=")[2]).resolve().read_text("utf-8"))
    return schema


def test_the_schemas_are_up_to_date() -> None:
    held = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert held == schemas(), "make them anew, as ingest/model/schemas.py says"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_contract_fits_its_schema(path: Path) -> None:
    content = json.loads(json.dumps(load_yaml(path.read_bytes()), default=str))
    jsonschema.validate(content, schema_of(path))


def test_a_misspelt_key_and_an_unknown_code_are_seen_while_typing() -> None:
    path = SOURCES / "noms_foi" / "releases" / "foi_104637.yml"
    content = json.loads(json.dumps(load_yaml(path.read_bytes()), default=str))
    for harm in ({"titel": "x"}, {"body": "nobody"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(content | harm, schema_of(path))
