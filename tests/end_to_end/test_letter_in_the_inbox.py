"""A letter as PDF or .docx goes all the way: dropped, proposed, settled by a person, read, judged and accepted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from builders.letters import Blocks, docx_letter, pdf_letter
from builders.toy import SOURCE_ID, Toy, sha256

from expectations.gate import gate
from ingest import pipeline
from ingest.archive import Archive
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.settings import Settings
from ingest.storage import Storage

TABLE = {
    "rows": [
        ["Gender", "2012", "2013", "2014"],
        ["Female", "3", "5", "8"],
        ["Male", "12", "9", "14"],
        ["Total", "15", "14", "22"],
    ],
    "widths": [40, 30, 30, 30],
    "merge": [],
}
BLOCKS: Blocks = [
    {"p": "FOI 4711, published on 3 March 2016"},
    {"p": "Dear Dr Quillfeather,"},
    {"p": "You wrote to us from orla@quill.example.org."},
    {"h": "Number of prison officers dismissed, by gender"},
    {"table": TABLE},
]


@pytest.mark.parametrize(("kind", "made"), [("pdf", pdf_letter), ("docx", docx_letter)])
def test_a_letter_with_a_table_becomes_accepted_facts(toy: Toy, kind: str, made: Callable[..., bytes]) -> None:
    settings = toy.settings.model_copy(update={"home": Settings().home, "unattended": False})
    data = made(["National Offender Management Service"], "Page 1", BLOCKS)
    toy.drop(f"answer to orla quillfeather.{kind}", data)
    found = pipeline.look(SOURCE_ID, settings, "r1")
    waiting_id = f"{SOURCE_ID}/unmapped_{sha256(data)[:8]}"
    assert (found.release_ids, [i for i, _ in found.waiting]) == ([], [waiting_id])
    assert not [word for word in ("uillfeather", "orla") if word in toy.everything()]
    contract = toy.data / "proposals" / f"{waiting_id}.yml"
    proposed = contract.read_text("utf-8")
    assert f"format: {kind}" in proposed and f"file: unmapped_{sha256(data)[:8]}.{kind}" in proposed
    settled = re.sub(r"\s*# \?.*", "", proposed).replace(f"ref: unmapped_{sha256(data)[:8]}", "ref: foi_4711")
    toy.put(contract, settled)
    release_id = f"{SOURCE_ID}/foi_4711"
    assert pipeline.discover(SOURCE_ID, settings, "r2") == [release_id]
    (kept,) = pipeline.acquire(release_id, settings, "r2")
    assert kept.original_sha256 == sha256(data) and kept.sha256 in settled
    assert pipeline.read(release_id, settings, "r2") == "candidate"
    assert gate(release_id, settings, "r2")["decision"] == "accepted"
    facts = Lake(Storage(settings.data_root)).observations("accepted", release_id)
    assert sorted(facts["value"]) == [3, 5, 8, 9, 12, 14, 14, 15, 22]
    assert facts[facts["cell_ref"] == "T1!D3"]["raw_value"].tolist() == ["14"]


@pytest.mark.parametrize(("kind", "made"), [("pdf", pdf_letter), ("docx", docx_letter)])
def test_a_letter_that_reads_with_certainty_needs_nobody(toy: Toy, kind: str, made: Callable[..., bytes]) -> None:
    data = made(["National Offender Management Service"], "Page 1", BLOCKS)
    toy.drop(f"answer.{kind}", data)
    (release_id,) = pipeline.look(SOURCE_ID, toy.settings, "r1").release_ids
    pipeline.acquire(release_id, toy.settings, "r1")
    assert pipeline.read(release_id, toy.settings, "r1") == "candidate"
    assert gate(release_id, toy.settings, "r1")["decision"] == "accepted"


@pytest.mark.parametrize(("kind", "made"), [("pdf", pdf_letter), ("docx", docx_letter)])
def test_the_letter_dropped_again_is_known_by_the_bytes_that_came(
    toy: Toy, kind: str, made: Callable[..., bytes]
) -> None:
    toy.settings = toy.settings.model_copy(update={"unattended": False})
    data = made(["National Offender Management Service"], "Page 1", BLOCKS)
    toy.drop(f"a.{kind}", data)
    pipeline.look(SOURCE_ID, toy.settings, "r1")
    path = toy.data / "proposals" / SOURCE_ID / f"unmapped_{sha256(data)[:8]}.yml"
    toy.put(path, re.sub(r"\s*# \?.*", "", path.read_text("utf-8")).replace("ref: unmapped_", "ref: foi_"))
    release_id = f"{SOURCE_ID}/foi_{sha256(data)[:8]}"
    assert pipeline.discover(SOURCE_ID, toy.settings, "r2") == [release_id]
    pipeline.acquire(release_id, toy.settings, "r2")
    toy.drop(f"b.{kind}", data)
    found = pipeline.look(SOURCE_ID, toy.settings, "r3")
    assert found.waiting == []
    assert {kept.original_sha256 for kept in Archive(Storage(toy.settings.data_root)).manifest()} == {sha256(data)}
    states = {i: c.state for i, c in Ledger(Storage(toy.settings.data_root)).current().items()}
    assert states[f"{SOURCE_ID}/unmapped_{sha256(data)[:8]}"] == "superseded"
