"""The second gate: facts against what was accepted."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from expectations.warehouse import FACTS, WarehouseDiffers, check_warehouse
from ingest.lake import Lake
from ingest.settings import Settings


@pytest.fixture
def lake(made: SimpleNamespace, settings: Settings) -> Lake:
    lake = made.put(settings, [*made.year_of("10", "~", "12,000"), made.row("n/h", "not_stated")])
    lake.move(made.release, "candidate", "accepted")
    return lake


@pytest.fixture
def built(lake: Lake, made: SimpleNamespace, tmp_path: Path) -> Path:
    path = tmp_path / "build.duckdb"
    rows = lake.observations("accepted", made.release)
    with duckdb.connect(str(path)) as connection:
        for fact in FACTS:
            connection.execute(
                f"create table {fact} "
                "(observation_id varchar, raw_value varchar, value_lower bigint, value_upper bigint)"
            )
        connection.register("rows", rows.astype({"value_upper": "Int64"}))
        connection.execute(
            "insert into fct_dismissals select observation_id, raw_value, value_lower, value_upper from rows"
        )
    return path


def test_a_faithful_build_passes(lake: Lake, built: Path) -> None:
    check_warehouse(built, lake)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("delete from fct_dismissals where raw_value = '~'", "WH-101"),
        ("insert into fct_workforce values ('stray', '1', 1, 1)", "WH-102"),
        ("insert into fct_convictions select * from fct_dismissals where raw_value = '~'", "WH-103"),
        ("update fct_dismissals set value_lower = 2 where raw_value = '~'", "WH-201"),
        ("update fct_dismissals set value_upper = null where raw_value = '~'", "WH-201"),
        ("update fct_dismissals set value_upper = 9 where raw_value = 'n/h'", "WH-201"),
        ("update fct_dismissals set raw_value = '1' where raw_value = '~'", "WH-202"),
        ("update fct_dismissals set value_lower = -1 where raw_value = '~'", "WH-203"),
    ],
)
def test_a_build_that_differs_names_rule_and_row(lake: Lake, built: Path, change: str, rule: str) -> None:
    with duckdb.connect(str(built)) as connection:
        connection.execute(change)
    with pytest.raises(WarehouseDiffers, match=rule) as caught:
        check_warehouse(built, lake)
    ids = set(lake.observations("accepted", "moj_made_up/r1")["observation_id"]) | {"stray"}
    assert any(each in caught.value.what for each in ids)


def test_a_fact_that_is_missing_is_explained(lake: Lake, built: Path) -> None:
    with duckdb.connect(str(built)) as connection:
        connection.execute("drop table fct_workforce")
    with pytest.raises(WarehouseDiffers, match="fct_workforce"):
        check_warehouse(built, lake)


def test_an_empty_lake_and_an_empty_warehouse_agree(settings: Settings, built: Path, tmp_path: Path) -> None:
    from ingest.storage import Storage

    with duckdb.connect(str(built)) as connection:
        connection.execute("delete from fct_dismissals")
    check_warehouse(built, Lake(Storage(str(tmp_path / "empty"))))
