"""A grade is who is counted where no band over it says so; nothing stands in both places."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


def test_a_label_under_grade_is_who_is_counted() -> None:
    found = read(
        "Staff subject to a disciplinary hearing, by grade\n\n"
        "Grade\t2021/22\t2022/23\nAdministration\t8\t6\nIndustries\t4\t5\nTotal\t12\t11\n"
    )
    assert [(f.staff_group, f.breakdown) for f in found if not f.is_total][::2] == [
        ("Administration", ""),
        ("Industries", ""),
    ]


def test_a_group_stands_in_one_place() -> None:
    found = read(
        "Disciplinary hearings, by team\n\nTeam\t2021/22\t2022/23\nOther grades\t8\t6\nSpecialist staff\t4\t5\n"
    )
    assert {(f.staff_group, f.breakdown) for f in found} == {("Other grades", ""), ("Specialist staff", "")}


def test_all_staff_beside_men_and_women_is_no_group() -> None:
    found = read(
        "Appeals against a disciplinary penalty, 2023/24\n\n"
        "Result\tMen\tWomen\tAll staff\nUpheld\t3\t2\t5\nRejected\t9\t4\t13\n"
    )
    assert len({figure.measure_text for figure in found}) == 1
    assert {figure.staff_group for figure in found} == {""}
