"""The documents keep up with the code: what there is has its words, and every link leads somewhere."""

from __future__ import annotations

import inspect
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from tables_page import tables_page

from expectations.disclosure.rules import RULES
from ingest.model import errors

HOME = Path(__file__).resolve().parents[2]
DOCS = HOME / "docs"
MARTS = HOME / "dbt_project" / "models" / "marts"
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_RUNBOOK = re.compile(r"docs/runbooks/(\w+)\.md")


def _pages() -> list[Path]:
    """Every Markdown page of the project that people read."""
    own = [*HOME.glob("*.md"), *DOCS.rglob("*.md")]
    for room in (
        "ingest",
        "expectations",
        "publish",
        "dags",
        "candour",
        "dbt_project",
        "tests",
    ):
        own += (HOME / room).rglob("*.md")
    return sorted(p for p in own if p.parent != MARTS.parent / "docs" and "target" not in p.parts)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _errors() -> list[type[errors.CandourError]]:
    classes = (c for _, c in inspect.getmembers(errors, inspect.isclass))
    return [c for c in classes if issubclass(c, errors.CandourError) and c.__module__ == errors.__name__]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_of_the_gate_has_a_page_and_a_line_in_the_list(rule: str) -> None:
    page = _text(DOCS / "rules" / f"{rule}.md")
    assert page.startswith(f"# {rule}: ")
    for heading in (
        "## What it means",
        "## Example",
        "## What to do",
        "## Where the rule comes from",
    ):
        assert heading in page
    assert f"]({rule}.md)" in _text(DOCS / "rules" / "README.md")


@pytest.mark.parametrize("rule", sorted(RULES))
def test_the_page_of_a_rule_gives_its_name_and_severity(rule: str) -> None:
    second = _text(DOCS / "rules" / f"{rule}.md").split("\n\n")[1]
    assert f"`{RULES[rule].name}`" in second
    assert RULES[rule].severity in second


@pytest.mark.parametrize("error", _errors(), ids=lambda e: e.__name__)
def test_every_error_has_a_page_with_its_exit_code(
    error: type[errors.CandourError],
) -> None:
    page = _text(DOCS / "errors" / f"{error.__name__}.md")
    assert f"Exit code {error.exit_code}." in page
    assert "## When it occurs" in page
    assert "## How to fix it" in page
    assert f"]({error.__name__}.md)" in _text(DOCS / "errors" / "README.md")


def test_every_runbook_the_dags_name_exists_and_is_listed() -> None:
    named = {name for path in (HOME / "dags").rglob("*.py") for name in _RUNBOOK.findall(_text(path))}
    from dags.failures import runbook

    shown = [runbook(error("what")) for error in _errors()] + [runbook(None)]
    named |= {name for page in shown for name in _RUNBOOK.findall(page)}
    held = {path.stem for path in (DOCS / "runbooks").glob("*.md")}
    assert named
    assert named <= held
    listed = set(re.findall(r"\]\((\w+)\.md\)", _text(DOCS / "runbooks" / "README.md")))
    assert listed == held - {"README"}


def test_the_list_of_tables_says_what_dbt_says() -> None:
    page = _text(DOCS / "bi" / "tables.md")
    assert page == tables_page(MARTS), "write it anew: `python tests/contract/tables_page.py`"


def test_every_mart_has_a_description_file() -> None:
    assert {path.stem for path in MARTS.rglob("*.sql")} == {path.stem for path in MARTS.rglob("*.yml")}


def test_every_source_has_its_licence_and_attribution() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$",
        _text(HOME / "DATA_LICENCE.md"),
        re.MULTILINE,
    )
    listed = {source: licence for source, licence, _ in rows}
    paths = (HOME / "ingest" / "sources").glob("*/source.yml")
    declared = {path.parent.name: yaml.safe_load(_text(path))["licence"] for path in paths}
    assert listed == declared


def test_every_release_that_ships_stands_in_the_data_releases() -> None:
    text = _text(HOME / "DATA_RELEASES.md")
    shipped = [f"{p.parents[1].name}/{p.stem}" for p in (HOME / "ingest" / "sources").glob("*/releases/*.yml")]
    assert shipped
    assert [release for release in shipped if f"`{release}`" not in text] == []


def test_every_direct_dependency_has_its_reason() -> None:
    project = tomllib.loads(_text(HOME / "pyproject.toml"))["project"]
    names = {re.split(r"[\s\[=<>~!;]", dependency)[0] for dependency in project["dependencies"]}
    told = set(
        re.findall(
            r"^\| `([\w-]+)` \|",
            _text(DOCS / "adr" / "0001-dependencies.md"),
            re.MULTILINE,
        )
    )
    assert names <= told


def test_every_decision_is_listed_once_under_its_own_number() -> None:
    held = sorted(path.name for path in (DOCS / "adr").glob("[0-9]*.md"))
    listed = re.findall(r"^\| \[(\d{4})\]\(([\w.-]+)\)", _text(DOCS / "adr" / "README.md"), re.MULTILINE)
    assert [name for _, name in listed] == held
    assert [number for number, _ in listed] == [f"{n:04d}" for n in range(1, len(held) + 1)]
    assert all(name.startswith(number) for number, name in listed)


def test_every_relative_link_leads_to_a_file() -> None:
    broken = []
    for page in _pages():
        for target in _LINK.findall(_CODE.sub("", _text(page))):
            if "://" in target or target.startswith(("#", "mailto:")):
                continue
            if not (page.parent / target.split("#")[0]).exists():
                broken.append(f"{page.relative_to(HOME)}: {target}")
    assert broken == []


def test_every_page_of_the_documentation_can_be_reached_from_its_first_page() -> None:
    todo, seen = [DOCS / "index.md"], set[Path]()
    while todo:
        page = todo.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        for target in _LINK.findall(_text(page)):
            if "://" not in target and not target.startswith("#"):
                todo.append((page.parent / target.split("#")[0]).resolve())
    assert sorted(str(p.relative_to(DOCS)) for p in set(DOCS.rglob("*.md")) - seen) == []


# Written in pieces, so that this file does not hold what it looks for.
@pytest.mark.parametrize("word", ["sha" + "red/", "/t" + "mp/"])
def test_no_page_names_a_place_that_readers_do_not_have(word: str) -> None:
    assert [str(p.relative_to(HOME)) for p in _pages() if word in _text(p)] == []


def test_no_page_leaves_a_gap_to_be_filled() -> None:
    gaps = re.compile(r"@@\w+@@|\bTODO\b|\bTBD\b|\bFIXME\b")
    assert [str(p.relative_to(HOME)) for p in _pages() if gaps.search(_text(p))] == []
