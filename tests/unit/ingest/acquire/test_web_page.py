"""Names that can stand in a folder, links that can be followed, and parts of pages that always make the same bytes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.acquire.web_page import Link, as_document, fit_name, links_of, name_of, plain, tree_of
from ingest.documents.html import parsed

SITE = "https://toys.example.org/statistics/2025/"


@given(st.text(max_size=300), st.sampled_from(["", ".html"]))
@example("../../etc/passwd", "")
@example("..\\..\\toys.csv", "")
@example("x" * 400 + ".xlsx", "")
@example(".", ".html")
@example("\x00", "")
def test_a_name_stands_in_one_folder_and_stays_what_it_is(said: str, suffix: str) -> None:
    name = fit_name(said, suffix)
    assert 0 < len(name.encode()) <= 120
    assert not {"/", "\\", "\x00"} & set(name) and not name.startswith(".")
    assert name.lower().endswith(suffix)
    assert fit_name(name, suffix) == name


@pytest.mark.parametrize(
    ("address", "suffix", "name"),
    [
        (f"{SITE}toys.ods", "", "toys.ods"),
        (f"{SITE}toys.ods?version=2#top", "", "toys.ods"),
        (f"{SITE}Toys%20of%202025.csv", "", "Toys of 2025.csv"),
        (f"{SITE}a%2F..%2Ftoys.csv", "", "toys.csv"),
        ("/government/statistics/toys-2025", ".html", "toys-2025.html"),
        ("/government/statistics/toys.HTML", ".html", "toys.HTML"),
        (SITE, "", "2025"),
        ("https://toys.example.org", ".html", "document.html"),
        (f"{SITE}{'x' * 400}.xlsx", "", f"{'x' * 115}.xlsx"),
    ],
)
def test_a_file_is_called_as_its_address_ends(address: str, suffix: str, name: str) -> None:
    assert name_of(address, suffix) == name


def test_links_are_what_can_be_followed_each_once_with_its_fullest_words() -> None:
    fragment = """<a href="toys.csv"></a><a href="toys.csv#one">CSV</a><a href=" /statistics/2025/toys.csv ">Toys  of
    <b>2025</b></a><a href="//other.example.org/x">Others</a><a href="mailto:toys@example.org">Write</a><a>None</a>
    <a href="#top">Top</a><a href="javascript:go()">Go</a><a href="ftp://toys.example.org/x">Old</a><a href="http://[">Broken</a>
    <section><h3>Dolls</h3><p><a href="dolls.csv"><img alt=""></a></p></section>"""
    assert links_of(tree_of(fragment, "here"), SITE) == [
        Link(f"{SITE}toys.csv", "Toys of 2025"),
        Link("https://other.example.org/x", "Others"),
        Link(f"{SITE}dolls.csv", "Dolls"),
    ]


@given(st.text(max_size=200))
@example("<a href='http://[::1'>x</a>")
@example("")
@example("<!-- only a comment -->")
def test_no_words_of_a_page_break_it(words: str) -> None:
    assert isinstance(links_of(tree_of(f"<p>{words}</p>", "here"), SITE), list)
    assert isinstance(plain(f"<p>{words}</p>"), str)


def test_a_part_of_a_page_is_a_page_under_its_title() -> None:
    body = "<table><tr><td>7</td></tr></table>"
    made = as_document("Toys <2025> & dolls", body)
    assert made == as_document("Toys <2025> & dolls", f"\n{body}\n")
    root = parsed("toys.html", made.decode())
    assert [one.text for one in root.iter("title", "h1")] == ["Toys <2025> & dolls"] * 2
    assert [one.text for one in root.iter("td")] == ["7"]
    assert as_document("Toys", f"<h1>All toys</h1>{body}").count(b"<h1>") == 1
