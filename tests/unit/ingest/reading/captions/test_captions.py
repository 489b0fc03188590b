"""Captions that stand under their tables."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

ONE = "| Result | 2018 | 2019 |\n| Warned | 3 | 4 |\n| Cleared | 1 | 2 |\n"
TWO = "| Result | 2018 | 2019 |\n| Warned | 5 | 6 |\n| Cleared | 7 | 8 |\n"


def read(text: str, kind: str = "text") -> Reading:
    return read_document(open_document("x.txt", text.encode(), kind, Settings()), Context("Anyshire Police"))


def measures(reading: Reading) -> dict[str, str]:
    return {f.raw_value: f.measure_text for f in reading.observations}


def test_a_caption_right_below_is_the_tables() -> None:
    reading = read(f"1.\n\n{ONE}\nFigure 4: Wardens who came before a panel, by result\n\nThe rest is not held.\n")
    assert measures(reading)["3"].startswith("Wardens who came before a panel")
    assert {t.frame.label for t in reading.tables} == {"Figure 4"}


def test_captions_below_are_not_those_of_the_next_tables() -> None:
    reading = read(f"{ONE}\nTable 1. Wardens at a panel\n\n{TWO}\nTable 2. Clerks at a panel\n\nThat is all we hold.\n")
    found = measures(reading)
    assert found["3"].startswith("Wardens")
    assert found["5"].startswith("Clerks")


def test_a_caption_above_stays_with_the_table_under_it() -> None:
    reading = read(f"Table 1. Wardens at a panel\n\n{ONE}\nTable 2. Clerks at a panel\n\n{TWO}")
    found = measures(reading)
    assert found["3"].startswith("Wardens")
    assert found["5"].startswith("Clerks")


def test_a_table_that_may_have_lost_its_caption_is_in_doubt() -> None:
    reading = read(f"{ONE}\nTable 2. Clerks at a panel\n\n{TWO}")
    certain = {f.raw_value for f in reading.observations if f.certain}
    assert not certain & {"3", "4", "1", "2"}


def test_a_pages_caption_below_dates_the_table() -> None:
    page = (
        "<p>On 31 March 2020 the unit had 80 wardens.</p><table><tr><th>Panel</th><th>Warned</th><th>Cleared</th></tr>"
        "<tr><td>North</td><td>12</td><td>7</td></tr><tr><td>South</td><td>9</td><td>5</td></tr></table>"
        "<p><em>Table 2: Wardens at a panel, 1 April 2016 to 31 March 2019</em></p><p>That is all.</p>"
    )
    periods = {f.period.end.year for f in read(page, "html").observations if f.raw_value in ("12", "7", "9", "5")}  # type: ignore[union-attr]
    assert periods == {2019}
