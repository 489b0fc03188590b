"""Building and publishing: nothing twice, nothing by halves, nothing writable, no way out of a query."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from toy_lake import ToyLake, exact, year

from ingest.model.errors import NeedsAPerson, WrongUse
from ingest.settings import Settings
from publish.build import RECORD, build, dbt_arguments, last_build
from publish.explain import explain
from publish.places import mart_areas, places
from publish.query import ask
from publish.snapshot import publish


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_nothing_is_built_or_published_twice(built: Settings) -> None:
    shown = places(built).published
    before = (os.readlink(shown), _bytes(shown.resolve()))
    assert not build(built, "again").changed
    assert not publish(built, "again").changed
    assert (os.readlink(shown), _bytes(shown.resolve())) == before


def test_every_mart_is_published_three_ways_and_read_only(built: Settings) -> None:
    folder = places(built).published.resolve()
    marts = sorted(mart_areas(built.home))
    tables = ask(built, "select table_name from information_schema.tables where table_type = 'BASE TABLE' order by 1")
    assert [row[0] for row in tables.rows] == marts
    assert {p.name for p in (folder / "marts").iterdir()} == {
        f"{m}.{kind}" for m in marts for kind in ("csv", "parquet")
    }
    assert all(p.stat().st_mode & 0o777 == 0o444 for p in folder.rglob("*") if p.is_file())


def test_the_published_file_knows_nothing_of_this_machine(built: Settings) -> None:
    root = str(Path(built.data_root)).encode()
    assert not [name for name, data in _bytes(places(built).published.resolve()).items() if root in data]


def test_the_dictionary_describes_every_column(built: Settings) -> None:
    package = json.loads((places(built).published / "datapackage.json").read_text())
    for resource in package["resources"]:
        assert resource["description"] and resource["schema"]["primaryKey"]
        described = [field["name"] for field in resource["schema"]["fields"]]
        columns = ask(built, f"select column_name from (describe {resource['name']})").rows
        assert described == [row[0] for row in columns]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_a_fact_leads_back_to_its_cell(built: Settings) -> None:
    sql = "select observation_id from fct_convictions where raw_value = '18'"
    observation_id = ask(built, sql).rows[0][0]
    found = explain(built, observation_id[:8])
    assert found["document"]["archive"] == "archive/ab/" + "ab" * 31
    assert found["cell"] == {"table_id": "T1", "cell_ref": "T1!B2", "raw_value": "18", "marker": None}
    assert [v["raw_value"] for v in found["vintages"]] == ["18", "17"]
    assert found["release"]["reference"] == "HC_2013_09_02"
    with pytest.raises(WrongUse):
        explain(built, "zz")
    with pytest.raises(WrongUse):
        explain(built, "0000000000000000ffff")


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/hostname')",
        "copy (select 1) to 'out.csv'",
        "set enable_external_access = true",
        "drop table fct_convictions",
        "selekt 1",
    ],
)
def test_a_query_cannot_leave_or_change_the_warehouse(built: Settings, sql: str) -> None:
    with pytest.raises(WrongUse):
        ask(built, sql)


def test_before_anything_is_published_the_remedy_is_said(tmp_path: Path) -> None:
    with pytest.raises(NeedsAPerson, match="candour publish"):
        ask(Settings(data=str(tmp_path)), "select 1")
    with pytest.raises(NeedsAPerson, match="candour build"):
        publish(Settings(data=str(tmp_path)), "early")


def test_leftovers_of_a_crash_are_cleared_and_the_link_is_switched_whole(mine: Settings) -> None:
    where = places(mine)
    (where.versions / ".new-torn").mkdir()
    (where.versions / ".new-torn" / "warehouse.duckdb").write_bytes(b"torn")
    os.symlink("versions/.new-torn", where.warehouse / ".link-torn")
    first = os.readlink(where.published)
    for number in range(2):
        record = last_build(mine) or {}
        text = json.dumps(record | {"fingerprint": f"{number}" * 64})
        (Path(mine.data_root) / RECORD).write_text(text)
        assert publish(mine, "next").changed
    assert sorted(p.name for p in where.versions.iterdir()) == ["0" * 12, "1" * 12]
    assert os.readlink(where.published) != first
    assert not list(where.warehouse.glob(".link-*"))


def test_a_lost_link_is_set_again_without_a_new_copy(mine: Settings) -> None:
    where = places(mine)
    before = _bytes(where.published.resolve())
    where.published.unlink()
    assert publish(mine, "again").changed
    assert _bytes(where.published.resolve()) == before


def test_a_release_of_an_unstaged_publisher_stops_the_build_and_leaves_what_is_published(mine: Settings) -> None:
    where = places(mine)
    before = _bytes(where.published.resolve())
    toy = ToyLake(mine)
    row = {"measure": "convictions", "stage_or_outcome": "convicted", "body": "noms"} | year(2001) | exact(1)
    toy.accept("noms_foi/odd", "a_publisher_nobody_staged", date(2002, 1, 1), [row])
    with pytest.raises(NeedsAPerson, match="every_accepted_observation_belongs_to_a_staged_publisher"):
        build(mine, "odd")
    assert last_build(mine) is None
    with pytest.raises(NeedsAPerson, match="no good build"):
        publish(mine, "odd")
    assert _bytes(where.published.resolve()) == before


def test_dbt_writes_nothing_into_the_repository(built: Settings) -> None:
    arguments = dbt_arguments(built, places(built))
    assert str(places(built).dbt / "target") in arguments
    assert not any(str(built.home / "dbt_project" / "target") in argument for argument in arguments)


def test_a_damaged_publication_is_told_and_written_anew(mine: Settings) -> None:
    database = places(mine).published_db.resolve()
    database.chmod(0o644)
    database.write_bytes(b"no database" * 500)
    with pytest.raises(NeedsAPerson, match="cannot be read"):
        ask(mine, "select 1")
    assert publish(mine, "again").changed
    assert ask(mine, "select count(*) from fct_dismissals").rows[0][0] > 0


def test_no_query_is_no_traceback(built: Settings) -> None:
    for nothing in ("", " ; ", "-- nothing", "select '\udcff'"):
        with pytest.raises(WrongUse):
            ask(built, nothing)
    assert ask(built, "select 'nan'::double, 'inf'::double").rows == [(None, None)]
