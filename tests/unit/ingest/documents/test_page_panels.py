"""Panels that open at a click."""

from __future__ import annotations

import pytest

from ingest.documents.document import Document, Table, Text
from ingest.documents.opening import open_document
from ingest.settings import Settings

TABLE = "<table><tr><th>Rank</th><th>2019</th></tr><tr><td>Sergeant</td><td>3</td></tr></table>"
HIDDEN = ["hidden", 'hidden="until-found"', 'style="display:none"', 'style="visibility: hidden"', 'aria-hidden="true"']


def opened(page: str) -> Document:
    return open_document("page.html", f"<body>{page}</body>".encode(), "html", Settings())


def shown(page: str) -> list[str]:
    """What a reader may see, in order; a table by its last cell."""
    return [
        b.cells[-1][-1].text if isinstance(b, Table) else b.text
        for b in opened(page).blocks
        if not b.boilerplate and not (isinstance(b, Table) and b.is_hidden)
    ]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_the_panel_of_a_button_is_content_under_its_words(hidden: str) -> None:
    page = (
        "<h3><button aria-controls=p1 aria-expanded=false><span>How many were dismissed?</span><i>+</i></button></h3>"
    )
    page += f"<div id=p1 {hidden}><p>Three officers.</p>{TABLE}</div>"
    assert shown(page) == ["How many were dismissed?", "Three officers.", "3"]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_each_tab_stands_over_its_own_panel(hidden: str) -> None:
    tabs = "".join(f"<li><a role=tab href='#t{year}'>{year}</a></li>" for year in (2020, 2021))
    panels = "".join(f"<div id=t{year} role=tabpanel {hidden}><p>In {year}, 3 left.</p></div>" for year in (2020, 2021))
    assert shown(f"<ul role=tablist>{tabs}</ul>{panels}") == ["2020", "In 2020, 3 left.", "2021", "In 2021, 3 left."]


@pytest.mark.parametrize("words", ["Show", "Read more", "+", "View details", "Show this section"])
def test_a_button_that_only_opens_is_no_heading(words: str) -> None:
    page = (
        f"<h3>Dismissals</h3><button data-target='#p1'>{words}</button><div id=p1 hidden><p>Three officers.</p></div>"
    )
    assert shown(page) == ["Dismissals", "Three officers."]


def test_a_panel_right_behind_a_button_is_content_too() -> None:
    assert shown("<button>Question 1</button><div hidden><p>Three officers.</p></div>") == ["Three officers."]


def test_what_no_button_opens_stays_unseen() -> None:
    page = f"<p>Seen</p><p hidden>Not</p><h2>Old figures</h2><div style='display:none'>{TABLE}</div>"
    assert shown(page) == ["Seen", "Old figures"]


def test_a_menu_that_opens_is_the_sites_own() -> None:
    page = (
        "<nav><button aria-controls=m>Menu</button><ul id=m hidden><li>60 places</li></ul></nav><p>Three officers.</p>"
    )
    assert shown(page) == ["Three officers."]
    assert any(isinstance(b, Text) and b.boilerplate for b in opened(page).blocks)
