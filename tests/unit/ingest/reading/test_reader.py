"""A whole document, nobody's mapping: what is read, what is certain, and what is left to a person."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context, contexts_of
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

CONTEXT = Context("Anyshire Police (disclosure log)", "FOI 1/24")
LETTER = """Officers dismissed or warned, by year

| | 2020 | 2021 | 2022* | Total |
Dismissed | 3 | 6 | <5 | 11 |
Warned | 4 | 0 | 7 | 11 |
Total | 7 | 6 | 9 | 22 |

* Up to 30 September 2022

Figures of fewer than 5 may be withheld under section 40(2) to protect individuals.
In addition, 14 officers resigned while under investigation in 2021.
"""


def read(text: str, kind: str = "text") -> Reading:
    return read_document(open_document("letter.txt", text.encode(), kind, Settings()), CONTEXT)


def test_a_letter() -> None:
    reading = read(LETTER)
    rows = {(f.breakdown, f.period.text if f.period else "", f.raw_value): f for f in reading.observations}
    masked = rows["Dismissed", "2022", "<5"]
    assert (masked.value.low, masked.value.high, masked.value.status) == (1, 4, "suppressed")
    assert masked.period is not None
    assert masked.period.end == date(2022, 9, 30)
    assert masked.body == "Anyshire Police"
    assert rows["", "2020", "7"].is_total
    assert all(f.certain for f in reading.observations)
    assert len(reading.observations) == 13
    assert reading.policy.exemptions == ["section 40(2)"]


def test_a_sign_that_nobody_explains_is_an_open_question() -> None:
    reading = read("Officers dismissed\n\n| | 2020 | 2021 |\nWest | 3 | # |\nEast | 4 | 1 |")
    assert [f.raw_value for f in reading.observations if not f.certain] == ["#"]
    assert reading.questions == ["no rule was found for the sign (1 figures)"]


def test_a_page() -> None:
    page = """<html><body><h2>Staff suspended</h2><table><tr><th rowspan=2>Year</th><th colspan=2>Suspended</th></tr>
    <tr><th>Male</th><th>Female</th></tr><tr><td>2020/21</td><td>8</td><td>5</td></tr></table></body></html>"""
    assert [(f.gender, f.raw_value) for f in read(page, "html").observations] == [("male", "8"), ("female", "5")]


@pytest.mark.parametrize("corner", ["Year ending March", "12 months ending 31 March", "Twelve-month period to March"])
def test_years_that_end_in_march_are_no_calendar_years(corner: str) -> None:
    page = f"""<html><body><h2>Officers dismissed</h2><table><tr><th>{corner}</th><th>Dismissed</th></tr>
    <tr><td>2023</td><td>8</td></tr><tr><td>2024</td><td>9</td></tr></table></body></html>"""
    periods = [f.period for f in read(page, "html").observations if f.period]
    assert [(p.start, p.end) for p in periods] == [
        (date(2022, 4, 1), date(2023, 3, 31)),
        (date(2023, 4, 1), date(2024, 3, 31)),
    ]


def test_a_year_that_was_not_over_is_not_asserted() -> None:
    reading = read("Answered 12 May 2022.\n\nOfficers dismissed\n\n| Year | Dismissed |\n2021 | 3 |\n2022 | 1 |")
    assert [(f.raw_value, f.certain) for f in reading.observations] == [("3", True), ("1", False)]
    last = reading.observations[-1].period
    assert last is not None
    assert last.end is None


@pytest.mark.parametrize(
    "text", ["\x00", "|||||", "| | |\n| | |", "1\n2\n3", "~", "a" * 5000, "(((((" * 500, "1 | 2\n" * 3]
)
def test_nothing_breaks_the_reader(text: str) -> None:
    document = open_document("x.txt", f"x{text}".replace("\x00", " ").encode(), "text", Settings())
    read_document(document, Context())


def test_the_context_file() -> None:
    known = contexts_of('file,publisher,reference,partial\ndocs/a.txt,"Home Office (Hansard)",PQ 1,yes\n')
    assert known["a"].body == "Home Office"
    assert known["a"].partial


def test_a_short_note_in_a_row_of_the_table_explains_its_sign() -> None:
    rows = "<tr><td>Dismissed</td><td>3</td><td>*</td></tr><tr><td>Warned</td><td>3</td><td>0</td></tr>"
    page = (
        "<table><caption>Outcomes of disciplinary hearings, Ministry of Ports Police</caption>"
        "<tr><th>Outcome</th><th>2019</th><th>2020</th></tr>"
        f"{rows}<tr><td colspan='3'>* 1 to 4</td></tr></table>"
    )
    reading = read(page, "html")
    (masked,) = [figure for figure in reading.observations if figure.raw_value == "*"]
    assert (masked.value.low, masked.value.high) == (1, 4)
    assert masked.measure_text.startswith("Outcomes of disciplinary hearings")
    assert {figure.body for figure in reading.observations} == {"Ministry of Ports Police"}


def test_a_caption_stands_above_remarks_but_not_above_another_table() -> None:
    text = (
        "Table 1: Outcomes of hearings for staff, 2020 to 2021\n\nSome cells hold shorthand.\n\n"
        "| Outcome | 2020 | 2021 |\n| Warning | 3 | 4 |\n| Other | 1 | 2 |\n\nThe next figures are by grade.\n\n"
        "| Grade | 2020 | 2021 |\n| Warden | 1 | 2 |\n| Other | 3 | 3 |"
    )
    figures = read(text).observations
    assert [f.measure_text.startswith("Outcomes of hearings") for f in figures] == [True] * 4 + [False] * 4


def test_comparisons_and_borrowed_totals_are_in_doubt() -> None:
    text = "Complaints recorded, 2022\n\n| Ward | This period | SPLY | National |\n"
    text += "| North | 5 | 4 | 900 |\n| South | 3 | 6 | 800 |"
    assert {f.raw_value for f in read(text).observations if f.certain} <= {"5", "3"}


def test_years_under_a_day_are_that_day() -> None:
    text = "Officers suspended as at 30 September\n\n"
    text += "| As at 30 September | 2021 | 2022 |\n| Officers suspended | 12 | 15 |"
    ends = [f.period.end for f in read(text).observations if f.period]
    assert ends == [date(2021, 9, 30), date(2022, 9, 30)]


def test_year_to_date_ends_with_the_last_quarter_and_targets_are_no_figures() -> None:
    text = (
        "Table 1: Referrals\n\n"
        "| Activity | Q1 2023/24 | Q2 2023/24 | Year to date 2023/24 | Full year 2022/23 | Target 2023/24 |\n"
        "| Referrals received | 7 | 6 | 13 | 29 | 30 |\n| Referrals closed | 5 | 5 | 10 | 21 | 20 |"
    )
    rows = {f.raw_value: f.period for f in read(text).observations}
    assert "30" not in rows
    assert rows["13"] is not None
    assert (rows["13"].start, rows["13"].end) == (date(2023, 4, 1), date(2023, 9, 30))
    assert rows["29"] is not None
    assert rows["29"].end == date(2023, 3, 31)


def test_bars_only_between_cells() -> None:
    text = (
        "Misconduct cases proven\n\nYear | Group | Male | Female\n2021 | White | 24 | 6\n     | Asian | 3 | 0\n"
        "2022 | White | 31 | 9\n     | Asian | 4 | 1"
    )
    rows = [(f.breakdown, f.gender, f.period.text if f.period else "", f.raw_value) for f in read(text).observations]
    assert ("Asian", "male", "2021", "3") in rows
    assert ("Asian", "female", "2022", "1") in rows


def test_a_key_of_signs_is_no_table_of_figures() -> None:
    page = (
        "<table><tr><th>Symbol</th><th>Meaning</th></tr><tr><td>[q]</td><td>Fewer than 4 and not shown</td></tr>"
        "<tr><td>[r]</td><td>Revised</td></tr></table>"
    )
    assert read(page, "html").observations == []


@pytest.mark.parametrize(
    "note",
    ["The figures for 2020 run to 31 May.", "Data cover January to May.", "Counts are up to the end of May only."],
)
def test_a_note_under_its_sign_cuts_its_year(note: str) -> None:
    text = f"Officers dismissed\n\n| Ward | 2019 | 2020 (1) |\n| Alder | 3 | 4 |\n| Birch | 5 | 6 |\n\n(1) {note}\n"
    ends = {f.raw_value: str(f.period.end) for f in read(text).observations if f.period and f.certain}
    assert (ends["3"], ends["4"]) == ("2019-12-31", "2020-05-31")


@pytest.mark.parametrize("lead", ["In 2019:", "In the year ending 31 March 2020:"])
def test_a_lead_that_only_dates_is_not_what_is_counted(lead: str) -> None:
    found = {f.raw_value: f for f in read(f"{lead}\n\nWardens dismissed – 14\nClerks dismissed – 9\n").observations}
    assert found["14"].measure_text == "Wardens dismissed"
    assert found["14"].period is not None


def test_the_sentence_that_names_a_table_dates_it() -> None:
    text = (
        "Table B shows the wardens who were dismissed between 1 May 2018 and 30 April 2020.\n\nIt was drawn.\n\n"
        "Table B. Wardens dismissed, by ward\n\n| Ward | Men | Women |\n| Alder | 3 | 4 |\n| Birch | 5 | 6 |\n"
    )
    assert {str(f.period.end) for f in read(text).observations if f.period and f.certain} == {"2020-04-30"}


def test_a_sign_for_what_a_force_did_not_send() -> None:
    text = "Officers dismissed, 2019\n\n| Ward | Men | Women |\n| Alder | 3 | [x] |\n| Birch | 5 | 6 |\n\n"
    found = read(f"{text}(2) [x] means that the ward did not supply the number.\n").observations
    assert {f.value.status for f in found if f.raw_value == "[x]"} == {"not_held"}
