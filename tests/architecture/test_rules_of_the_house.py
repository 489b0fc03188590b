"""The rules of the house that no import contract can say: who may touch what, and how long a thing may be."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("candour", "dags", "expectations", "ingest", "publish")
PYTHON = sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))
GX_FILES = {f"expectations/{name}.py" for name in ("expectations", "rule_expectations", "report", "gate")}
# These know where files lie; those in dags/ write only Airflow's own files, that of the audit only machine code.
WRITERS = {
    "ingest/storage.py",
    "ingest/staging.py",
    "publish/snapshot.py",
    "publish/build.py",
    "publish/copy.py",
    "publish/dictionary.py",
    "publish/codelists.py",
    "dags/airflow_home.py",
    "dags/page.py",
    "dags/quiet.py",
    "expectations/disclosure/kept.py",
}
# A lock is a file that nobody reads.
_LOCKS = re.compile(r"lock['\"]?\)?\.open$")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def _imports(package: str) -> set[str]:
    return {_name(p) for p in PYTHON if any(i.split(".")[0] == package for i in _imported(p))}


def test_only_dags_imports_airflow() -> None:
    assert {name for name in _imports("airflow") if not name.startswith("dags/")} == set()


def test_only_four_files_import_great_expectations_and_none_when_it_is_loaded() -> None:
    assert _imports("great_expectations") <= GX_FILES


def test_nothing_heavy_is_loaded_for_help() -> None:
    heavy = {"airflow", "dbt", "great_expectations"}
    for cli in sorted(ROOT.glob("*/cli.py")):
        top = [node for node in _tree(cli).body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = {alias.name.split(".")[0] for node in top if isinstance(node, ast.Import) for alias in node.names}
        names |= {(node.module or "").split(".")[0] for node in top if isinstance(node, ast.ImportFrom)}
        assert names & heavy == set(), _name(cli)


@pytest.mark.parametrize("path", PYTHON, ids=_name)
def test_a_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250
    assert path.stem not in {"utils", "helpers", "common", "misc", "base"}


@pytest.mark.parametrize("path", PYTHON, ids=_name)
def test_a_function_fits_a_screen(path: Path) -> None:
    functions = [n for n in ast.walk(_tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions}
    assert {name: lines for name, lines in long.items() if lines > 40} == {}


@pytest.mark.parametrize("path", PYTHON, ids=_name)
def test_no_fault_is_caught_unseen(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            names = set(re.findall(r"\w+", caught))
            assert names & {"everything", "Exception", "BaseException"} == set(), f"line {node.lineno}: {caught}"


@pytest.mark.parametrize("path", [p for p in PYTHON if _name(p) not in WRITERS], ids=_name)
def test_only_those_who_know_where_files_lie_write_them(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call):
            assert not _writes(node), f"line {node.lineno}: {ast.unparse(node)[:80]}"


def _writes(call: ast.Call) -> bool:
    called = ast.unparse(call.func)
    if called in {"os.replace", "os.rename", "shutil.move", "shutil.copy", "shutil.copytree", "shutil.rmtree"}:
        return True
    method = called.rsplit(".", 1)[-1]
    if method in {"write_text", "write_bytes", "to_parquet", "to_csv"}:
        return True
    if method != "open" or _LOCKS.search(called):
        return False
    mode = call.args[1 if called == "open" else 0] if len(call.args) > (called == "open") else None
    mode = mode or next((k.value for k in call.keywords if k.arg == "mode"), None)
    return isinstance(mode, ast.Constant) and bool(set(str(mode.value)) & set("wax+")) and len(str(mode.value)) <= 3


# Written in pieces, so that this file does not hold what it looks for.
_REGISTRIES = "|".join(("files.python" + "hosted.org", r"pypi\." + "org/simple", "registry." + "npmjs"))
_PLACES = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]", "/Us" + "ers/")
_HOMES = "|".join(rf"(?<![\w./-]){place}" for place in _PLACES)


def _tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout: which files are tracked is not known")
    return [ROOT / name for name in done.stdout.split("\0") if name and name != "uv.lock" and (ROOT / name).is_file()]


def test_no_tracked_file_names_a_registry_or_a_machine() -> None:
    looked_for = re.compile(f"{_REGISTRIES}|{_HOMES}")
    found = []
    for path in _tracked():
        for number, line in enumerate(path.read_bytes().decode("utf-8", errors="ignore").splitlines(), start=1):
            if looked_for.search(line):
                found.append(f"{_name(path)}:{number}")
    assert found == []


def test_no_two_tests_have_one_name() -> None:
    """pytest knows a test file by its bare name: of two alike the second would not be run."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
