"""What GOV.UK may do from one day to the next, played over real sockets."""

from __future__ import annotations

from pathlib import Path

import pytest
from replay.clock import MovedClock
from replay.server import Answer, Replay, made_up
from replay.sources import ASSETS, govuk
from replay.stage import (
    COLLECTION,
    CORRECTED,
    EDITION,
    FIGURES,
    FILE,
    LATER,
    Stage,
    collection,
    content,
    edition,
    on_show,
)

REF = "toy_2025"
ANNEX = FILE.replace("toy.csv", "annex.csv")


@pytest.fixture
def stage(tmp_path: Path, replay: Replay, clock: MovedClock) -> Stage:
    """One collection with one edition with one file, polled once."""
    on_show(replay)
    made = Stage(tmp_path, replay, clock, govuk(govuk={"collections": [COLLECTION], "announcements": False}))
    first = made.poll()
    assert (first.new, first.faults) == (1, [])
    return made


def test_an_unchanged_file_is_asked_for_with_its_validators_and_304_is_no_capture(stage: Stage, replay: Replay) -> None:
    again = stage.poll(after_days=1, sweep=True)
    assert (again.new, again.changed, again.faults) == (0, 0, [])
    first, second = replay.asked(FILE)
    assert "If-None-Match" not in first.headers and second.headers["If-None-Match"]
    assert [line["status"] for line in stage.fetches(FILE)] == [200, 304]
    assert stage.kept() == [FIGURES] and stage.states() == {REF: "needs_mapping"}


def test_without_a_sign_of_change_neither_page_nor_file_is_asked_for(stage: Stage) -> None:
    asked = (stage.count(content(EDITION)), stage.count(FILE))
    assert stage.poll(after_days=1).unchanged == 1
    assert (stage.count(content(EDITION)), stage.count(FILE)) == asked


def test_429_is_waited_for_as_long_as_it_says(stage: Stage, replay: Replay, clock: MovedClock) -> None:
    busy = Answer("slow down", 429, headers={"Retry-After": "17"})
    replay.tell(content(COLLECTION), busy, Answer(collection()))
    assert stage.poll(after_days=1).faults == []
    refused, answered = replay.asked(content(COLLECTION))[-2:]
    assert (answered.at - refused.at).total_seconds() >= 17
    assert [line["status"] for line in stage.fetches(content(COLLECTION))][-2:] == [429, 200]


def test_a_host_that_stays_busy_is_left_alone_and_the_day_is_made_up_for(stage: Stage, replay: Replay) -> None:
    replay.tell(content(COLLECTION), Answer("slow down", 429))
    (fault,) = stage.poll(after_days=1).faults
    assert "www.gov.uk" in fault.as_text() and fault.exit_code == 4
    replay.tell(content(COLLECTION), Answer(collection()))
    assert stage.poll(after_days=1).faults == []
    assert stage.states() == {REF: "needs_mapping"}


def test_a_replaced_file_is_followed_to_its_new_address_and_is_an_edition(stage: Stage, replay: Replay) -> None:
    there = f"{ASSETS}/media/000000000000000000000002/toy.csv"
    replay.tell(FILE, Answer("", 301, headers={"Location": there}))
    replay.tell(there, Answer(CORRECTED, kind="text/csv"))
    changed = stage.poll(after_days=1, sweep=True)
    assert changed.changed == 1 and stage.kept() == [FIGURES, CORRECTED]
    (line,) = [line for line in stage.fetches(FILE) if line["final_url"] == there]
    assert [hop["status"] for hop in line["redirects"]] == [301]
    assert len(changed.release_ids) == 1 and changed.release_ids[0].startswith(f"govuk_toy/{REF}_")


def test_a_page_in_place_of_a_workbook_is_never_archived(stage: Stage, replay: Replay) -> None:
    workbook = FILE.replace(".csv", ".xlsx")
    page = edition(updated_at=LATER)
    page["details"]["attachments"][0] |= {"url": workbook, "filename": "toy.xlsx", "id": "toy.xlsx"}
    replay.tell(content(EDITION), Answer(page))
    replay.tell(workbook, Answer(made_up("login.html"), kind="text/html"))
    (fault,) = stage.poll(after_days=1, sweep=True).faults
    assert "HTML page" in fault.what and workbook in fault.where and fault.remedy
    assert stage.kept() == [FIGURES]
    assert "needs_mapping" in {state for ref, state in stage.states().items() if ref.endswith("_poll")}


