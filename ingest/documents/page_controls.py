"""What a web page says outside its text: what is chosen in its controls, its title, and what some readers never see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as markup

from ingest.documents.document import Line
from ingest.documents.page_tables import own_rows

_LONGEST = 2_000
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*:\s*(?:\"([^\"]+)\"|'([^']+)')", re.IGNORECASE)
_ON = ("aria-selected", "aria-pressed", "aria-checked", "aria-current")
_ABOUT = {
    "description",
    "og:title",
    "og:description",
    "dc.title",
    "dc.description",
    "twitter:title",
    "twitter:description",
}
# What every page has buttons and fields for, and what it is called for the site it is on.
_OF_ANY_SITE = re.compile(
    r"a|about|accept|access|account|add|additional|all|an|analytics|and|any|apply|back|browse|cancel|change|chat|clear|"
    r"click|close|collapse|comments?|contact|contents|continue|cookies?|copy|csv|cymraeg|data|details|"
    r"download|email|english|enter|essential|excel|expand|export|feedback|filters?|find|first|for|form|full|go|help|here|"
    r"hide|home|in|is|it|keywords?|language|last|less|like|link|load|log|login|main|manage|maybe|menu|message|more|my|"
    r"name|navigation|next|no|not|of|ok|okay|on|open|options?|or|page|pages|pdf|policy|postcode|preferences|previous|"
    r"print|privacy|read|register|reject|report|reset|results?|save|scroll|search|section|sections|see|select|send|"
    r"settings|share|show|sign|site|skip|sort|start|submit|subscribe|table|tables|text|the|there|this|to|toggle|top|"
    r"translate|type|up|update|updates|useful|view|was|we|welsh|wrong|xls|xlsx|yes|you|your|word|website|with|something",
    re.IGNORECASE,
)
_OF_SCRIPTS = re.compile(r"\b(?:javascript|scripts?|cookies|browser)\b", re.IGNORECASE)
_SITE_NAME = re.compile(
    r"\b(?:gov\.uk|uk parliament|parliament|whatdotheyknow|hansard|written questions(?:, answers and statements)?|"
    r"home ?page|welcome to)\b",
    re.IGNORECASE,
)
_TYPED = {
    "",
    "text",
    "search",
    "button",
    "submit",
    "reset",
    "date",
    "month",
    "number",
    "email",
    "tel",
    "url",
    "range",
    "week",
}


def words_unseen(root: markup.HtmlElement) -> Iterator[Line]:
    """What stands in the parts that are cut off before a page is read: for those without scripts, and in its styles."""
    for element in root.iter("noscript"):
        text = _words(element)
        if text and not _OF_SCRIPTS.search(text):
            yield Line(0, text, "the `noscript` of the page")
    for element in root.iter("style"):
        for one, other in _CONTENT.findall(element.text or ""):
            if re.search(r"[^\W\d_]{2}", one or other):
                yield Line(0, (one or other)[:_LONGEST], "the `style` of the page")


def words_chosen(root: markup.HtmlElement) -> Iterator[Line]:
    """The page's title and description, and what is chosen in its controls; what any site has is left out."""
    said: set[str] = set()
    for place, text in (*_of_head(root), *_of_controls(root)):
        if text not in said and any(not _OF_ANY_SITE.fullmatch(word) for word in re.findall(r"[^\W_]+", text)):
            said.add(text)
            yield Line(0, text[:_LONGEST], place)


def hidden_rows(root: markup.HtmlElement) -> Iterator[str]:
    """A remark for each table with rows or cells that the page does not show."""
    for number, table in enumerate(root.iter("table"), 1):
        cells = [cell for row in own_rows(table) for cell in (row, *row.iterchildren("td", "th"))]
        if any(_is_unseen(cell) for cell in cells):
            yield f"Rows or cells of table {number} are hidden in the page."


def _is_unseen(element: markup.HtmlElement) -> bool:
    return "hidden" in element.attrib or _UNSEEN.search(element.get("style", "")) is not None


def _of_head(root: markup.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in root.iter("title"):
        if not any(outer.tag == "svg" for outer in element.iterancestors()):
            yield "the title of the page", " ".join(_SITE_NAME.sub(" ", _words(element)).split()).strip(" -|–—")
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").casefold()
        if name in _ABOUT and (text := " ".join((element.get("content") or "").split())):
            yield "the description of the page", " ".join(_SITE_NAME.sub(" ", text).split()).strip(" -|–—")


def _of_controls(root: markup.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in root.iter("select"):
        options = list(element.iter("option"))
        chosen = [one for one in options if "selected" in one.attrib] or options[:1]
        yield from (("the option chosen", _words(one)) for one in chosen)
    for element in root.iter("input"):
        kind = element.get("type", "").casefold()
        if kind in _TYPED:
            yield "the value of a field", " ".join((element.get("value") or "").split())
        elif kind in ("radio", "checkbox") and "checked" in element.attrib:
            yield "the choice ticked", _label_of(element, root)
    for element in root.iter("button", "textarea", "output"):
        yield f"a `{element.tag}`", _words(element)
    for element in root.iter():
        if isinstance(element.tag, str) and any(element.get(name, "false") not in ("false", "") for name in _ON):
            yield "the part chosen", _words(element)
    yield from (("the trail of the page", text) for text in _trails(root))


def _label_of(field: markup.HtmlElement, root: markup.HtmlElement) -> str:
    """The label around a field or for it; else the value it would send."""
    around = next(field.iterancestors("label"), None)
    own = [one for one in root.iter("label") if field.get("id") and one.get("for") == field.get("id")]
    label = around if around is not None else (own[0] if own else None)
    return _words(label) if label is not None else " ".join((field.get("value") or "").split())


def _trails(root: markup.HtmlElement) -> Iterator[str]:
    for element in root.iter("nav", "ol", "ul", "div", "p"):
        named = f"{element.get('class', '')} {element.get('id', '')} {element.get('aria-label', '')}".casefold()
        inner = any("breadcrumb" in (one.get("class") or "").casefold() for one in element.iterancestors())
        if "breadcrumb" in named and not inner:
            parts = [_words(one) for one in element.iter("li")] or [_words(element)]
            yield " > ".join(part for part in parts if part)


def _words(element: markup.HtmlElement) -> str:
    return " ".join(element.text_content().split())
