"""Panels that open at a click: what they hold is part of a page, though it is not on show when the page is."""

from __future__ import annotations

import re

from lxml import html as markup

_CONTROLS = ("aria-controls", "data-target", "data-bs-target", "aria-owns")
_SITE = {"nav", "header", "footer", "aside", "dialog", "form", "select"}
_HOLDERS = {"div", "section", "dd", "article", "li", "td", "main"}
_OPENS = re.compile(r"accordion|collaps|toggle|expand|disclos|(?<![a-z])tabs?(?![a-z])", re.IGNORECASE)
# What a button says when it does not name what it opens.
_ONLY_OPENS = re.compile(
    r"\W*(?:(?:show|open|expand|hide|close|view|read|see|toggle|menu|more|less|all|this|the|section|sections|details?|"
    r"answers?|hidden|content|panel)\W*)*",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s,;]*(?:(?:show|hide)(?: this section)?|[+−–▲▼▾▸›»×⌄⌃^])\s*$", re.IGNORECASE)


class Panels:
    """The panels of a page by their element, each with the button, link or tab that opens it."""

    def __init__(self, root: markup.HtmlElement) -> None:
        ids = {e.get("id"): e for e in root.iter() if isinstance(e.tag, str) and e.get("id")}
        self._openers: dict[markup.HtmlElement, markup.HtmlElement] = {}
        for element in root.iter():
            panel = ids.get(_target(element)) if isinstance(element.tag, str) else None
            if panel is not None and _holds_words(panel) and not _is_site(element):
                self._openers.setdefault(panel, element)
        self._set_aside = {id(opener) for panel, opener in self._openers.items() if self.title_of(panel)}

    def are_content(self, element: markup.HtmlElement) -> bool:
        """Whether a part that is not on show is one that a reader opens."""
        if element in self._openers or element.get("hidden", "").casefold() == "until-found":
            return True
        if element.get("role") == "tabpanel":
            return True
        return element.tag in _HOLDERS and _follows_an_opener(element)

    def is_opener(self, element: markup.HtmlElement) -> bool:
        """Whether a button, link or tab names the panel it opens; its words are said over the panel."""
        return id(element) in self._set_aside

    def title_of(self, panel: markup.HtmlElement) -> str:
        """The words of the button that opens a panel; empty where it has none or they only say that it opens."""
        opener = self._openers.get(panel)
        if opener is None:
            return ""
        words = " ".join(opener.text_content().split())
        while found := _MARKS.search(words):
            words = words[: found.start()]
        return "" if _ONLY_OPENS.fullmatch(words) else words


def _target(element: markup.HtmlElement) -> str:
    """The id of what an element opens."""
    target = next((element.get(name) for name in _CONTROLS if element.get(name)), None)
    if target is None and (element.get("role") == "tab" or element.get("data-toggle") or element.get("aria-expanded")):
        target = element.get("href")
    return (target or "").lstrip("#").strip()


def _holds_words(panel: markup.HtmlElement) -> bool:
    return panel.tag in _HOLDERS | {"ul", "ol", "dl", "table", "p"} and bool(panel.text_content().strip())


def _is_site(element: markup.HtmlElement) -> bool:
    return any(one.tag in _SITE for one in (element, *element.iterancestors()))


def _follows_an_opener(element: markup.HtmlElement) -> bool:
    """Whether a button stands right before a part, or names say that it is opened."""
    before = element.getprevious()
    if before is None:
        return False
    if before.tag in ("button", "summary") or before.find(".//button") is not None or before.get("aria-expanded"):
        return not _is_site(element)
    return bool(_OPENS.search(f"{before.get('class', '')} {element.get('class', '')}"))