def test_an_older_answer_never_replaces_a_newer_one(stage: Stage, replay: Replay) -> None:
    newer = edition(updated_at=LATER, title="Toy statistics, second edition")
    replay.tell(content(EDITION), Answer(newer))
    stage.poll(after_days=1, sweep=True)
    replay.tell(content(EDITION), Answer(edition(title="Toy statistics, as a mirror has it")))
    replay.tell(FILE, Answer("Year,Dismissals\n2024/25,11\n", kind="text/csv"))
    stale = stage.poll(after_days=1, sweep=True)
    assert stale.faults == [] and stale.changed == 0
    assert any("older answer" in note for note in stale.notes)
    assert stage.kept() == [FIGURES]


@pytest.mark.parametrize("answer", [Answer(made_up("govuk_gone.json")), Answer("", 410), Answer("", 404)])
def test_what_is_gone_takes_two_days_to_be_withdrawn_and_its_bytes_stay(
    stage: Stage, replay: Replay, answer: Answer
) -> None:
    replay.tell(content(EDITION), answer)
    assert stage.poll(after_days=1, sweep=True).withdrawn == 0
    assert stage.poll(after_days=0.2, sweep=True).withdrawn == 0
    assert stage.states() == {REF: "needs_mapping"}
    assert stage.poll(after_days=1, sweep=True).withdrawn == 1
    assert stage.states() == {REF: "withdrawn"} and stage.kept() == [FIGURES]
    (tombstone,) = stage.storage.entries("archive/tombstones.jsonl", dict)
    assert tombstone["release_ids"] == [f"govuk_toy/{REF}"]


def test_a_redirect_under_200_is_the_same_edition_elsewhere(stage: Stage, replay: Replay) -> None:
    elsewhere = "/government/statistics/toy-moved"
    redirect = made_up("govuk_redirect.json")
    redirect |= {"base_path": EDITION}
    redirect["redirects"] = [{"path": EDITION, "type": "exact", "destination": elsewhere}]
    replay.tell(content(EDITION), Answer(redirect))
    replay.tell(content(elsewhere), Answer(edition(base_path=elsewhere)))
    replay.tell(content(COLLECTION), Answer(collection(base_path=elsewhere)))
    for _ in range(3):
        polled = stage.poll(after_days=1, sweep=True)
        assert polled.faults == []
    assert stage.kept() == [FIGURES] and stage.states() == {REF: "needs_mapping"}


def test_an_empty_notice_is_no_withdrawal_and_a_full_one_is(stage: Stage, replay: Replay) -> None:
    replay.tell(content(EDITION), Answer(edition(withdrawn_notice={}, updated_at=LATER)))
    for _ in range(2):
        assert stage.poll(after_days=1, sweep=True).withdrawn == 0
    notice = {"explanation": "<p>It holds an error.</p>", "withdrawn_at": LATER}
    replay.tell(content(EDITION), Answer(edition(withdrawn_notice=notice, updated_at="2026-02-04T09:30:00Z")))
    counts = [stage.poll(after_days=1, sweep=True) for _ in range(2)]
    assert [polled.withdrawn for polled in counts] == [0, 1]
    assert any("It holds an error." in note for note in counts[1].notes)
    assert stage.states() == {REF: "withdrawn"}


def test_a_file_uploaded_again_under_a_new_id_is_nothing_new(stage: Stage, replay: Replay) -> None:
    again = f"{ASSETS}/media/000000000000000000000009/toy.csv"
    page = edition(updated_at=LATER)
    page["details"]["attachments"][0] |= {"url": again, "id": "toy-again.csv"}
    replay.tell(content(EDITION), Answer(page))
    replay.tell(again, Answer(FIGURES, kind="text/csv"))
    polled = stage.poll(after_days=1, sweep=True)
    assert (polled.changed, polled.faults) == (0, []) and len(stage.captures()) == 1
    assert stage.count(again) == 1


@pytest.fixture
def with_annex(stage: Stage, replay: Replay) -> Stage:
    """The edition has a second file."""
    _offer(replay, FILE, ANNEX)
    assert stage.poll(after_days=1, sweep=True).faults == []
    assert stage.states() == {REF: "needs_mapping", f"{REF}_annex": "needs_mapping"}
    return stage


