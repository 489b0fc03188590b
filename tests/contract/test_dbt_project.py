"""What the SQL says of an observation is what the Python says, and every model is described beside itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.model import vocabulary
from ingest.model.observation import SCHEMA, STATISTIC
from ingest.settings import Settings

_PROJECT = Settings().home / "dbt_project"
_MODELS = sorted((_PROJECT / "models").rglob("*.sql"))
_MARTS = [path for path in _MODELS if "marts" in path.parts]
_WORD = re.compile(r"'([a-z_0-9]+)'")


def _macro(file: str, name: str) -> str:
    text = (_PROJECT / "macros" / file).read_text(encoding="utf-8")
    return re.split(r"{%-?\s*endmacro", text.split(f"macro {name}(", 1)[1])[0]


def _model(path: Path) -> dict[str, Any]:
    declared = yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))["models"]
    assert len(declared) == 1
    found: dict[str, Any] = declared[0]
    return found


def test_staging_casts_every_column_of_an_observation_and_no_other() -> None:
    words = set(_WORD.findall(_macro("observations.sql", "observation_columns")))
    published = {f"{word}_as_published" for word in words} & set(SCHEMA.names)
    assert (words | published) - {"_as_published", "varchar", "bigint", "date", "boolean", "period"} == set(
        SCHEMA.names
    )


def test_the_key_of_a_statistic_is_the_one_the_audit_uses() -> None:
    assert tuple(_WORD.findall(_macro("statistic.sql", "statistic_columns"))) == STATISTIC


def test_every_publisher_and_every_measure_has_its_model() -> None:
    names = {path.stem for path in _MODELS}
    assert {f"stg_{code}__observations" for code in vocabulary.terms("publishers")} <= names
    assert {term["fact"] for term in vocabulary.terms("measures").values()} <= names
    union = (_PROJECT / "models/intermediate/union/int_observations_unioned.sql").read_text(encoding="utf-8")
    assert set(re.findall(r"stg_(\w+)__observations", union)) == set(vocabulary.terms("publishers"))


@pytest.mark.parametrize("path", _MODELS, ids=lambda path: path.stem)
def test_a_model_is_short_and_described_in_the_file_beside_it(path: Path) -> None:
    model = _model(path)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 100
    assert len(path.with_suffix(".yml").read_text(encoding="utf-8").splitlines()) <= 150
    assert model["name"] == path.stem and model["description"].strip()
    columns = [column["name"] for column in model["columns"]]
    assert columns == sorted(columns), "columns stand in alphabetical order"
    assert all(column["description"] for column in model["columns"])


@pytest.mark.parametrize("path", _MARTS, ids=lambda path: path.stem)
def test_a_mart_has_a_contract_with_a_primary_key(path: Path) -> None:
    columns = _model(path)["columns"]
    assert all(column["data_type"] for column in columns)
    kinds = [constraint["type"] for column in columns for constraint in column.get("constraints", [])]
    assert kinds.count("primary_key") == 1 and "not_null" in kinds


def test_marts_are_under_contract_and_dbt_stays_silent() -> None:
    project = yaml.safe_load((_PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))
    assert project["models"]["candour"]["marts"]["+contract"] == {"enforced": True}
    assert project["flags"]["send_anonymous_usage_stats"] is False
