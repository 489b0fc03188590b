"""Words that are struck out: kept, between two signs of their own, so that nobody takes them for what is said."""

from __future__ import annotations

import re

from lxml import html as markup

_SIGN = "~~"
_STRUCK = re.compile(r"~~(?=\S).{1,2000}?~~", re.DOTALL)
_TAGS = {"s", "del", "strike"}
_STYLE = re.compile(r"line-through")


def struck(text: str) -> str:
    """A text between the signs, the blanks around it outside them."""
    words = text.strip()
    return text.replace(words, f"{_SIGN}{words}{_SIGN}", 1) if words else text


def is_struck(text: str) -> bool:
    """Whether any words of a text are struck out."""
    return _SIGN in text and _STRUCK.search(text) is not None


def mark_struck(root: markup.HtmlElement) -> None:
    """Put the signs around every text of a page that it prints struck out."""
    for element in [one for one in root.iter() if _strikes(one)]:
        if any(_strikes(outer) for outer in element.iterancestors()):
            continue
        for inner in element.iter():
            inner.text = struck(inner.text) if inner.text else inner.text
            if inner is not element and inner.tail:
                inner.tail = struck(inner.tail)


def _strikes(element: markup.HtmlElement) -> bool:
    return element.tag in _TAGS or bool(_STYLE.search(element.get("style", "").casefold()))
