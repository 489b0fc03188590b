"""Each step may be repeated: what is settled stays settled, what changed is work, what needs a person is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from builders.toy import LETTER, RELEASE_ID, SOURCE_ID, Toy, contract

from ingest.archive import Archive
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.model.errors import NeedsAPerson, WrongUse
from ingest.pipeline import acquire, discover, look, read
from ingest.storage import Storage


def run(toy: Toy, release_id: str = RELEASE_ID, run_id: str = "r1") -> str:
    acquire(release_id, toy.settings, run_id)
    return read(release_id, toy.settings, run_id)


def settle(toy: Toy, release_id: str = RELEASE_ID) -> None:
    """What the gate does to a release it accepts."""
    storage = Storage(toy.settings.data_root)
    Lake(storage).move(release_id, "candidate", "accepted")
    Ledger(storage).enter(release_id, "accepted", "passed", "r1")


def state(toy: Toy, release_id: str = RELEASE_ID) -> str:
    return Ledger(Storage(toy.settings.data_root)).current()[release_id].state


def why(toy: Toy, release_id: str = RELEASE_ID) -> str:
    return Ledger(Storage(toy.settings.data_root)).current()[release_id].why


@pytest.fixture
def settled(toy: Toy) -> Toy:
    toy.ship()
    run(toy)
    settle(toy)
    return toy


def test_a_new_release_goes_from_bytes_to_a_candidate(toy: Toy) -> None:
    toy.ship()
    assert discover(SOURCE_ID, toy.settings, "r1") == [RELEASE_ID]
    assert run(toy) == "candidate"
    assert [c.state for c in Ledger(Storage(toy.settings.data_root)).history(RELEASE_ID)] == ["acquired", "candidate"]
    frame = Lake(Storage(toy.settings.data_root)).observations("candidate", RELEASE_ID)
    assert frame["raw_value"].tolist() == ["10", "5", "15", "~", "0", "12"]
    assert frame["cell_ref"].tolist() == ["T1!B2", "T1!C2", "T1!D2", "T1!B3", "T1!C3", "T1!D3"]
    assert frame["is_total"].tolist() == [False, False, True] * 2


def test_a_second_run_has_nothing_to_do_and_writes_nothing(settled: Toy) -> None:
    before = settled.everything()
    assert discover(SOURCE_ID, settled.settings, "r2") == []
    assert settled.everything() == before


def test_a_repeated_step_adds_no_capture(settled: Toy) -> None:
    run(settled, run_id="r2")
    assert len(Archive(Storage(settled.settings.data_root)).manifest()) == 1


def _changed_contract(toy: Toy) -> None:
    toy.ship(title="Another title")


def _changed_source(toy: Toy) -> None:
    toy.source(title="Another title")


def _lost_record(toy: Toy) -> None:
    Storage(toy.settings.data_root).remove(f"ledger/releases/{RELEASE_ID}.json")


def _lost_file(toy: Toy) -> None:
    Storage(toy.settings.data_root).remove(f"accepted/{RELEASE_ID}.parquet")


def _crash_before_the_ledger(toy: Toy) -> None:
    Ledger(Storage(toy.settings.data_root)).enter(RELEASE_ID, "candidate", "x", "r1")


def _waiting_candidate(toy: Toy) -> None:
    run(toy)


@pytest.mark.parametrize(
    "change",
    [_changed_contract, _changed_source, _lost_record, _lost_file, _crash_before_the_ledger, _waiting_candidate],
)
def test_what_changed_or_stopped_half_way_is_work_again(settled: Toy, change: Callable[[Toy], None]) -> None:
    change(settled)
    assert discover(SOURCE_ID, settled.settings, "r2") == [RELEASE_ID]
    run(settled, run_id="r2")
    settle(settled)
    assert discover(SOURCE_ID, settled.settings, "r3") == []


def test_a_settled_release_is_work_when_the_gate_says_so(settled: Toy) -> None:
    asked: list[str] = []

    def is_stale(release_id: str) -> bool:
        asked.append(release_id)
        return True

    assert discover(SOURCE_ID, settled.settings, "r2", is_stale) == [RELEASE_ID]
    assert asked == [RELEASE_ID]
    assert discover(SOURCE_ID, settled.settings, "r2", lambda _: False) == []


@pytest.mark.parametrize(
    ("changes", "letter", "said"),
    [
        ({"titel": "x"}, LETTER, "unknown key `titel`"),
        ({"body": "nobody"}, LETTER, "no body `nobody`"),
        ({}, LETTER.replace("2019", "soon"), "`soon` cannot be read as a period"),
        ({}, LETTER.replace("Male", "Mule"), "`Mule` cannot be read as a gender"),
        ({}, LETTER.replace(" | 15", ""), "has 2 values where the table has 3"),
        ({}, LETTER.replace("Dismissals by gender\n", ""), "No line holds the words"),
        ({}, b"\0\1", "holds binary data"),
        ({}, "", "is empty"),
        ({}, " \n ", "is empty"),
        ({}, b"PK\x03\x04", "holds a workbook"),
    ],
)
def test_what_needs_a_person_is_in_the_ledger_and_nothing_is_lost(
    settled: Toy, changes: dict[str, object], letter: str | bytes, said: str
) -> None:
    storage = Storage(settled.settings.data_root)
    accepted, manifest = storage.read(f"accepted/{RELEASE_ID}.parquet"), Archive(storage).manifest()
    settled.ship(letter=letter, **changes)
    with pytest.raises(NeedsAPerson) as fault:
        run(settled)
    assert said in fault.value.what and fault.value.where and fault.value.exit_code == 3
    assert state(settled) == "needs_mapping" and said in why(settled)
    assert storage.read(f"accepted/{RELEASE_ID}.parquet") == accepted
    assert Archive(storage).manifest()[: len(manifest)] == manifest
    lines = len(Ledger(storage).changes())
    with pytest.raises(NeedsAPerson):
        run(settled)
    assert len(Ledger(storage).changes()) == lines, "the same fault is said once"
    settled.ship()
    assert discover(SOURCE_ID, settled.settings, "r4") == [RELEASE_ID]
    assert run(settled) == "candidate"


def test_a_document_that_is_not_the_one_declared_is_refused(toy: Toy) -> None:
    toy.ship()
    toy.put(toy.settings.sources / SOURCE_ID / "documents" / "foi_1.txt", LETTER + "more")
    with pytest.raises(NeedsAPerson, match="not the document the contract"):
        run(toy)
    (toy.settings.sources / SOURCE_ID / "documents" / "foi_1.txt").unlink()
    with pytest.raises(NeedsAPerson, match="is not there"):
        run(toy)
    assert state(toy) == "needs_mapping"


@pytest.mark.parametrize("file", ["../source.yml", "/etc/hostname", "..", "sub/x.txt"])
def test_a_document_never_lies_outside_its_folder(toy: Toy, file: str) -> None:
    made = contract() | {
        "documents": [{"file": file, "format": "text", "sha256": "0" * 64, "retrieved_on": "2021-01-01"}]
    }
    toy.put(toy.settings.sources / SOURCE_ID / "releases" / "foi_1.yml", yaml.safe_dump(made))
    with pytest.raises(NeedsAPerson, match="is not there"):
        run(toy)


def test_a_fault_of_one_release_stops_no_other(toy: Toy) -> None:
    toy.ship("foi_1", titel="x")
    toy.ship("foi_2")
    assert discover(SOURCE_ID, toy.settings, "r1") == [f"{SOURCE_ID}/foi_1", f"{SOURCE_ID}/foi_2"]
    with pytest.raises(NeedsAPerson):
        run(toy)
    assert run(toy, f"{SOURCE_ID}/foi_2") == "candidate"


def test_what_stays_in_the_inbox_stands_in_the_ledger_while_it_is_there(settled: Toy) -> None:
    dropped = settled.drop("Foi 1.yml", "a: [")
    for run_id in ("r2", "r3"):
        assert discover(SOURCE_ID, settled.settings, run_id) == []
    assert state(settled) == "accepted", "the release of that name is not to blame"
    assert state(settled, f"{RELEASE_ID}_inbox") == "needs_mapping"
    assert "inbox/noms_toy/Foi 1.yml" in why(settled, f"{RELEASE_ID}_inbox")
    dropped.unlink()
    discover(SOURCE_ID, settled.settings, "r4")
    assert state(settled, f"{RELEASE_ID}_inbox") == "withdrawn"


def test_files_of_one_name_that_stay_are_said_once(toy: Toy) -> None:
    toy.drop("a/foi_7.txt", b"ab\0cd")
    toy.drop("b/foi_7.txt", b"ab\0cd")
    toy.drop("b/foi_7.yml", contract("foi_7", None))
    for run_id in ("r1", "r2", "r3"):
        found = look(SOURCE_ID, toy.settings, run_id)
        assert found.release_ids == [] and [name for name, _ in found.waiting] == [f"{SOURCE_ID}/foi_7"] * 2
    (change,) = Ledger(Storage(toy.settings.data_root)).changes()
    assert "inbox/noms_toy/a/foi_7.txt" in change.why and "inbox/noms_toy/b/foi_7.txt" in change.why


def test_a_waiting_document_keeps_waiting(toy: Toy) -> None:
    toy.drop("letter.txt", LETTER)
    for run_id in ("r1", "r2"):
        assert discover(SOURCE_ID, toy.settings, run_id) == []
    (change,) = Ledger(Storage(toy.settings.data_root)).current().values()
    assert change.state == "needs_mapping"


def test_reading_before_acquiring_says_what_to_do(toy: Toy) -> None:
    toy.ship()
    with pytest.raises(NeedsAPerson, match="does not hold"):
        read(RELEASE_ID, toy.settings, "r1")


@pytest.mark.parametrize("release_id", ["noms_toy/none", "nobody/x", "noms_toy", "noms_toy/../x"])
def test_what_nobody_declared_leaves_no_trace(toy: Toy, release_id: str) -> None:
    with pytest.raises(WrongUse):
        acquire(release_id, toy.settings, "r1")
    with pytest.raises(WrongUse):
        discover("nobody", toy.settings, "r1")
    assert toy.everything() == ""
