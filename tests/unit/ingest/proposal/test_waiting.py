"""A document nobody has mapped: certain ones go on to the gate, others wait with a proposal that a person settles."""

from __future__ import annotations

import re

import pytest
from builders.toy import SOURCE_ID, Toy, sha256

from ingest import pipeline
from ingest.contracts import parse_contract
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.model.release import Release
from ingest.registry import Registry
from ingest.storage import Storage

CERTAIN = """National Offender Management Service, FOI 4711, published on 3 March 2016.

Number of prison officers dismissed, by gender
Gender | 2012 | 2013 | 2014
Female | 3 | 5 | 8
Male | 12 | 9 | 14
Total | 15 | 14 | 22
"""
# Nobody knows the label, and no word of the letter says what the sign hides.
UNKNOWN_LABEL = CERTAIN.replace("Total | 15", "Barred from office | 1 | 2 | 3\nTotal | 15")
UNKNOWN_SIGN = CERTAIN.replace("| 3 |", "| ~ |")


def waiting_id(letter: str) -> str:
    return f"{SOURCE_ID}/unmapped_{sha256(letter)[:8]}"


def proposal_of(toy: Toy, letter: str) -> str:
    path = toy.data / "proposals" / f"{waiting_id(letter)}.yml"
    return path.read_text("utf-8")


def test_a_document_read_with_certainty_waits_for_a_look_where_somebody_wants_one(toy: Toy) -> None:
    toy.settings = toy.settings.model_copy(update={"unattended": False})
    toy.drop("letter.txt", CERTAIN)
    assert pipeline.look(SOURCE_ID, toy.settings, "r1").release_ids == []
    assert proposal_of(toy, CERTAIN).count("# ?") == 1


def test_what_cleaning_puts_in_place_of_a_name_asks_nothing(toy: Toy) -> None:
    toy.settings = toy.settings.model_copy(update={"unattended": False})
    letter = CERTAIN.replace("\nNumber", "\nDear Dr Quillfeather,\n\nNumber")
    toy.drop("letter.txt", letter)
    pipeline.look(SOURCE_ID, toy.settings, "r1")
    assert proposal_of(toy, letter).count("# ?") == 1


def test_a_document_read_with_certainty_becomes_a_candidate_without_a_person(toy: Toy) -> None:
    toy.drop("letter.txt", CERTAIN)
    found = pipeline.look(SOURCE_ID, toy.settings, "r1")
    assert (found.release_ids, found.waiting) == ([waiting_id(CERTAIN)], [])
    pipeline.acquire(waiting_id(CERTAIN), toy.settings, "r1")
    assert pipeline.read(waiting_id(CERTAIN), toy.settings, "r1") == "candidate"
    frame = Lake(Storage(toy.settings.data_root)).observations("candidate", waiting_id(CERTAIN))
    assert len(frame) == 9 and frame["certain"].all()
    assert set(frame["stage_or_outcome"]) == {"dismissed"} and set(frame["unit"]) == {"persons"}
    assert set(frame["population"]) == {"prison_officers"} and set(frame["body"]) == {"noms"}
    female = frame[(frame["gender"] == "female") & (frame["period_start"].astype(str) == "2014-01-01")]
    assert female["value"].tolist() == [8] and not female["is_total"].any()
    assert sorted(frame[frame["is_total"]]["value"]) == [14, 15, 22]
    contract = parse_contract(Registry(toy.settings).contract(waiting_id(CERTAIN)) or b"", Release, "its contract")
    assert [caveat.kind for caveat in contract.caveats] == ["unattended"]
    why = [c.why for c in Ledger(Storage(toy.settings.data_root)).history(waiting_id(CERTAIN))]
    assert any("with certainty" in one for one in why)


@pytest.mark.parametrize(
    ("letter", "asked"),
    [
        (UNKNOWN_LABEL, "what does this label stand for"),
        (UNKNOWN_SIGN, "what does this sign hide"),
        (CERTAIN.replace("published on 3 March 2016", "2016"), "no sentence says when it was published"),
        (CERTAIN.replace("dismissed", "sanctioned"), "sanctioned"),
        (CERTAIN.replace("dismissed", "dismissed for smoking"), "smoking"),
        (CERTAIN.replace("prison officers", "officers"), "who is counted"),
        (CERTAIN.replace("\nNumber", "\nThese are cases of corruption.\n\nNumber"), "is it only corruption"),
        (CERTAIN.replace("\nNumber", "\nWorkers of Northumbria Police are left out.\n\nNumber"), "northumbria_police"),
        (CERTAIN.replace(", FOI 4711", ""), "names no reference"),
        ("Nothing to count here.", "no figure was found"),
        (CERTAIN + "\n\nThe table leaves out 12 boxes.", "12 boxes"),
        (CERTAIN + "\n\nThe 2014 figures are up to 30 June 2014 only.", "3 figures, first in line 5"),
    ],
)
def test_whatever_is_in_doubt_waits_with_its_question(toy: Toy, letter: str, asked: str) -> None:
    toy.drop("letter.txt", letter)
    found = pipeline.look(SOURCE_ID, toy.settings, "r1")
    assert found.release_ids == [] and [i for i, _ in found.waiting] == [waiting_id(letter)]
    assert f"proposals/{waiting_id(letter)}.yml" in found.waiting[0][1]
    comments = [line.partition("# ?")[2] for line in proposal_of(toy, letter).splitlines() if "# ?" in line]
    assert any(asked in comment for comment in comments), comments
    page = (toy.data / "proposals" / f"{waiting_id(letter)}.html").read_text("utf-8")
    assert "://" not in page and "<script" not in page


