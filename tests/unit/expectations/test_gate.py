"""The gate from end to end: verdicts, moves, crashes and second thoughts."""

from __future__ import annotations

import contextlib
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from typer.testing import CliRunner

from expectations import cli
from expectations.docs import write_docs
from expectations.gate import gate, gate_inputs_changed
from ingest.ledger import Ledger
from ingest.model.errors import GateClosed, InvalidContract, WrongUse
from ingest.settings import Settings

WAIVER = {
    "rule": "SUP-301",
    "release": "moj_made_up/r1",
    "cells": ["T1!M18", "T1!F18", "T1!A18"],
    "reason": "the publisher has been asked",
    "who": "data_steward",
    "on": date(2026, 11, 1),
    "until": date(2099, 1, 1),
}


def waive(settings: Settings, **change: object) -> None:
    text = yaml.safe_dump([{**WAIVER, **change}])
    (settings.waivers / "moj_made_up.yml").write_text(text, encoding="utf-8")


def state(settings: Settings, lake: object) -> list[str]:
    return [change.state for change in Ledger(lake.storage).changes()]  # type: ignore[attr-defined]


def files(settings: Settings) -> dict[str, bytes]:
    """What a reader may rely on: everything but locks, logs, whose lines carry times, and Data Docs."""
    root = Path(settings.data)
    paths = (path for path in root.rglob("[!.]*") if path.is_file() and path.suffix != ".jsonl")
    return {str(p.relative_to(root)): p.read_bytes() for p in paths if "gx" not in p.relative_to(root).parts}


def test_a_sound_release_is_accepted(made: SimpleNamespace, settings: Settings) -> None:
    lake = made.put(settings, made.year_of("10", "5", "15"))
    result = gate(made.release, settings, "run-1")
    assert (result["verdict"], result["decision"], result["findings"]) == ("pass", "accepted", [])
    assert lake.where(made.release) == "accepted" and state(settings, lake) == ["accepted"]
    assert lake.gate_result(made.release) == result
    assert lake.storage.exists(f"reports/{made.release}/report.json")
    assert not lake.storage.exists(f"evidence/{made.release}.json")
    assert write_docs(lake.storage) == 1 and lake.storage.exists("gx/docs/index.html")
    assert write_docs(lake.storage) == 0
    assert not gate_inputs_changed(made.release, settings)


def test_parts_that_do_not_make_their_total_close_the_gate(made: SimpleNamespace, settings: Settings) -> None:
    lake = made.put(settings, made.year_of("10", "5", "16"))
    with pytest.raises(GateClosed) as caught:
        gate(made.release, settings, "run-1")
    for figure in ("10", "5", "15", "16"):
        assert figure in caught.value.what
    assert lake.where(made.release) == "quarantine"
    change = Ledger(lake.storage).current()[made.release]
    assert (change.state, change.why) == ("quarantined", "closed by SUP-301")
    before = files(settings)
    _finish(made, settings)
    assert files(settings) == before and state(settings, lake) == ["quarantined"]


def test_a_warning_is_recorded_and_does_not_block(made: SimpleNamespace, settings: Settings) -> None:
    made.put(settings, made.year_of(*WRONG), relations=[made.proposed])
    result = gate(made.release, settings, "run-1")
    assert result["verdict"] == "warn" and result["decision"] == "accepted"
    assert [finding["severity"] for finding in result["findings"]] == ["warning"]


def test_no_file_carries_a_derived_value(made: SimpleNamespace, settings: Settings) -> None:
    rows = made.year_of("80000", "~", "80777", 1999)
    rows[1] |= {"value_upper": 900}
    made.put(settings, rows, policy={**made.policy, "markers": {"~": {"kind": "masked", "range": [1, 900]}}})
    with pytest.raises(GateClosed) as caught:
        gate(made.release, settings, "run-1")
    assert "777" not in str(caught.value).replace("80777", "")
    for path in Path(settings.data).rglob("*"):
        if (
            path.is_file()
            and path.suffix in (".json", ".jsonl", ".html")
            and not {"static", "evidence"} & {*path.parts}
        ):
            text = path.read_text(encoding="utf-8").replace("80777", "")
            assert "777" not in [word.strip('",.') for word in text.split()], path


