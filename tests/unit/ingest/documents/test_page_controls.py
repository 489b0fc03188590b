"""What is chosen in the controls of a page, its title, and what some readers never see, stand beside its text."""

from __future__ import annotations

import pytest
from builders.mappings import opened


def beside(body: str, head: str = "") -> list[str]:
    page = f"<html><head>{head}</head><body><p>Officers dismissed</p>{body}</body></html>"
    return [line.text for line in opened(page, "html").beside]


@pytest.mark.parametrize(
    "control",
    [
        "<select><option>All</option><option selected>Anytown</option></select>",
        "<select><option>Anytown</option><option>Elsewhere</option></select>",
        "<input value='Anytown'>",
        "<input type=submit value='Anytown'>",
        "<label><input type=radio checked> Anytown</label>",
        "<input type=checkbox id=a checked><label for=a>Anytown</label>",
        "<button>Anytown</button>",
        "<ul role=tablist><li><a aria-selected=true>Anytown</a></li><li><a>Elsewhere</a></li></ul>",
        "<noscript>Anytown</noscript>",
        "<ol class=breadcrumbs><li>Anytown</li></ol>",
    ],
)
def test_what_is_chosen_is_said(control: str) -> None:
    assert "Anytown" in beside(control)
    assert "Elsewhere" not in beside(control)


def test_title_description_and_styles_are_said() -> None:
    head = (
        "<title>Withdrawn: officers</title><meta name=description content='Anytown only'>"
        "<style>p::after{content: 'Provisional'}</style>"
    )
    assert {"Withdrawn: officers", "Anytown only", "Provisional"} <= set(beside("", head))


@pytest.mark.parametrize(
    "control",
    [
        "<button>Search</button>",
        "<input type=submit value='Accept all cookies'>",
        "<select><option>All</option></select>",
        "<noscript>Please enable JavaScript</noscript>",
        "<label><input type=radio> Anytown</label>",
    ],
)
def test_what_every_site_has_is_not(control: str) -> None:
    assert beside(control) == []


@pytest.mark.parametrize("mark", ["hidden", "style='display: none'", "style='visibility:hidden'"])
def test_hidden_rows_are_remarked(mark: str) -> None:
    page = f"<html><body><table><tr><th>Year</th></tr><tr {mark}><td>2012</td></tr></table></body></html>"
    assert opened(page, "html").remarks
    assert not opened(page.replace(mark, ""), "html").remarks
