"""A caption and a header that count different things: neither wins in silence."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

PAGE = """<html><body><p>{caption}</p><table><tr><td>Financial year</td>{head}</tr>
<tr><td>2020/21</td>{first}</tr><tr><td>2021/22</td>{last}</tr></table></body></html>"""


def figures(caption: str, *heads: str) -> list[Found]:
    def row(texts: list[str]) -> str:
        return "".join(f"<td>{text}</td>" for text in texts)

    counts = [[str(n + m) for n in range(len(heads))] for m in (61, 74)]
    page = PAGE.format(caption=caption, head=row(list(heads)), first=row(counts[0]), last=row(counts[1]))
    publisher = "HM Prison Service" if "rison" in caption else "Anyshire Police"
    document = open_document("page.html", page.encode(), "html", Settings())
    return read_document(document, Context(publisher)).observations


@pytest.mark.parametrize(
    ("caption", "head"),
    [
        ("Prison officers recommended for dismissal, by financial year", "Prison officers dismissed"),
        ("Prison officers investigated, by financial year", "Prison officers dismissed"),
        ("Probation officers dismissed, by financial year", "Prison officers dismissed"),
        ("Prison officers dismissed, by financial year", "Convicted"),
        ("Police officers suspended, by financial year", "Officers resigned"),
        ("Female prison officers dismissed, by financial year", "Male prison officers dismissed"),
    ],
)
def test_two_different_counts_are_in_doubt(caption: str, head: str) -> None:
    found = figures(caption, head)
    assert found and not any(f.certain for f in found)


@pytest.mark.parametrize(
    ("caption", "heads"),
    [
        ("Prison officers dismissed, by financial year", ("Prison officers dismissed",)),
        ("Prison officers dismissed, by financial year", ("Number",)),
        ("Outcomes for prison officers, by financial year", ("Dismissed", "Warned")),
        ("Prison officers investigated and dismissed, by financial year", ("Investigated", "Dismissed")),
        ("Police officers dismissed for misconduct, by financial year", ("Officers dismissed",)),
    ],
)
def test_a_header_that_says_the_same_or_one_of_several_is_certain(caption: str, heads: tuple[str, ...]) -> None:
    found = figures(caption, *heads)
    assert found and all(f.certain for f in found)
