"""A contract names every key that is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from builders.toy import contract

from ingest.contracts import parse_contract
from ingest.model.errors import InvalidContract
from ingest.model.release import Release


def parse(made: dict[str, Any] | str | bytes) -> Release:
    text = (
        made if isinstance(made, bytes) else made.encode() if isinstance(made, str) else yaml.safe_dump(made).encode()
    )
    return parse_contract(text, Release, "noms_toy/releases/foi_1.yml")


def test_a_whole_contract_is_read_whatever_ends_its_lines() -> None:
    text = yaml.safe_dump(contract(title="Größe ≤"), allow_unicode=True)
    assert parse(text).title == "Größe ≤"
    assert parse("\ufeff" + text) == parse(text.replace("\n", "\r\n")) == parse(text)


def test_the_day_of_a_break_stays_a_key() -> None:
    text = yaml.safe_dump(contract()) + "breaks: [{on: 2019-04-01, body: noms, measures: [dismissals], what: new unit}]"
    assert str(parse(text).breaks[0].on) == "2019-04-01"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"titel": "x"}, "unknown key `titel`"),
        ({"title": None}, "missing key `title`"),
        ({"body": "nobody"}, "no body `nobody` in vocabulary/bodies.yml"),
        ({"ref": "../x"}, "`ref`"),
        ({"ref": "a/b"}, "`ref`"),
        ({"published_on": "soon"}, "`published_on`"),
        ({"documents": []}, "`documents`"),
        ({"documents": 5}, "`documents`"),
        ({"policy": {"stated": True, "markers": {"~": {"kind": "masked"}}}}, "range"),
        ({"policy": {"stated": True, "markers": {"~": {"kind": "masked", "range": [3, 2]}}}}, "upside down"),
        (
            {"policy": {"stated": True, "markers": {"~": {"kind": "masked", "range": [-1, 2]}}}},
            "policy.markers.~.range",
        ),
        ({"policy": {"stated": True, "rounding": {"base": 10**20}}}, "policy.rounding.base"),
        ({"caveats": [{"kind": "unit", "text": "x", "where": {"gendre": "male"}}]}, "no column `gendre`"),
        (
            {"breaks": [{"on": "2019-04-01", "body": "noms", "measures": ["sackings"], "what": "x"}]},
            "no measure `sackings`",
        ),
        ({"relations": [{"kind": "sum", "total": {}, "status": "confirmed", "because": "x"}]}, "confirmed_by"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidContract) as refused:
        parse(contract(**change))
    assert said in refused.value.what
    assert refused.value.where == "noms_toy/releases/foi_1.yml"
    assert refused.value.exit_code == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"layout": "records"}, "needs `record`"),
        ({"layout": "one_cell_per_line"}, "needs `columns`"),
        ({"layout": "one_cell_per_line", "columns": 1}, "columns"),
        ({"layout": "run_on", "run_on": {"columns": [" "], "groups": [["2014"]]}}, "run_on.columns"),
        ({"layout": "records", "record": {"starts_with": "(", "columns": ["a"]}}, "no regular expression"),
        (
            {
                "header": [{"dimension": "gender"}] * 2,
                "layout": "run_on",
                "run_on": {"columns": ["a"], "groups": [["b"]]},
            },
            "one header",
        ),
        ({"says": {"gendre": "x"}}, "no column `gendre_as_published`"),
        ({"rows": {"dimension": "period", "says": ["year"]}}, "no column `year_as_published`"),
        ({"sets": {"measure": "sackings"}}, "no measure `sackings`"),
        (
            {"sets": {"period": {"kind": "calendar_year", "start": "2020-01-01", "end": "2019-01-01"}}},
            "before it starts",
        ),
        ({"document": -1}, "tables.0.document"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_before_it_is_tried(change: dict[str, Any], said: str) -> None:
    made = contract()
    made["tables"][0] |= change
    with pytest.raises(InvalidContract) as refused:
        parse(made)
    assert said in refused.value.what


def test_an_id_that_stands_for_two_tables_is_refused() -> None:
    made = contract()
    made["tables"] *= 2
    with pytest.raises(InvalidContract, match="`T1` stands for two"):
        parse(made)


@pytest.mark.parametrize("text", ["", "# nothing", "- a\n- b", "word", "a: [", "a: 1\na: 2", "\0"])
def test_a_file_that_is_no_contract_is_refused(text: str) -> None:
    with pytest.raises(InvalidContract):
        parse(text)
