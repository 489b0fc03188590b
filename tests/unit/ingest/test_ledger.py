"""Every change of a release is one line; the last one is what it is now."""

from __future__ import annotations

from pathlib import Path

from ingest.ledger import PATH, Ledger
from ingest.storage import Storage


def test_changes_are_kept_in_order_with_what_was_before(tmp_path: Path) -> None:
    ledger = Ledger(Storage(str(tmp_path)))
    assert ledger.current() == {} and ledger.history("a/b") == []
    assert ledger.enter("a/b", "acquired", "came", "r1")
    assert ledger.enter("a/c", "acquired", "came", "r1")
    assert ledger.enter("a/b", "candidate", "4 observations", "r2")
    assert [(c.previous, c.state, c.run_id) for c in ledger.history("a/b")] == [
        (None, "acquired", "r1"),
        ("acquired", "candidate", "r2"),
    ]
    assert {i: c.state for i, c in ledger.current().items()} == {"a/b": "candidate", "a/c": "acquired"}


def test_the_same_state_for_the_same_reason_is_no_change(tmp_path: Path) -> None:
    ledger = Ledger(Storage(str(tmp_path)))
    assert ledger.enter("a/b", "needs_mapping", "no label", "r1")
    assert not ledger.enter("a/b", "needs_mapping", "no label", "r2")
    assert ledger.enter("a/b", "needs_mapping", "another label", "r3")
    assert len(ledger.changes()) == 2


def test_a_torn_line_costs_nothing_that_was_whole(tmp_path: Path) -> None:
    ledger = Ledger(Storage(str(tmp_path)))
    ledger.enter("a/b", "acquired", "5≤", "r1")
    with (tmp_path / PATH).open("ab") as file:
        file.write('{"at": "2021", "why": "5≤'.encode()[:-1])
    assert ledger.current()["a/b"].state == "acquired"
    ledger.enter("a/b", "candidate", "x", "r2")
    assert [c.state for c in ledger.changes()] == ["acquired", "candidate"]
