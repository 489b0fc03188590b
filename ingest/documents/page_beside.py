"""Words of a web page that stand beside its text: what a picture shows, what opens under the pointer."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html as markup

from ingest.documents.document import Line

_NAMES = ("title", "alt", "aria-label", "aria-description", "summary")
_SITE = {"nav", "header", "footer", "aside", "button", "form", "input", "iframe", "head", "link", "meta"}
_LONGEST = 4_000


def words_beside(root: markup.HtmlElement) -> Iterator[Line]:
    """Each such text once, outside the parts of the site."""
    said: set[str] = set()
    for element in root.iter():
        for name in _NAMES:
            text = " ".join((element.get(name) or "").split())[:_LONGEST]
            if text and text not in said and not _is_of_site(element):
                said.add(text)
                yield Line(0, text, f"the `{name}` of a `{element.tag}`")


def _is_of_site(element: markup.HtmlElement) -> bool:
    return element.tag in _SITE or any(outer.tag in _SITE for outer in element.iterancestors())