def test_the_reference_is_what_the_document_calls_itself_and_a_note_is_no_sign(toy: Toy) -> None:
    letter = CERTAIN.replace("FOI 4711", "our reference: 4711/16").replace("| 3 |", "| 3¹ |")
    toy.drop("letter.txt", letter)
    pipeline.look(SOURCE_ID, toy.settings, "r1")
    assert "\nreference: 4711/16" in proposal_of(toy, letter)
    assert "what does this sign hide" not in proposal_of(toy, letter)


def test_a_proposal_without_a_question_left_is_taken_up(toy: Toy) -> None:
    toy.drop("letter.txt", UNKNOWN_SIGN)
    pipeline.look(SOURCE_ID, toy.settings, "r1")
    settled = re.sub(r"\s*# \?.*", "", proposal_of(toy, UNKNOWN_SIGN)).replace("range: [0, null]", "range: [1, 4]")
    settled = settled.replace(f"ref: unmapped_{sha256(UNKNOWN_SIGN)[:8]}", "ref: foi_4711")
    toy.put(toy.data / "proposals" / f"{waiting_id(UNKNOWN_SIGN)}.yml", settled)
    release_id = f"{SOURCE_ID}/foi_4711"
    assert pipeline.discover(SOURCE_ID, toy.settings, "r2") == [release_id]
    pipeline.acquire(release_id, toy.settings, "r2")
    pipeline.read(release_id, toy.settings, "r2")
    frame = Lake(Storage(toy.settings.data_root)).observations("candidate", release_id)
    hidden = frame[frame["raw_value"] == "~"]
    assert hidden[["value_lower", "value_upper"]].values.tolist() == [[1, 4]]
    states = Ledger(Storage(toy.settings.data_root)).current()
    assert states[waiting_id(UNKNOWN_SIGN)].state == "superseded"
    assert not list((toy.data / "proposals").rglob("*.*"))


def test_a_half_settled_proposal_waits_on_and_is_not_overwritten(toy: Toy) -> None:
    toy.drop("letter.txt", UNKNOWN_LABEL)
    pipeline.look(SOURCE_ID, toy.settings, "r1")
    edited = proposal_of(toy, UNKNOWN_LABEL) + "# looked at by the steward\n"
    toy.put(toy.data / "proposals" / f"{waiting_id(UNKNOWN_LABEL)}.yml", edited)
    assert pipeline.discover(SOURCE_ID, toy.settings, "r2") == []
    assert proposal_of(toy, UNKNOWN_LABEL) == edited


def test_a_settled_proposal_that_breaks_the_contract_says_so_and_stays(toy: Toy) -> None:
    toy.drop("letter.txt", UNKNOWN_LABEL)
    pipeline.look(SOURCE_ID, toy.settings, "r1")
    broken = re.sub(r"\s*# \?.*", "", proposal_of(toy, UNKNOWN_LABEL)).replace("licence:", "license:")
    toy.put(toy.data / "proposals" / f"{waiting_id(UNKNOWN_LABEL)}.yml", broken)
    assert pipeline.discover(SOURCE_ID, toy.settings, "r2") == []
    change = Ledger(Storage(toy.settings.data_root)).current()[waiting_id(UNKNOWN_LABEL)]
    assert change.state == "needs_mapping" and "unknown key `license`" in change.why


def test_a_settled_proposal_may_not_take_the_name_of_another_release(toy: Toy) -> None:
    shipped = toy.ship()
    toy.drop("letter.txt", UNKNOWN_SIGN)
    pipeline.look(SOURCE_ID, toy.settings, "r1")
    settled = re.sub(r"\s*# \?.*", "", proposal_of(toy, UNKNOWN_SIGN))
    settled = settled.replace(f"ref: unmapped_{sha256(UNKNOWN_SIGN)[:8]}", f"ref: {shipped.partition('/')[2]}")
    toy.put(toy.data / "proposals" / f"{waiting_id(UNKNOWN_SIGN)}.yml", settled)
    pipeline.look(SOURCE_ID, toy.settings, "r2")
    change = Ledger(Storage(toy.settings.data_root)).current()[waiting_id(UNKNOWN_SIGN)]
    assert change.state == "needs_mapping" and "already" in change.why
    assert Registry(toy.settings).release(shipped).title == "Dismissals by gender"