def test_rows_that_are_no_sane_observations_are_refused(made: SimpleNamespace, settings: Settings) -> None:
    rows = made.year_of("10", "5", "15")
    rows[0] |= {"value_upper": 3}
    rows[1] |= {"gender": "femal"}
    lake = made.put(settings, rows)
    with pytest.raises(GateClosed, match="OBS-303"):
        gate(made.release, settings, "run-1")
    found = {finding["rule"]: finding["cell_refs"] for finding in lake.gate_result(made.release)["findings"]}
    assert found == {"OBS-208": ["T1!F18"], "OBS-303": ["T1!M18"], "OBS-306": ["T1!M18"]}


def test_a_waiver_opens_the_gate_and_stays_on_record(made: SimpleNamespace, settings: Settings) -> None:
    lake = made.put(settings, made.year_of("10", "5", "16"))
    with pytest.raises(GateClosed):
        gate(made.release, settings, "run-1")
    waive(settings)
    assert gate_inputs_changed(made.release, settings)
    result = gate(made.release, settings, "run-2")
    assert result["decision"] == "accepted" and result["findings"][0]["waived"]
    assert result["findings"][0]["waiver"]["who"] == "data_steward"
    assert state(settings, lake) == ["quarantined", "candidate", "accepted"]
    assert not gate_inputs_changed(made.release, settings)


def test_a_waiver_taken_away_closes_the_gate_again(made: SimpleNamespace, settings: Settings) -> None:
    lake = made.put(settings, made.year_of("10", "5", "16"))
    waive(settings)
    gate(made.release, settings, "run-1")
    (settings.waivers / "moj_made_up.yml").unlink()
    with pytest.raises(GateClosed):
        gate(made.release, settings, "run-2")
    assert lake.where(made.release) == "quarantine" and state(settings, lake) == ["accepted", "quarantined"]


def test_a_waiver_past_its_end_fails_the_run(made: SimpleNamespace, settings: Settings) -> None:
    lake = made.put(settings, made.year_of("10", "5", "16"))
    waive(settings, until=date(2026, 11, 30))
    gate(made.release, settings, "run-1", today=date(2026, 11, 22))
    assert gate_inputs_changed(made.release, settings, today=date(2026, 12, 1))
    with pytest.raises(InvalidContract, match=r"moj_made_up\.yml"):
        gate(made.release, settings, "run-2", today=date(2026, 12, 1))
    assert lake.where(made.release) == "accepted"


def test_a_waiver_that_matches_nothing_fails_the_run_and_moves_nothing(
    made: SimpleNamespace, settings: Settings
) -> None:
    lake = made.put(settings, made.year_of("10", "5", "15"))
    waive(settings)
    with pytest.raises(InvalidContract, match="matches no finding"):
        gate(made.release, settings, "run-1")
    assert lake.where(made.release) == "candidate" and state(settings, lake) == []


class Killed(BaseException):
    """Stands for kill -9: nothing may catch it."""


SOUND, WRONG = ("10", "5", "15"), ("10", "5", "16")
# The evidence where there is any, two forms of the report, the result, the move, the ledger: each cut off before or
# after it took effect.
CUTS = [(WRONG, step) for step in range(12)] + [(SOUND, step) for step in range(5, 10)]


@pytest.mark.parametrize(("figures", "step"), CUTS)
def test_a_run_killed_at_any_write_ends_the_same_when_run_again(
    made: SimpleNamespace,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    figures: tuple[str, str, str],
    step: int,
) -> None:
    lake = made.put(settings, made.year_of(*figures))
    _kill_at(monkeypatch, step)
    with pytest.raises(Killed):
        _finish(made, settings)
    monkeypatch.undo()
    _finish(made, settings)
    decided = files(settings)
    assert state(settings, lake) == ["accepted" if figures == SOUND else "quarantined"]
    _finish(made, settings)
    assert files(settings) == decided
    assert sorted(decided) == sorted(
        [
            *([] if figures == SOUND else [f"evidence/{made.release}.json"]),
            f"{'accepted' if figures == SOUND else 'quarantine'}/{made.release}.parquet",
            f"ledger/gate/{made.release}.json",
            f"ledger/releases/{made.release}.json",
            f"reports/{made.release}/index.html",
            f"reports/{made.release}/report.json",
        ]
    )


