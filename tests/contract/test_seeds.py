"""The dbt seeds are the vocabulary, word for word."""

from __future__ import annotations

import csv
import io

from ingest.model import vocabulary
from ingest.settings import Settings
from publish.codelists import seeds

_SEEDS = Settings().home / "dbt_project" / "seeds"


def test_seeds_are_written_from_the_vocabulary() -> None:
    stale = [path for path, text in seeds().items() if (_SEEDS / path).read_text(encoding="utf-8") != text]
    assert not stale, f"run `candour vocabulary`: {stale}"


def test_no_seed_stands_beside_the_written_ones() -> None:
    found = {p.relative_to(_SEEDS).as_posix() for p in _SEEDS.rglob("*.csv")}
    assert found == set(seeds()) | {"hierarchies/broader_terms.csv"}


def test_sdmx_codes_and_broader_terms_name_known_codes() -> None:
    sdmx = list(csv.DictReader(io.StringIO(seeds()["codelists/sdmx.csv"])))
    assert {row["codelist"] for row in sdmx} == {"OBS_STATUS", "CONF_STATUS"}
    assert {row["candour_code"] for row in sdmx if row["describes"] == "status"} == set(vocabulary.terms("statuses"))
    broader = csv.DictReader((_SEEDS / "hierarchies" / "broader_terms.csv").open(encoding="utf-8"))
    for row in broader:
        dimension = {"population": "populations", "misconduct_type": "misconduct_types"}[row["dimension"]]
        assert vocabulary.is_known(dimension, row["narrower"]) and vocabulary.is_known(dimension, row["broader"]), row
