"""Whoever waits for a large document sees how far its reading is, on the error stream only."""

from __future__ import annotations

import pytest

from ingest.documents.progress import at_the_terminal, silent


def test_progress_leaves_the_output_alone(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with at_the_terminal() as report:
        for done in range(1, 4):
            report("large.xlsx", done, 3)
    said = capsys.readouterr()
    assert said.out == "" and "Reading large.xlsx" in said.err


def test_silence_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    silent("large.xlsx", 1, 2)
    assert capsys.readouterr() == ("", "")
