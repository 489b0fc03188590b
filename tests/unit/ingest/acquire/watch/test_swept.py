"""A sweep asks for a few known items a day, and within some days for every one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from ingest.acquire.watch.memory import Memory, Remembered
from ingest.acquire.watch.swept import A_DAY, LATEST, Latest, swept_today, with_latest
from ingest.storage import Storage

MANY = 200
FIRST = date(2026, 1, 1)


def test_no_day_asks_for_much_and_every_item_has_its_turn(tmp_path: Path) -> None:
    memory = Memory(Storage(str(tmp_path)), "toy")
    latest: Latest = ()
    for number in range(MANY):
        memory.keep(Remembered(str(number), f"r_{number}", signal=""))
        latest = with_latest(latest, str(number), FIRST + timedelta(days=number))
    days = [swept_today(memory, FIRST + timedelta(days=n), latest) for n in range(MANY // A_DAY)]
    assert {item for day in days for item in day} == {str(number) for number in range(MANY)}
    assert all(set(day) >= {str(MANY - n) for n in range(1, LATEST + 1)} for day in days)
    assert max(len(day) for day in days) <= LATEST + 3 * A_DAY
    assert sum(len(day) for day in days) <= MANY + LATEST * len(days)


def test_few_items_are_asked_for_every_day(tmp_path: Path) -> None:
    memory = Memory(Storage(str(tmp_path)), "toy")
    for number in range(A_DAY):
        memory.keep(Remembered(str(number), f"r_{number}", signal=""))
    assert {len(swept_today(memory, FIRST + timedelta(days=n), ())) for n in range(5)} == {A_DAY}
