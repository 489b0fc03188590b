"""A log that has grown is folded: one name is read without the others, also after a crash and after a repair."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.folded import LITTLE
from ingest.ledger import PATH, Ledger
from ingest.storage import Storage

MANY = 400
RELEASES = [f"toy/r{number:04d}" for number in range(MANY)]


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(str(tmp_path))


@pytest.fixture
def ledger(storage: Storage) -> Ledger:
    """A ledger that is larger than what is read anew each time."""
    made = Ledger(storage)
    for release_id in RELEASES:
        made.enter(release_id, "acquired", "why " + "x" * 60, "r1")
    assert storage.size(PATH) > LITTLE
    return made


def test_every_release_stands_as_the_whole_log_says(ledger: Ledger) -> None:
    ledger.enter(RELEASES[3], "needs_mapping", "look", "r2")
    ledger.enter(RELEASES[4], "needs_mapping", "look", "r2")
    ledger.enter(RELEASES[4], "accepted", "fine", "r2")
    current = ledger.current()
    assert {i: ledger.of(i) for i in RELEASES} == current
    assert list(ledger.waiting()) == [RELEASES[3]]
    assert ledger.of("toy/unknown") is None


def test_a_fold_that_was_killed_is_done_again(ledger: Ledger, storage: Storage) -> None:
    assert ledger.of(RELEASES[0]) is not None
    told = storage.read("ledger/now/folded.json")
    for release_id in RELEASES:
        ledger.enter(release_id, "accepted", "fine " + "x" * 60, "r2")
    assert ledger.waiting() == {} and storage.read("ledger/now/folded.json") != told
    storage.write("ledger/now/folded.json", told)
    assert {i: ledger.of(i) for i in RELEASES} == ledger.current()


def test_a_log_put_back_from_a_backup_is_folded_anew(ledger: Ledger, storage: Storage) -> None:
    backup = storage.read(PATH)
    for release_id in RELEASES:
        ledger.enter(release_id, "accepted", "fine " + "x" * 60, "r2")
    storage.write(PATH, backup)
    found = ledger.of(RELEASES[1])
    assert found is not None and found.state == "acquired"
    assert {i: ledger.of(i) for i in RELEASES} == ledger.current()


def test_a_torn_last_line_is_left_out_until_it_is_sealed(ledger: Ledger, storage: Storage) -> None:
    whole = storage.read(PATH)
    storage.write(PATH, whole + b'{"release_id": "toy/r0000", "sta')
    assert ledger.of(RELEASES[0]) == ledger.current()[RELEASES[0]]
    ledger.enter(RELEASES[0], "accepted", "fine", "r2")
    found = ledger.of(RELEASES[0])
    assert found is not None and found.state == "accepted"
