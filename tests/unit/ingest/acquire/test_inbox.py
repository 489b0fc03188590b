"""What a person drops in is taken in whole, once, without anybody's name; what is not understood stays and is said."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from builders.toy import CONTRACT, LETTER, RELEASE_ID, SOURCE_ID, Toy, contract, sha256
from builders.workbooks import xlsx

from ingest.acquire.inbox import orphans, take_in
from ingest.archive import Archive
from ingest.ledger import Ledger
from ingest.model.errors import NeedsAPerson
from ingest.pipeline import acquire, discover, read
from ingest.registry import Registry
from ingest.storage import Storage

DOCTORED = LETTER.replace("| 15", "| 16")
PERSONAL = LETTER + "\nDear Dr Quillfeather,\nOrla Quillfeather\nrequest-424242-  \nab12cd34@requests.example.org\n"


def take(toy: Toy, run_id: str = "r1") -> list[NeedsAPerson]:
    return take_in(SOURCE_ID, toy.settings, run_id).faults


def states(toy: Toy) -> dict[str, str]:
    return {i: c.state for i, c in Ledger(Storage(toy.settings.data_root)).current().items()}


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        parts.writestr(name, "<x/>")
    return buffer.getvalue()


def inbox_of(toy: Toy) -> list[str]:
    return Storage(toy.settings.data_root).list("inbox")


def test_a_doctored_copy_is_a_release_of_its_own(toy: Toy) -> None:
    toy.ship()
    toy.drop("foi_1.txt", DOCTORED)
    assert take(toy) == [] and inbox_of(toy) == []
    ids = Registry(toy.settings).release_ids(SOURCE_ID)
    assert ids == [RELEASE_ID, f"{RELEASE_ID}_{sha256(sha256(DOCTORED))[:8]}"]
    for release_id in ids:
        acquire(release_id, toy.settings, "r1")
        assert read(release_id, toy.settings, "r1") == "candidate"
    original, edition = (Registry(toy.settings).release(release_id) for release_id in ids)
    assert edition.published_on > original.published_on
    assert edition.policy == original.policy


def test_an_edition_dropped_again_changes_nothing(toy: Toy) -> None:
    toy.ship()
    toy.drop("foi_1.txt", DOCTORED)
    take(toy)
    before = toy.everything()
    toy.drop("foi_1.txt", DOCTORED)
    assert take(toy, "r2") == []
    assert toy.everything() == before


def test_a_contract_with_its_document_is_a_release(toy: Toy) -> None:
    toy.drop("foi_7.yml", contract("foi_7", None))
    toy.drop("foi_7.txt", LETTER)
    assert take(toy) == [] and inbox_of(toy) == []
    assert states(toy) == {f"{SOURCE_ID}/foi_7": "discovered"}
    acquire(f"{SOURCE_ID}/foi_7", toy.settings, "r1")
    assert read(f"{SOURCE_ID}/foi_7", toy.settings, "r1") == "candidate"


def test_a_drop_repeated_after_a_crash_is_still_one_release(toy: Toy) -> None:
    for _ in range(2):  # the second time, as if the first had been killed before it cleared the inbox
        toy.drop("foi_7.yml", contract("foi_7", None))
        toy.drop("foi_7.txt", LETTER)
        assert take(toy) == []
    assert Registry(toy.settings).release_ids(SOURCE_ID) == [f"{SOURCE_ID}/foi_7"]
    assert len(Archive(Storage(toy.settings.data_root)).manifest()) == 1


def test_a_corrected_contract_replaces_the_one_dropped_before(toy: Toy) -> None:
    toy.drop("foi_7.yml", contract("foi_7", None))
    toy.drop("foi_7.txt", LETTER)
    take(toy)
    toy.drop("again.yml", contract("foi_7", None, title="Corrected"))
    toy.drop("foi_7.txt", LETTER)
    assert take(toy) == []
    assert Registry(toy.settings).release(f"{SOURCE_ID}/foi_7").title == "Corrected"


def test_another_reading_of_a_shipped_document_is_refused(toy: Toy) -> None:
    toy.ship()
    toy.drop("foi_1.yml", contract(title="Otherwise"))
    toy.drop("foi_1.txt", LETTER)
    (fault,) = take(toy)
    assert "otherwise than the contract that ships" in fault.what
    assert inbox_of(toy) == ["inbox/noms_toy/foi_1.txt", "inbox/noms_toy/foi_1.yml"], "the two stay together"


WEAKER_POLICY = CONTRACT["policy"] | {"mask_range": None}
PROPOSED = {
    "kind": "sum",
    "total": {"gender": "all"},
    "parts": {"gender": ["male", "female"]},
    "status": "proposed",
    "because": "They add up.",
}
CONFIRMED = PROPOSED | {"status": "confirmed", "confirmed_by": "A. Reviewer", "confirmed_on": "2021-05-06"}
WEAKENED = [
    ({"policy": WEAKER_POLICY}, "policy"),
    ({"relations": [PROPOSED]}, "relations"),
    ({"relations": None}, "relations"),
    ({"tables": [CONTRACT["tables"][0] | {"title": "Otherwise"}]}, "tables"),
    ({"not_supplied": [{"id": "T9", "what": "The rest.", "sets": CONTRACT["tables"][0]["sets"]}]}, "not_supplied"),
]


@pytest.mark.parametrize("ref", ["foi_1", f"foi_1_{sha256(sha256(DOCTORED))[:8]}", "foi_1_00000000"])
@pytest.mark.parametrize(("changes", "said"), WEAKENED)
def test_an_edition_is_bound_by_the_contract_that_ships(
    toy: Toy, ref: str, changes: dict[str, object], said: str
) -> None:
    toy.ship(relations=[CONFIRMED])
    toy.drop("foi_1.yml", contract(ref, None, file="foi_1.txt", **({"relations": [CONFIRMED]} | changes)))
    toy.drop("foi_1.txt", DOCTORED)
    (fault,) = take(toy)
    assert f"that ships, in: {said}." in fault.what and "sources/noms_toy/releases/foi_1.yml" in fault.remedy
    assert len(inbox_of(toy)) == 2 and Registry(toy.settings).release_ids(SOURCE_ID) == [RELEASE_ID]


def test_an_edition_may_come_with_the_contract_that_ships(toy: Toy) -> None:
    toy.ship(relations=[CONFIRMED])
    toy.drop("foi_1.yml", contract(letter=None, relations=[CONFIRMED], title="Second edition"))
    toy.drop("foi_1.txt", DOCTORED)
    assert take(toy) == [] and inbox_of(toy) == []
    edition = Registry(toy.settings).release(Registry(toy.settings).release_ids(SOURCE_ID)[1])
    assert edition.title == "Second edition" and edition.relations[0].status == "confirmed"


def test_a_dropped_release_of_a_day_to_come_is_refused(toy: Toy) -> None:
    toy.drop("foi_7.yml", contract("foi_7", None, published_on="9999-01-01"))
    toy.drop("foi_7.txt", LETTER)
    (fault,) = take(toy)
    assert "still to come" in fault.what and fault.where.endswith("foi_7.yml") and len(inbox_of(toy)) == 2


@pytest.mark.parametrize(
    "personal", ["orla@example.org", "orla [at] example.org", "Asked by request-424242-ab12cd34", "07700 900123"]
)
def test_a_contract_that_names_somebody_is_refused(toy: Toy, personal: str) -> None:
    toy.drop("foi_7.yml", contract("foi_7", None, title=personal))
    toy.drop("foi_7.txt", LETTER)
    (fault,) = take(toy)
    assert "`foi_7.yml` holds personal data" in fault.what and "line 2" in fault.where and "out" in fault.remedy
    assert personal not in fault.as_text() and states(toy) == {} and len(inbox_of(toy)) == 2


def test_a_document_without_a_mapping_is_kept_clean_and_waits(toy: Toy) -> None:
    toy.drop("Letter to Orla QUILLFEATHER 3.txt", PERSONAL)
    assert take(toy) == [] and inbox_of(toy) == []
    ((release_id, state),) = states(toy).items()
    assert state == "needs_mapping"
    assert release_id == f"{SOURCE_ID}/unmapped_{sha256(PERSONAL)[:8]}"
    (kept,) = Archive(Storage(toy.settings.data_root)).manifest()
    assert kept.file == f"unmapped_{sha256(PERSONAL)[:8]}.txt"
    assert kept.removed >= 4
    assert LETTER in Archive(Storage(toy.settings.data_root)).read(kept.sha256).decode()


@pytest.mark.parametrize("name", ["foi_1.txt", "new.txt", "quillfeather.html", "figures.csv", "book.xlsx"])
def test_nobody_is_left_in_the_data_folder(toy: Toy, name: str) -> None:
    toy.ship()
    toy.drop(name, PERSONAL)
    assert take(toy) == []
    everything = toy.everything().casefold()
    for part in ("quillfeather", "orla", "424242", "ab12cd34"):
        assert part not in everything


def test_the_waiting_document_is_let_go_when_its_contract_comes(toy: Toy) -> None:
    toy.drop("letter.txt", PERSONAL)
    take(toy)
    (parked,) = states(toy)
    toy.drop("foi_7.yml", contract("foi_7", None, file="letter.txt"))
    toy.drop("letter.txt", PERSONAL)
    assert discover(SOURCE_ID, toy.settings, "r2") == [f"{SOURCE_ID}/foi_7"]
    acquire(f"{SOURCE_ID}/foi_7", toy.settings, "r2")
    assert states(toy)[parked] == "superseded"


def test_the_waiting_document_is_let_go_when_its_clean_copy_ships(toy: Toy) -> None:
    toy.drop("letter.txt", PERSONAL)
    take(toy)
    (parked,) = states(toy)
    archive = Archive(Storage(toy.settings.data_root))
    acquire(toy.ship("foi_8", archive.read(archive.manifest()[0].sha256)), toy.settings, "r2")
    assert states(toy)[parked] == "superseded"


@pytest.mark.parametrize("name", ["foi_1.txt", "renamed.txt"])
def test_an_exact_copy_is_taken_away(toy: Toy, name: str) -> None:
    acquire(toy.ship(), toy.settings, "r1")
    before = toy.everything()
    toy.drop(name, LETTER)
    assert take(toy) == [] and inbox_of(toy) == []
    assert toy.everything().replace("inbox/noms_toy", "").replace("inbox", "").split() == before.split()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("broken.yml", "a: [", "No YAML"),
        ("Broken Too.YAML", "titel: x", "unknown key `titel`"),
        ("bomb.yml", "[" * 50_000, "nested deeper"),
        ("twice.yml", "ref: a\nref: b", "stands twice"),
        ("odd.yml", "documents: 5", "missing key"),
        ("odd.yml", "documents: [5, {file: x}]", "missing key"),
        ("list.yml", "- a", "no mapping of keys"),
        ("nul.yml", b"a: \0", "neither text"),
        ("scan.pdf", b"%PDF-1.7 request-424242", "damaged PDF"),
        ("picture.png", b"\x89PNG\r\n", "neither text"),
        ("letter.docx.bin", b"ab\0cd", "neither text"),
    ],
)
def test_what_cannot_be_understood_stays_and_is_reported(toy: Toy, name: str, text: str | bytes, said: str) -> None:
    path = toy.drop(name, text)
    toy.drop("letter.txt", LETTER)
    (fault,) = take(toy)
    assert said in fault.what and fault.where == f"inbox/{SOURCE_ID}/{name}"
    assert path.exists()
    assert inbox_of(toy) == [fault.where], "the rest is taken in all the same"


@pytest.mark.parametrize(
    "broken",
    [
        "documents: [\n  - file: letter.txt\n",
        "ref: foi_7\ntitel: x\ndocuments:\n- file: 'letter.txt'\n",
        "documents: [{file: letter.txt, format: text}]",
        'documents:\n- file: "l\\u0065tter.txt"',
    ],
)
def test_a_document_stays_with_its_broken_contract_until_that_is_mended(toy: Toy, broken: str) -> None:
    toy.drop("foi_7.yml", broken)
    toy.drop("letter.txt", LETTER)
    toy.drop("other.txt", DOCTORED)
    assert len(take(toy)) == 1
    assert inbox_of(toy) == ["inbox/noms_toy/foi_7.yml", "inbox/noms_toy/letter.txt"]
    toy.drop("foi_7.yml", contract("foi_7", None, file="letter.txt"))
    assert take(toy) == [] and inbox_of(toy) == []
    assert states(toy)[f"{SOURCE_ID}/foi_7"] == "discovered"


@pytest.mark.parametrize("text", ["a: [", b"a: \0", "", contract("foi_7", None, file="foi7.txt")])
def test_a_document_stays_with_the_contract_of_its_name(toy: Toy, text: str | bytes | dict[str, object]) -> None:
    toy.drop("foi_7.yml", text)
    toy.drop("foi_7.txt", LETTER)
    assert len(take(toy)) == 1
    assert inbox_of(toy) == ["inbox/noms_toy/foi_7.txt", "inbox/noms_toy/foi_7.yml"]


def test_all_documents_of_a_release_wait_for_the_one_that_is_missing(toy: Toy) -> None:
    documents = [{"file": "a.txt", "format": "text"}, {"file": "b.txt", "format": "text"}]
    toy.drop("foi_7.yml", contract("foi_7", None, documents=documents))
    toy.drop("a.txt", LETTER)
    (fault,) = take(toy)
    assert "`b.txt`" in fault.what
    assert inbox_of(toy) == ["inbox/noms_toy/a.txt", "inbox/noms_toy/foi_7.yml"]


def test_of_a_pair_with_an_unreadable_document_the_true_fault_is_said(toy: Toy) -> None:
    toy.drop("foi_7.yml", contract("foi_7", None))
    toy.drop("foi_7.txt", b"ab\0cd")
    (fault,) = take(toy)
    assert "neither text" in fault.what and fault.where.endswith("foi_7.txt")
    assert len(inbox_of(toy)) == 2


def test_the_name_of_a_document_without_a_mapping_is_not_kept(toy: Toy) -> None:
    toy.drop("Answer to Orla Quillfeather.Poe", LETTER)
    taken = take_in(SOURCE_ID, toy.settings, "r1")
    assert taken.parked == [f"{SOURCE_ID}/unmapped_{sha256(LETTER)[:8]}"]
    everything = toy.everything().casefold()
    for part in ("quillfeather", "orla", "poe"):
        assert part not in everything
    (kept,) = Archive(Storage(toy.settings.data_root)).manifest()
    change = Ledger(Storage(toy.settings.data_root)).current()[kept.release_id]
    assert f"archive/{kept.sha256[:2]}/{kept.sha256[2:]}" in change.why


def test_a_contract_waits_for_its_document(toy: Toy) -> None:
    toy.drop("foi_7.yml", contract("foi_7", None, file="../../secret.txt"))
    (fault,) = take(toy)
    assert "../../secret.txt" in fault.what and "not in the inbox" in fault.what


def test_a_link_is_never_followed(toy: Toy, tmp_path: Path) -> None:
    outside = toy.put(tmp_path / "outside" / "secret.txt", "secret")
    folder = toy.data / "inbox" / SOURCE_ID
    folder.mkdir(parents=True)
    (folder / "link.txt").symlink_to(outside)
    (folder / "folder").symlink_to(outside.parent)
    (folder / "nowhere.txt").symlink_to(tmp_path / "none")
    os.mkfifo(folder / "pipe.txt")
    faults = take(toy)
    assert sorted(Path(fault.where).name for fault in faults) == ["folder", "link.txt", "nowhere.txt", "pipe.txt"]
    assert outside.read_text() == "secret"
    assert Archive(Storage(toy.settings.data_root)).manifest() == []


def test_a_file_too_large_is_left_where_it_is(toy: Toy) -> None:
    toy.drop("big.txt", "x" * 200)
    toy.settings.document_limit = 100
    (fault,) = take(toy)
    assert "200 bytes" in fault.what and "CANDOUR_DOCUMENT_LIMIT" in fault.remedy


@pytest.mark.parametrize("name", ["a\nb.txt", "  .txt", "ünï.txt", "$(x);'\".txt", "a" * 200 + ".txt", "-rf", "…"])
def test_a_file_may_have_any_name(toy: Toy, name: str) -> None:
    toy.drop(name, LETTER)
    assert take(toy) == [] and inbox_of(toy) == []
    ((release_id, state),) = states(toy).items()
    assert state == "needs_mapping"
    assert all(c.isascii() and (c.isalnum() or c in "_/") for c in release_id)


def test_a_file_name_need_not_be_unicode(toy: Toy) -> None:
    toy.drop(os.fsdecode(b"caf\xe9.txt"), LETTER)
    assert take(toy) == [] and inbox_of(toy) == []
    assert list(states(toy).values()) == ["needs_mapping"]


def test_what_file_managers_leave_is_no_document(toy: Toy) -> None:
    toy.drop(".DS_Store", b"x")
    toy.drop("~$book.xlsx", b"x")
    assert take(toy) == [] and states(toy) == {} and orphans(toy.settings) == []


def test_loose_files_find_their_source_or_wait_for_a_person(toy: Toy) -> None:
    toy.ship()
    toy.drop("foi_1.txt", DOCTORED, folder=".")
    toy.drop("stranger.txt", "x", folder=".")
    toy.drop("x.txt", "x", folder="nobody")
    assert orphans(toy.settings) == ["inbox/nobody/x.txt", "inbox/stranger.txt"]
    assert take(toy) == []
    assert inbox_of(toy) == ["inbox/nobody/x.txt", "inbox/stranger.txt"]
    assert len(Registry(toy.settings).release_ids(SOURCE_ID)) == 2


def test_a_document_beside_its_contract_goes_before_one_elsewhere(toy: Toy) -> None:
    toy.drop("a/foi_7.txt", DOCTORED)
    toy.drop("b/foi_7.txt", LETTER)
    toy.drop("b/foi_7.yml", contract("foi_7", None))
    assert take(toy) == []
    assert Registry(toy.settings).release(f"{SOURCE_ID}/foi_7").documents[0].sha256 == sha256(LETTER)


def test_a_workbook_is_taken_in_as_it_is(toy: Toy) -> None:
    toy.drop("book.xlsx", xlsx({"S": [["Year", 2014]]}))
    assert take(toy) == []
    (kept,) = Archive(Storage(toy.settings.data_root)).manifest()
    assert kept.sha256 == kept.original_sha256


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0" + b"W o r d" * 99, zipped("word/document.xml"), zipped("slides.xml")]
)
def test_what_cannot_be_opened_cannot_be_cleaned_and_stays(toy: Toy, data: bytes) -> None:
    path = toy.drop("letter.doc", data)
    (fault,) = take(toy)
    assert path.exists() and fault.where == f"inbox/{SOURCE_ID}/letter.doc"
    assert Archive(Storage(toy.settings.data_root)).manifest() == []


def test_a_document_dropped_twice_waits_once(toy: Toy) -> None:
    toy.drop("a.txt", "Nothing to count here.")
    first = take_in(SOURCE_ID, toy.settings, "r1").parked
    before = states(toy)
    toy.drop("b.txt", "Nothing to count here.")
    assert take_in(SOURCE_ID, toy.settings, "r2").parked == first
    assert states(toy) == before and inbox_of(toy) == []