def _offer(replay: Replay, *addresses: str, annex: str = FIGURES.replace("12", "9")) -> None:
    """The edition with some files, and nothing said of a change."""
    page = edition()
    first = page["details"]["attachments"][0]
    named = [(address, address.rpartition("/")[2]) for address in addresses]
    page["details"]["attachments"] = [first | {"url": url, "filename": name, "id": name} for url, name in named]
    page["details"]["featured_attachments"] = [name for _, name in named]
    replay.tell(content(EDITION), Answer(page))
    replay.tell(ANNEX, Answer(annex, kind="text/csv"))


def test_a_file_dropped_from_an_edition_that_stays_takes_two_days_to_be_withdrawn(
    with_annex: Stage, replay: Replay
) -> None:
    _offer(replay, FILE)
    assert with_annex.poll(after_days=1, sweep=True).withdrawn == 0
    assert with_annex.poll(after_days=0.2, sweep=True).withdrawn == 0
    assert "withdrawn" not in with_annex.states().values()
    second = with_annex.poll(after_days=1)
    assert second.withdrawn == 1 and second.faults == [] and any("annex.csv" in note for note in second.notes)
    assert with_annex.states() == {REF: "needs_mapping", f"{REF}_annex": "withdrawn"}
    (tombstone,) = with_annex.storage.entries("archive/tombstones.jsonl", dict)
    assert (tombstone["item_id"], tombstone["release_ids"]) == (EDITION, [f"govuk_toy/{REF}_annex"])
    assert tombstone["since"] < tombstone["at"] and "annex.csv" in tombstone["why"]
    assert len(with_annex.kept()) == 2
    again = with_annex.poll(after_days=1, sweep=True)
    assert (again.withdrawn, again.notes) == (0, []), "told once"


def test_a_file_that_comes_back_is_what_it_was_and_with_other_bytes_an_edition(
    with_annex: Stage, replay: Replay
) -> None:
    for annex, captures in ((FIGURES.replace("12", "9"), 2), (FIGURES.replace("12", "10"), 3)):
        _offer(replay, FILE)
        assert sum(with_annex.poll(after_days=1, sweep=True).withdrawn for _ in range(2)) == 1
        _offer(replay, FILE, ANNEX, annex=annex)
        assert with_annex.poll(after_days=1, sweep=True).changed == 1
        assert set(with_annex.states().values()) == {"needs_mapping"}
        assert len(with_annex.states()) == len(with_annex.kept()) == captures


def test_a_file_that_is_away_for_a_day_is_nothing_to_tell(with_annex: Stage, replay: Replay) -> None:
    _offer(replay, FILE)
    with_annex.poll(after_days=1, sweep=True)
    _offer(replay, FILE, ANNEX)
    for _ in range(2):
        assert with_annex.poll(after_days=1, sweep=True).withdrawn == 0
    assert with_annex.storage.lines("archive/tombstones.jsonl") == []


def test_two_files_dropped_on_one_day_have_a_tombstone_each(with_annex: Stage, replay: Replay) -> None:
    other = FILE.replace("toy.csv", "other.csv")
    replay.tell(other, Answer(CORRECTED, kind="text/csv"))
    _offer(replay, FILE, ANNEX, other)
    with_annex.poll(after_days=1, sweep=True)
    _offer(replay, FILE)
    assert [with_annex.poll(after_days=1, sweep=True).withdrawn for _ in range(2)] == [0, 2]
    tombstones = with_annex.storage.entries("archive/tombstones.jsonl", dict)
    assert sorted(line["release_ids"] for line in tombstones) == [
        [f"govuk_toy/{REF}_annex"],
        [f"govuk_toy/{REF}_other"],
    ]


def test_new_bytes_at_an_old_address_are_an_edition_though_nobody_said_so(stage: Stage, replay: Replay) -> None:
    replay.tell(FILE, Answer(CORRECTED, kind="text/csv", etag='"new"'))
    polled = stage.poll(after_days=1, sweep=True)
    assert polled.changed == 1 and stage.kept() == [FIGURES, CORRECTED]
    assert set(stage.states().values()) == {"needs_mapping"} and len(stage.states()) == 2
