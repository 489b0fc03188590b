"""Plain kernels and machine code: the same answers, and who answers when."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from expectations.disclosure import engine, jit, kept
from expectations.disclosure.engine import Engine

HOME = Path(__file__).parents[4]
WORKED = HOME.parent / "shared" / "cases" / "suppression" / "cases"
ANSWERS = """
import json, sys
from pathlib import Path
sys.path.insert(0, "tests/oracle")
import numpy as np
from expectations.cases.case import judged
from expectations.disclosure.engine import ENGINE
from expectations.disclosure.solve import solve
from expectations.disclosure.system import Builder
from instances import instance
if sys.argv[1] == "numba":
    ENGINE.prepare()
told = [judged(instance(seed, 16)) for seed in range(25)]
told += [judged(json.loads(Path(name).read_text())) for name in sys.argv[2:]]
for shape in ((6, 6), (4, 4, 2), (3, 3, 3)):
    number, figure, builder = np.arange(np.prod(shape)).reshape(shape), np.arange(np.prod(shape)) % 7, Builder()
    for axis in range(len(shape)):
        for line in np.moveaxis(number, axis, -1).reshape(-1, shape[axis]).tolist():
            builder.add(0, [(cell, 1) for cell in line], *[int(figure[line].sum())] * 2)
    hidden = figure % 2 == 1
    left = solve(builder.build(), np.where(hidden, 1, figure), np.where(hidden, 6, figure))
    told.append([left.lo.tolist(), left.hi.tolist(), left.count.tolist(), left.unproved.tolist()])
print(bool(ENGINE.machine), json.dumps(told))
"""


def ran(program: str, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=HOME,
        env={**os.environ, "PYTHONPATH": str(HOME), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_machine_code_and_plain_kernels_give_the_same_answers() -> None:
    cases = [str(path) for path in sorted(WORKED.glob("*.json"))]
    if not cases:
        print(f"The worked cases of {WORKED} are not here; drawn instances and linked tables only.")
    told = [ran(ANSWERS, kind, *cases, CANDOUR_KERNELS=kind).split(" ", 1) for kind in ("numba", "numpy")]
    assert [used for used, _ in told] == ["True", "False"]
    assert json.loads(told[0][1]) == json.loads(told[1][1])


def test_a_small_table_is_judged_without_waiting_for_numba() -> None:
    program = """
import sys
sys.path.insert(0, "tests/oracle")
from expectations.cases.case import judged
from instances import instance
judged(instance(3, 12))
print("numba" in sys.modules)
"""
    assert ran(program).strip() == "False"


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An engine of its own whose machine code is the plain kernels; what is said of making it."""
    made = {function: function for function, told in jit._KERNELS.items() if told.outward}
    monkeypatch.setattr(jit, "machine", lambda: made)
    monkeypatch.setattr(jit, "kept", lambda: False)
    monkeypatch.setattr(jit, "POSSIBLE", True)
    said: list[str] = []
    monkeypatch.setattr(engine, "_to_stderr", said.append)
    return said


def test_a_large_question_prepares_and_says_so_and_how_long_it_took(prepared: list[str]) -> None:
    one = Engine()
    one.choose(engine.SMALL)
    assert one.hasty and prepared == []
    one.choose(engine.SMALL + 1)
    assert not one.hasty
    assert prepared[0] == engine.PREPARING and prepared[1].startswith("Prepared in ")
    one.prepare()
    assert len(prepared) == 2


def test_many_small_questions_prepare_too(prepared: list[str]) -> None:
    one = Engine()
    one.spent = engine.PATIENCE + 0.1
    one.choose(1)
    assert prepared[0] == engine.PREPARING


def test_without_numba_nothing_is_prepared(prepared: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jit, "POSSIBLE", False)
    one = Engine()
    one.choose(10**9)
    assert not one.machine and prepared == []


def test_plain_answers_are_counted_against_patience() -> None:
    one = Engine()
    assert one.call(sum, [1, 2]) == 3
    assert one.spent > 0


def package(folder: Path) -> Path:
    home = folder / "disclosure"
    home.mkdir()
    for name in kept._SOURCES:
        (home / name).write_bytes((kept._HERE / name).read_bytes())
    return home


def folder_of(home: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> Path | None:
    monkeypatch.setattr(kept, "_HERE", home)
    monkeypatch.setenv("XDG_CACHE_HOME", str(own))
    found: Any = kept.folder.__wrapped__()  # type: ignore[attr-defined]
    return found


def test_machine_code_is_kept_beside_the_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = package(tmp_path)
    found = folder_of(home, tmp_path / "own", monkeypatch)
    assert found is not None and found.parent == home / "__pycache__"
    (home / "search.py").write_text("# another")
    assert folder_of(home, tmp_path / "own", monkeypatch) != found


def test_where_modules_may_not_be_written_to_it_is_kept_in_ones_own_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, own = package(tmp_path), tmp_path / "own"
    beside = folder_of(home, own, monkeypatch)
    assert beside is not None
    (beside / "disclosure").mkdir()
    (beside / "disclosure" / "settle.nbi").write_text("made by whoever installed it")
    (beside / "disclosure").chmod(0o555)
    monkeypatch.setattr(kept, "_writable", _only_under(own))
    found = folder_of(home, own, monkeypatch)
    assert found is not None and found.parent == own / "candour"
    assert (found / "disclosure" / "settle.nbi").read_text() == "made by whoever installed it"
    assert (found / "disclosure").stat().st_mode & 0o200


def test_where_nothing_may_be_written_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = package(tmp_path)
    (home / "__pycache__").write_text("no folder")
    (tmp_path / "own").write_text("no folder")
    assert folder_of(home, tmp_path / "own", monkeypatch) is None


def _only_under(own: Path) -> Any:
    before = kept._writable

    def writable(folder: Path) -> bool:
        return folder.is_relative_to(own) and before(folder)

    return writable


def test_every_kernel_says_what_it_is_given() -> None:
    for function, told in jit._KERNELS.items():
        assert len(told.given) == function.__code__.co_argcount, function.__name__
