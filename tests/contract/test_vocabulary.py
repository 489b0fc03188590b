"""The conformed codes agree with each other: every code stands once, and every reference leads somewhere."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest
import yaml

from ingest.model import vocabulary
from ingest.model.vocabulary import DIMENSIONS, plain, terms
from ingest.settings import Settings

FOLDER = vocabulary._HERE


def test_every_file_is_a_dimension_and_every_dimension_a_file() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == sorted(DIMENSIONS)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_codes_are_written_alike_and_stand_once(dimension: str) -> None:
    entries = yaml.safe_load((FOLDER / f"{dimension}.yml").read_text("utf-8"))
    codes = Counter(entry["code"] for entry in entries)
    assert [code for code, times in codes.items() if times > 1] == []
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", code)] == []
    assert all(entry["name"].strip() for entry in entries)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_no_name_stands_for_two_codes_or_for_nothing(dimension: str) -> None:
    names: dict[str, set[str]] = {}
    for code, term in terms(dimension).items():
        for name in {code.replace("_", " "), term["name"], *term.get("aliases", ())}:
            names.setdefault(plain(name), set()).add(code)
    assert {name: codes for name, codes in names.items() if len(codes) > 1 or not name} == {}


def test_every_outcome_belongs_to_a_measure() -> None:
    assert {term["measure"] for term in terms("outcomes").values()} <= set(terms("measures"))


def test_every_body_leads_to_bodies_and_none_to_itself() -> None:
    bodies = terms("bodies")
    for code, body in bodies.items():
        related = [body["parent"]] if body.get("parent") else []
        for key in ("succeeds", "successor", "succeeded_by"):
            value = body.get(key) or []
            related += [value] if isinstance(value, str) else [v if isinstance(v, str) else v["body"] for v in value]
        assert set(related) <= set(bodies), code
        assert code not in related


def test_no_body_is_its_own_ancestor() -> None:
    bodies = terms("bodies")
    for code in bodies:
        seen: list[str] = []
        at: str | None = code
        while at:
            assert at not in seen, f"{code} stands above itself"
            seen.append(at)
            at = bodies[at].get("parent")


@pytest.mark.parametrize("dimension", ["outcomes", "populations", "misconduct_types"])
def test_what_lies_within_another_code_leads_to_one_and_never_back(dimension: str) -> None:
    for code in terms(dimension):
        seen, level = {code}, _within(dimension, code)
        while level:
            assert level <= set(terms(dimension)) - {code}
            seen |= level
            level = {above for name in level for above in _within(dimension, name)} - seen


@pytest.mark.parametrize(
    ("dimension", "column"), [("populations", "population"), ("misconduct_types", "misconduct_type")]
)
def test_the_warehouse_and_the_audit_agree_on_what_lies_within_what(dimension: str, column: str) -> None:
    path = Settings().home / "dbt_project" / "seeds" / "hierarchies" / "broader_terms.csv"
    rows = csv.DictReader(path.open(encoding="utf-8"))
    seeded = {(row["narrower"], row["broader"]) for row in rows if row["dimension"] == column}
    assert seeded == {(code, above) for code in terms(dimension) for above in _within(dimension, code)}


def _within(dimension: str, code: str) -> set[str]:
    above = terms(dimension)[code].get("within", [])
    return {above} if isinstance(above, str) else set(above)


@pytest.mark.parametrize("label", ["", "1", "(1)", "nobody", "the", "Police", "♂"])
def test_what_is_no_name_has_no_code(label: str) -> None:
    assert vocabulary.code_of("bodies", label) is None
