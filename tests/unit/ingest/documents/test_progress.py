"""Whoever waits longer than a second is told so on the error stream only; of what is quick nothing is said."""

from __future__ import annotations

import re

import pytest

from ingest.documents import progress
from ingest.documents.progress import Patience, at_the_terminal, silent


def read_a_large_book() -> None:
    with at_the_terminal() as report:
        for done in range(1, 4):
            report("large.xlsx", done, 3)


def test_progress_leaves_the_output_alone(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    read_a_large_book()
    said = capsys.readouterr()
    assert said.out == "" and "Reading large.xlsx" in said.err


def test_what_is_read_at_once_shows_no_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(progress, "_PATIENCE", 3600.0)
    read_a_large_book()
    assert "Reading" not in capsys.readouterr().err


def test_silence_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    silent("large.xlsx", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_what_takes_long_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with Patience("Reading") as waiting:
        waiting._timer.join()
        waiting.say("Auditing case 2 of 3")
    told = capsys.readouterr()
    assert told.out == ""
    assert re.search(r"Auditing case 2 of 3 took \d+\.\d seconds\.", told.err)


def test_what_is_quick_is_not(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 3600.0)
    with Patience("Reading") as waiting:
        waiting.say("Auditing")
    assert capsys.readouterr() == ("", "")


def test_a_fault_is_not_talked_over(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with pytest.raises(KeyError), Patience("Reading") as waiting:
        waiting._timer.join()
        raise KeyError
    assert "took" not in capsys.readouterr().err