def test_a_second_judgement_writes_the_same_bytes(made: SimpleNamespace, settings: Settings) -> None:
    lake = made.put(settings, made.year_of(*WRONG))
    _finish(made, settings)
    first = files(settings)
    lake.move(made.release, "quarantine", "candidate")
    lake.storage.remove(f"ledger/gate/{made.release}.json")
    _finish(made, settings)
    assert files(settings) == first


def _finish(made: SimpleNamespace, settings: Settings) -> None:
    with contextlib.suppress(GateClosed):
        gate(made.release, settings, "run-1")


def _kill_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    from ingest.storage import Storage

    calls = iter(range(1000))
    for name in ("write", "move", "append"):
        real = getattr(Storage, name)

        def cut(self: Storage, *args: object, _real: object = real) -> None:
            number = next(calls)
            if number == step // 2 and step % 2 == 0:
                raise Killed
            _real(self, *args)  # type: ignore[operator]
            if number == step // 2 and step % 2 == 1:
                raise Killed

        monkeypatch.setattr(Storage, name, cut)


def test_a_release_that_is_nowhere_is_wrong_use(settings: Settings) -> None:
    with pytest.raises(WrongUse):
        gate("moj_made_up/r9", settings, "run-1")
    assert not gate_inputs_changed("moj_made_up/r9", settings)


def test_a_record_that_is_missing_or_broken_is_explained(made: SimpleNamespace, settings: Settings) -> None:
    lake = made.put(settings, made.year_of("10", "5", "15"))
    lake.put_record(made.release, {"policy": {"stated": True, "maskrange": [1, 2]}, "relations": []})
    with pytest.raises(InvalidContract, match="maskrange"):
        gate(made.release, settings, "run-1")
    lake.storage.remove(f"ledger/releases/{made.release}.json")
    with pytest.raises(InvalidContract, match="record is missing"):
        gate(made.release, settings, "run-1")


def test_the_command_gates_all_that_wait_and_says_which_was_refused(
    made: SimpleNamespace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "settings", lambda: settings)
    made.put(settings, made.year_of("10", "5", "16"))
    made.put(settings, made.year_of("10", "5", "15", release="moj_made_up/r2"), release="moj_made_up/r2")
    made.put(
        settings, made.year_of("10", "5", "15", release="moj_made_up/r3"), release="moj_made_up/r3", relations=[{}]
    )
    outcome = CliRunner().invoke(cli.app, ["gate", "--json"])
    assert outcome.exit_code == 3 and "relations[0]" in outcome.stderr
    verdicts = {result["release_id"]: result["verdict"] for result in json.loads(outcome.stdout)}
    assert verdicts == {"moj_made_up/r1": "block", "moj_made_up/r2": "pass"}
    stored = CliRunner().invoke(cli.app, ["gate", "--findings", "moj_made_up/r1"])
    assert stored.exit_code == 1 and "SUP-301" in stored.stdout
    assert CliRunner().invoke(cli.app, ["gate", "--findings", "moj_made_up/r9"]).exit_code == 2


def test_no_masked_cell_is_named_as_the_one_that_must_be_zero(made: SimpleNamespace, settings: Settings) -> None:
    rows = [*made.year_of("5", "~", "5"), *made.year_of("~", "~", "3", 2019)]
    lake = made.put(settings, rows)
    with pytest.raises(GateClosed):
        gate(made.release, settings, "run-1")
    told = {finding["rule"]: finding for finding in lake.gate_result(made.release)["findings"]}
    assert set(told) == {"SUP-203", "SUP-301"}
    assert set(told["SUP-203"]["cells"]) == {row["observation_id"] for row in rows if row["raw_value"] == "~"}
