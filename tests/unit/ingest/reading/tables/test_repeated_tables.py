"""The same table again for another year, each under a caption or a year of its own."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.captions.caption_times import year_alone
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

ROWS = [
    ["Rank", "Male", "Female", "Total"],
    ["Constable", "4", "1", "5"],
    ["Sergeant", "2", "0", "2"],
    ["Total", "6", "1", "7"],
]
LAYOUTS = {
    "bars": "\n".join(f"| {' | '.join(row)} |" for row in ROWS),
    "tabs": "\n".join("\t".join(row) for row in ROWS),
    "spaces": "\n".join(" ".join(row) for row in ROWS),
    "stack": "\n\n".join(cell for row in ROWS for cell in row),
}


def figures(text: str) -> list[Found]:
    return read_document(
        open_document("x.txt", text.encode(), "text", Settings()), Context("Anyshire Police")
    ).observations


def years(found: list[Found]) -> list[int]:
    return [f.period.start.year for f in found if f.period and f.period.start]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_caption_of_another_year_opens_a_table(layout: str) -> None:
    table = LAYOUTS[layout]
    text = (
        f"Officers warned by rank and sex, 2011/12\n\n{table}\n\nOfficers warned by rank and sex, 2012/13\n\n{table}\n"
    )
    found = figures(text)
    assert years(found) == [2011] * 9 + [2012] * 9
    assert [f.measure_text for f in found] == ["Officers warned, 2011/12"] * 9 + ["Officers warned, 2012/13"] * 9
    assert not any("2012/13" in f.breakdown for f in found)


@pytest.mark.parametrize("layout", ["bars", "tabs", "spaces"])
def test_a_year_alone_on_a_line_is_the_heading_of_its_table(layout: str) -> None:
    table = LAYOUTS[layout]
    found = figures(f"Officers warned by rank and sex\n\n2011/12\n\n{table}\n\n2012/13\n\n{table}\n")
    assert years(found) == [2011] * 9 + [2012] * 9
    assert {f.measure_text for f in found} == {"Officers warned"}
    assert not any("the period stands in the prose above" in f.doubts for f in found)


@pytest.mark.parametrize("line", ["14 June 2022", "June 2022", "Ref 2019/20", "Total", "2019-2020"])
def test_what_is_no_year_alone(line: str) -> None:
    assert year_alone(line) is None
