"""A poll: what is new, changed or missing, what of it is asked for, and what one poll leaves to the next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders.polled import SOURCE_ID, answer, put_source, settings_of
from replay.clock import MovedClock
from replay.questions import API, Questions
from replay.server import Answer, Replay

from ingest import pipeline
from ingest.acquire.due import is_due
from ingest.acquire.poll import Polled, poll
from ingest.acquire.said import said_of
from ingest.acquire.watch.absence import PATH as TOMBSTONES
from ingest.acquire.watch.polls import last_poll
from ingest.archive import Archive
from ingest.ledger import Ledger
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage

FIRST = f"{SOURCE_ID}/pq_1700001"


@pytest.fixture
def settings(tmp_path: Path, replay: Replay) -> Settings:
    return settings_of(tmp_path, replay)


@pytest.fixture
def storage(settings: Settings) -> Storage:
    return Storage(settings.data_root)


@pytest.fixture
def questions(replay: Replay) -> Questions:
    made = Questions(replay)
    made.put(answer(1700001))
    return made


def counts(polled: Polled) -> tuple[int, int, int, int]:
    assert polled.faults == []
    return polled.new, polled.changed, polled.unchanged, polled.withdrawn


def test_an_answer_that_reads_with_certainty_becomes_a_candidate_without_a_person(
    questions: Questions, settings: Settings, storage: Storage, clock: MovedClock
) -> None:
    polled = poll(SOURCE_ID, settings, "r1", clock)
    assert counts(polled) == (1, 0, 0, 0) and polled.release_ids == [FIRST]
    assert pipeline.discover(SOURCE_ID, settings, "r1") == [FIRST]
    (kept,) = pipeline.acquire(FIRST, settings, "r1")
    assert kept.way == "parliament"
    assert pipeline.read(FIRST, settings, "r1") == "candidate"
    release = Registry(settings).release(FIRST)
    assert release.reference == "PQ 700001" and release.published_on == date(2026, 1, 20)
    assert (
        release.landing_page == "https://questions-statements.parliament.uk/written-questions/detail/2026-01-12/700001"
    )
    assert release.foi is not None and release.foi.asked_on == date(2026, 1, 12)


def test_where_a_person_has_to_look_first_it_waits_with_its_proposal(
    questions: Questions, settings: Settings, storage: Storage, clock: MovedClock
) -> None:
    poll(SOURCE_ID, settings, "r1", clock)
    found = pipeline.look(SOURCE_ID, settings.model_copy(update={"unattended": False}), "r1")
    assert found.release_ids == []
    assert list(Ledger(storage).waiting()) == [FIRST]
    assert storage.exists(f"proposals/{FIRST}.yml") and storage.exists(f"proposals/{FIRST}.html")


def test_a_corrected_answer_is_an_edition_of_the_day_of_its_correction(
    questions: Questions, settings: Settings, storage: Storage, clock: MovedClock
) -> None:
    poll(SOURCE_ID, settings, "r1", clock)
    pipeline.look(SOURCE_ID, settings, "r1")
    clock.pass_time(days=1)
    questions.put(answer(1700001, 8, dateAnswerCorrected="2026-01-23T00:00:00", answerIsCorrection=True))
    polled = poll(SOURCE_ID, settings, "r2", clock)
    assert counts(polled) == (0, 1, 0, 0)
    (edition,) = polled.release_ids
    assert edition.startswith(f"{FIRST}_")
    assert edition in pipeline.discover(SOURCE_ID, settings, "r2")
    assert Registry(settings).release(edition).published_on == date(2026, 1, 23)
    said = said_of(edition, storage)
    assert said is not None and said.is_correction and said.edition_of == FIRST


def test_a_settled_contract_reads_a_correction_that_raises_no_other_question(
    questions: Questions, settings: Settings, storage: Storage, clock: MovedClock
) -> None:
    attended = settings.model_copy(update={"unattended": False})
    poll(SOURCE_ID, attended, "r1", clock)
    pipeline.look(SOURCE_ID, attended, "r1")
    proposed = storage.read(f"proposals/{FIRST}.yml").decode()
    storage.write(f"proposals/{FIRST}.yml", "\n".join(x.partition("  # ?")[0] for x in proposed.split("\n")).encode())
    assert pipeline.discover(SOURCE_ID, attended, "r1") == [FIRST]
    clock.pass_time(days=1)
    questions.put(answer(1700001, 8, dateAnswerCorrected="2026-01-23T00:00:00"))
    (edition,) = poll(SOURCE_ID, attended, "r2", clock).release_ids
    assert edition in pipeline.discover(SOURCE_ID, attended, "r2")
    assert pipeline.acquire(edition, attended, "r2") and pipeline.read(edition, attended, "r2") == "candidate"
    clock.pass_time(days=1)
    doubtful = answer(1700001, 8, dateAnswerCorrected="2026-01-24T00:00:00")
    doubtful["answerText"] += "<p>Figures of fewer than 5 are shown as *.</p>"
    questions.put(doubtful)
    (third,) = poll(SOURCE_ID, attended, "r3", clock).release_ids
    assert third not in pipeline.discover(SOURCE_ID, attended, "r3")
    assert third in Ledger(storage).waiting(), "it states another rule, so a person looks"


def test_what_was_seen_is_not_asked_for_again_but_by_a_sweep(
    questions: Questions, settings: Settings, clock: MovedClock
) -> None:
    for _ in range(3):
        poll(SOURCE_ID, settings, "r", clock)
        clock.pass_time(days=1)
    assert questions.details() == [1700001]
    assert counts(poll(SOURCE_ID, settings, "r", clock, sweep=True)) == (0, 0, 1, 0)
    assert questions.details() == [1700001] * 2


def test_a_silent_edit_is_found_by_the_sweep_and_is_an_edition_of_that_day(
    questions: Questions, settings: Settings, storage: Storage, clock: MovedClock
) -> None:
    poll(SOURCE_ID, settings, "r1", clock)
    for _ in range(2):  # the days of its answer are over
        clock.pass_time(days=15)
        poll(SOURCE_ID, settings, "r1", clock)
    questions.put(answer(1700001, 9))
    assert counts(poll(SOURCE_ID, settings, "r2", clock)) == (0, 0, 0, 0)
    (edition,) = poll(SOURCE_ID, settings, "r3", clock, sweep=True).release_ids
    said = said_of(edition, storage)
    assert said is not None and said.published_on == clock.now().date()


def test_one_broken_item_stops_no_other_and_is_asked_again(
    questions: Questions, settings: Settings, storage: Storage, replay: Replay, clock: MovedClock
) -> None:
    questions.put(answer(1700002))
    replay.tell(f"{API}/1700001", Answer({"value": {"id": 1700001}, "links": []}))
    polled = poll(SOURCE_ID, settings, "r1", clock)
    assert polled.release_ids == [f"{SOURCE_ID}/pq_1700002"] and len(polled.faults) == 1
    assert list(Ledger(storage).waiting()) == [f"{SOURCE_ID}/1700001_poll", f"{SOURCE_ID}/pq_1700002"]
    pipeline.look(SOURCE_ID, settings, "r1")
    assert f"{SOURCE_ID}/1700001_poll" in Ledger(storage).waiting(), "a look at the inbox takes nothing of a poll away"
    for days in (15, 15):
        clock.pass_time(days=days)
        assert len(poll(SOURCE_ID, settings, "r1", clock).faults) == 1
    asked = len(questions.details())
    questions.put(answer(1700001))
    clock.pass_time(days=7)
    assert counts(poll(SOURCE_ID, settings, "r2", clock)) == (1, 0, 0, 0), "though no list shows it any more"
    assert questions.details()[asked:] == [1700001]
    assert f"{SOURCE_ID}/1700001_poll" not in Ledger(storage).waiting()
    last = last_poll(SOURCE_ID, storage)
    assert last is not None and (last.again, last.faults) == ((), {})


def test_what_is_gone_is_withdrawn_on_the_second_day_and_may_come_back(
    questions: Questions, settings: Settings, storage: Storage, replay: Replay, clock: MovedClock
) -> None:
    poll(SOURCE_ID, settings, "r1", clock)
    pipeline.look(SOURCE_ID, settings, "r1")
    before = Ledger(storage).current()[FIRST].state
    one = questions.all.pop(1700001)
    replay.tell(f"{API}/1700001", Answer("gone", status=404, kind="text/plain"))
    for wanted, days in ((0, 1), (0, 0.1), (1, 1), (0, 1)):
        clock.pass_time(days=days)
        assert counts(poll(SOURCE_ID, settings, "r2", clock, sweep=True))[3] == wanted
    assert Ledger(storage).current()[FIRST].state == "withdrawn"
    (tombstone,) = storage.lines(TOMBSTONES)
    assert tombstone["release_ids"] == [FIRST] and tombstone["since"] == "2026-01-23"
    assert len(Archive(storage).manifest()) == 1
    questions.put(one)
    clock.pass_time(days=1)
    polled = poll(SOURCE_ID, settings, "r3", clock, sweep=True)
    assert polled.notes and Ledger(storage).current()[FIRST].state == before


def test_the_window_begins_before_the_last_good_day_and_not_before_a_bad_one(
    questions: Questions, settings: Settings, storage: Storage, replay: Replay, clock: MovedClock
) -> None:
    poll(SOURCE_ID, settings, "r1", clock)
    clock.pass_time(days=5)
    replay.tell(API, Answer({"title": "Bad", "status": 400}, status=400))
    polled = poll(SOURCE_ID, settings, "r2", clock)
    assert len(polled.faults) == 1
    last = last_poll(SOURCE_ID, storage)
    assert last is not None and last.good_until == "2026-01-22" and last.fault
    questions.__post_init__()
    clock.pass_time(days=5)
    asked = len(questions.lists())
    poll(SOURCE_ID, settings, "r3", clock)
    since = min(
        one.query["answeredWhenFrom"][0] for one in questions.lists()[asked:] if "answeredWhenFrom" in one.query
    )
    assert since == "2026-01-12"


def test_a_source_for_people_is_never_asked_and_no_contact_says_so(
    questions: Questions, settings: Settings, storage: Storage, replay: Replay, clock: MovedClock
) -> None:
    nobody = settings.model_copy(update={"contact": ""})
    (fault,) = poll(SOURCE_ID, nobody, "r1", clock).faults
    assert "contact" in fault.what
    assert last_poll(SOURCE_ID, storage) is None, "nobody was asked"
    put_source(settings, approval={"state": "manual_only"})
    assert poll(SOURCE_ID, settings, "r1", clock) == Polled(SOURCE_ID)
    assert replay.everything == []


def test_a_source_is_due_at_the_next_time_of_its_schedule(
    questions: Questions, settings: Settings, storage: Storage, clock: MovedClock
) -> None:
    source = Registry(settings).source(SOURCE_ID)
    assert is_due(source, storage, clock.now())
    poll(SOURCE_ID, settings, "r1", clock)
    assert not is_due(source, storage, clock.now())
    clock.pass_time(days=1)
    assert is_due(source, storage, clock.now())


def test_an_answer_to_grouped_questions_is_one_release(
    questions: Questions, settings: Settings, storage: Storage, clock: MovedClock
) -> None:
    twin = answer(1700002, uin="700001")
    questions.put(twin)
    poll(SOURCE_ID, settings, "r1", clock)
    assert len(Archive(storage).manifest()) == 1


def test_a_release_that_was_given_another_name_is_withdrawn_and_replaced_under_that_name(
    questions: Questions, settings: Settings, storage: Storage, replay: Replay, clock: MovedClock
) -> None:
    attended = settings.model_copy(update={"unattended": False})
    poll(SOURCE_ID, attended, "r1", clock)
    pipeline.look(SOURCE_ID, attended, "r1")
    proposed = storage.read(f"proposals/{FIRST}.yml").decode().replace("ref: pq_1700001", "ref: dismissals")
    storage.write(f"proposals/{FIRST}.yml", "\n".join(x.partition("  # ?")[0] for x in proposed.split("\n")).encode())
    named = f"{SOURCE_ID}/dismissals"
    assert pipeline.discover(SOURCE_ID, attended, "r1") == [named]
    clock.pass_time(days=1)
    questions.put(answer(1700001, 8, dateAnswerCorrected="2026-01-23T00:00:00"))
    (edition,) = poll(SOURCE_ID, attended, "r2", clock).release_ids
    said = said_of(edition, storage)
    assert said is not None and said.edition_of == named
    assert edition in pipeline.discover(SOURCE_ID, attended, "r2")


def test_a_broken_file_keeps_neither_the_others_of_its_item_nor_what_was_held_from_anybody(
    questions: Questions, settings: Settings, storage: Storage, replay: Replay, clock: MovedClock
) -> None:
    address = "https://qna.files.parliament.uk/qna-attachments/1700001/original/figures.csv"
    attached = {"url": address, "title": "Figures", "fileType": "csv", "fileSizeBytes": 20}
    questions.put(answer(1700001, attachments=[attached], attachmentCount=1))
    replay.tell(address, Answer("<!doctype html><title>Sign in</title>", kind="text/html"))
    polled = poll(SOURCE_ID, settings, "r1", clock)
    assert len(polled.faults) == 1 and polled.release_ids == [FIRST]
    assert pipeline.discover(SOURCE_ID, settings, "r1") == [FIRST]
    clock.pass_time(days=1)
    replay.tell(address, Answer("Year,Total\n2020,1\n", kind="text/csv"))
    polled = poll(SOURCE_ID, settings, "r2", clock)
    assert counts(polled) == (1, 0, 0, 0) and polled.release_ids == [f"{FIRST}_figures"]
    assert polled.notes == []


def test_going_over_a_day_gone_by_asks_for_that_day_and_leaves_the_next_poll_its_window(
    questions: Questions, settings: Settings, storage: Storage, clock: MovedClock
) -> None:
    poll(SOURCE_ID, settings, "r1", clock, day=date(2025, 3, 4))
    asked = [one.query for one in questions.lists()]
    assert {one[key][0] for one in asked for key in one if key.endswith(("From", "To"))} == {"2025-03-04"}
    last = last_poll(SOURCE_ID, storage)
    assert last is not None and last.good_until is None
    assert is_due(Registry(settings).source(SOURCE_ID), storage, clock.now())
