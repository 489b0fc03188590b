"""Pages give their tables as grids: spans are laid out, short rows stay short, nothing is fetched or flooded."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.mappings import opened

from ingest.model.errors import UnreadableDocument


def grid(table: str, index: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in opened(f"<html><body>{table}</body></html>", "html").grids[index]]


def test_spans_cover_every_place_they_stand_over() -> None:
    table = (
        "<table><tr><th rowspan=2>Year</th><th colspan=2>2014</th></tr><tr><th>Male</th><th>Female</th></tr>"
        "<tr><td>All</td><td>1</td><td>2</td></tr></table>"
    )
    assert grid(table) == [["Year", "2014", "2014"], ["Year", "Male", "Female"], ["All", "1", "2"]]


def test_a_span_ends_with_its_table() -> None:
    assert grid("<table><tr><td rowspan=9>a</td><td>1</td></tr><tr><td>2</td></tr></table>") == [["a", "1"], ["a", "2"]]


def test_a_short_row_stays_short() -> None:
    assert grid("<table><tr><td>a<td>b<td>c<tr><td>d<td>1</table>") == [["a", "b", "c"], ["d", "1"]]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "²", "9" * 400, "1.5"])
def test_a_span_that_is_no_number_is_one(span: str) -> None:
    rows = grid(f"<table><tr><td colspan='{span}'>a</td><td>b</td></tr></table>")
    assert rows[0][0] == "a" and rows[0][-1] == "b" and len(rows[0]) <= 201


def test_a_page_that_floods_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="spreads over more than"):
        grid(
            "<table>"
            + "<tr>"
            + "<td colspan=200 rowspan=200>x</td>" * 100
            + "</tr>" * 1
            + "<tr></tr>" * 200
            + "</table>"
        )


def test_a_table_within_a_table_is_a_table_of_its_own() -> None:
    page = "<table><tr><td>outer</td><td><table><tr><td>inner</td></tr></table></td></tr><tr><td>last</td></tr></table>"
    assert grid(page, 0) == [["outer", "inner"], ["last"]]
    assert grid(page, 1) == [["inner"]]


def test_cells_know_their_place_and_keep_their_signs() -> None:
    cell = opened("<table><tr><td>x</td><td> 5\n  &le; <b>~</b><sup>1</sup></td></tr></table>", "html").grids[0][0][1]
    assert (cell.text, cell.place) == ("5 ≤ ~¹", "table 1, row 1, column 2")


@pytest.mark.parametrize(
    "data",
    [
        "<p>5≤</p>".encode(),
        "\ufeff<p>5≤</p>".encode(),
        "<meta charset='iso-8859-1'><p>5≤</p>".encode(),
        "<?xml version='1.0' encoding='iso-8859-1'?><html><p>5≤</p></html>".encode(),
        "<p>5≤</p>".encode("utf-16"),
    ],
)
def test_a_sign_is_read_as_printed_whatever_the_page_says_of_itself(data: bytes) -> None:
    assert "5≤" in [line.text for line in opened(data, "html").lines]


def test_a_page_in_windows_letters_is_read() -> None:
    assert opened("<p>£5 – 6</p>".encode("cp1252"), "html").lines[0].text == "£5 – 6"


def test_words_stand_in_lines_without_scripts_and_comments() -> None:
    page = "<!-- no --><script>no()</script><style>no</style><h1>Title</h1><p>One <i>two</i><br>three</p><?no?>"
    assert [line.text for line in opened(page, "html").lines] == ["Title", "One two", "three"]


def test_nothing_outside_is_fetched_or_expanded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden words")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><p>a&x;b</p><img src="http://127.0.0.1:9/x">'
    )
    words = " ".join(line.text for line in opened(page, "html").lines)
    assert "hidden" not in words


@pytest.mark.parametrize(
    "data", ["<", "<>", "<table>", "</p>", "x" * 10, "<p" * 1000, "<div>" * 5000 + "x", "&#0;&#xd800;", "<!---->"]
)
def test_any_page_is_read_or_refused(data: str) -> None:
    try:
        opened(data, "html")
    except UnreadableDocument as refused:
        assert refused.remedy
