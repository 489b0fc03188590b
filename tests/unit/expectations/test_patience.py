"""A command that takes long says so, and how long it took; one that is quick says nothing."""

from __future__ import annotations

import re

import pytest

from expectations import patience
from expectations.patience import Patience


def test_what_takes_long_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(patience, "_PATIENCE", 0.0)
    with Patience("Reading") as waiting:
        waiting._timer.join()
        waiting.say("Auditing case 2 of 3")
    told = capsys.readouterr()
    assert told.out == ""
    assert re.search(r"Auditing case 2 of 3 took \d+\.\d seconds\.", told.err)


def test_what_is_quick_is_not(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(patience, "_PATIENCE", 3600.0)
    with Patience("Reading") as waiting:
        waiting.say("Auditing")
    assert capsys.readouterr() == ("", "")


def test_a_fault_is_not_talked_over(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(patience, "_PATIENCE", 0.0)
    with pytest.raises(KeyError), Patience("Reading") as waiting:
        waiting._timer.join()
        raise KeyError
    assert "took" not in capsys.readouterr().err
