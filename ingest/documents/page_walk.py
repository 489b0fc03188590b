"""Walks a web page from top to bottom and hands out its paragraphs, headings and tables in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as markup

from ingest.documents.boilerplate import is_furniture
from ingest.documents.document import Block, Line, Table, Text
from ingest.documents.page_panels import Panels
from ingest.documents.page_tables import header_rows, laid_out, own_rows, words_of
from ingest.documents.raised import raised

_HEADINGS = {"title", "h1", "h2", "h3", "h4", "h5", "h6", "legend"}
_PARTS = _HEADINGS | set(
    re.findall(
        r"\w+",
        "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption"
        " figure footer form header hr label li main nav ol option p pre section summary table tbody td tfoot th thead"
        " title tr ul",
    )
)
_SITE = {"nav", "footer", "aside", "button", "dialog", "menu", "select", "form"}
_SITE_ROLES = {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu"}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SHARE_OF_PAGE = 0.5
_LONGEST_BOLD = 120


@dataclass
class _Walk:
    """Where the walk stands: the paragraph it is in, and the parts of the site around it."""

    root: markup.HtmlElement
    file: str
    numbers: dict[markup.HtmlElement, int]
    main: markup.HtmlElement | None
    size: int
    line: int = 0
    words: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    heading: bool = False
    above: int = 0
    strong: int = 0
    site: list[markup.HtmlElement] = field(default_factory=list)
    unseen: list[markup.HtmlElement] = field(default_factory=list)
    within_main: int = 0
    panels: Panels = field(init=False)

    def __post_init__(self) -> None:
        self.panels = Panels(self.root)

    def blocks(self) -> Iterator[Block]:
        steps = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in steps:
            if event == "end":
                yield from self._leave(element)
                continue
            if element.tag in _PARTS or self.panels.is_opener(element):
                yield from self._flush()
            self._enter(element)
            yield from self._title(element)
            if element.tag == "table" and not _sets_type(element):
                yield from self._table(element)
                steps.skip_subtree()
                continue
            self._say(element.text)
        yield from self._flush()

    def _enter(self, element: markup.HtmlElement) -> None:
        self.heading = self.heading or element.tag in _HEADINGS
        self.above += element.tag == "sup"
        self.strong += element.tag in ("b", "strong")
        self.within_main += element is self.main
        if element.tag == "br":
            self.words.append("\n")
        if self._is_site(element):
            self.site.append(element)
        is_unseen = "hidden" in element.attrib or _UNSEEN.search(element.get("style", "").casefold())
        if is_unseen and not self.panels.are_content(element):
            self.unseen.append(element)

    def _title(self, panel: markup.HtmlElement) -> Iterator[Block]:
        """What the button says that opens a panel, as the heading over it."""
        if words := self.panels.title_of(panel):
            self.words, self.bold, self.heading = [words], [True], True
            yield from self._flush()

    def _leave(self, element: markup.HtmlElement) -> Iterator[Block]:
        if element.tag in _PARTS or self.panels.is_opener(element):
            yield from self._flush()
        self.above -= element.tag == "sup"
        self.strong -= element.tag in ("b", "strong")
        self.within_main -= element is self.main
        for stack in (self.site, self.unseen):
            if stack and stack[-1] is element:
                stack.pop()
        if element is not self.root:
            self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if text:
            words = raised(text) if self.above else text
            self.words.append(re.sub(r"\s+", " ", words))
            if words.strip():
                self.bold.append(self.strong > 0)

    def _flush(self) -> Iterator[Block]:
        lines = [" ".join(line.split()) for line in "".join(self.words).split("\n")]
        heading = self.heading or (bool(self.bold) and all(self.bold) and len(" ".join(lines)) <= _LONGEST_BOLD)
        self.words, self.bold, self.heading = [], [], False
        shown = [Line(self.line + n, line) for n, line in enumerate((line for line in lines if line), 1)]
        if shown:
            self.line += len(shown)
            kind = "site" if self._aside() else "hidden" if self.unseen else ""
            yield Text(shown, shown[0].place, heading=heading, boilerplate=bool(kind), kind=kind)

    def _table(self, table: markup.HtmlElement) -> Iterator[Block]:
        """A table, and after it the tables within its cells."""
        for one in [table, *(inner for inner in table.iter("table") if inner is not table)]:
            index = self.numbers[one]
            cells = laid_out(one, index, self.file)
            self.line += len(cells)
            title = next((words_of(c) for c in one.iterchildren("caption")), "") or _figure_caption(one)
            yield Table(
                cells,
                f"table {index}",
                title or None,
                header_rows(one),
                boilerplate=bool(self.site) and not _has_figures(cells),
                is_hidden=bool(self.unseen),
            )

    def _aside(self) -> bool:
        return bool(self.site) or (self.main is not None and not self.within_main)

    def _is_site(self, element: markup.HtmlElement) -> bool:
        """A part of the site, unless the page itself stands within it: some sites wrap all of it in one form."""
        names = [element.get("id", ""), *element.get("class", "").split()]
        if self.panels.is_opener(element):
            return True
        named = element.tag in _PARTS and is_furniture(name for name in names if name)
        if not (element.tag in _SITE or element.get("role", "") in _SITE_ROLES or named or _is_page_header(element)):
            return False
        if self.main is not None and self.main in element.iterdescendants(self.main.tag):
            return False
        return len(element.text_content()) < _SHARE_OF_PAGE * self.size or element.tag in ("nav", "footer")


def walk(root: markup.HtmlElement, file: str) -> Iterator[Block]:
    """All of a page in order; what belongs to the site is marked as boilerplate, nothing is left out."""
    numbers = {table: n for n, table in enumerate(root.iter("table"), 1)}
    size = len(root.text_content())
    return _Walk(root, file, numbers, _main(root, size), size).blocks()


def _main(root: markup.HtmlElement, size: int) -> markup.HtmlElement | None:
    """The one element that the page calls its main part, where it holds words enough to be believed."""
    found = [e for e in root.iter("main", "div", "section", "article") if e.tag == "main" or e.get("role") == "main"]
    outer = [e for e in found if not any(other in found for other in e.iterancestors())]
    return outer[0] if len(outer) == 1 and len(outer[0].text_content()) > min(200, size / 4) else None


def _is_page_header(element: markup.HtmlElement) -> bool:
    return element.tag == "header" and not any(e.tag in ("article", "main", "section") for e in element.iterancestors())


def _sets_type(table: markup.HtmlElement) -> bool:
    """A table that only places the page's parts: it holds the other tables, or a single cell."""
    if table.get("role") in ("presentation", "none"):
        return not _is_regular(table) or table.find(".//table") is not None
    inner = sum(len(t.text_content()) for t in table.iter("table") if next(t.iterancestors("table"), None) is table)
    widths = [sum(1 for _ in row.iterchildren("td", "th")) for row in own_rows(table)]
    return inner * 2 > len(table.text_content()) or sum(widths) <= 1 or (inner > 0 and max(widths) <= 1)


def _is_regular(table: markup.HtmlElement) -> bool:
    widths = {sum(1 for _ in row.iterchildren("td", "th")) for row in own_rows(table)}
    return len(widths) == 1 and max(widths) > 1


def _has_figures(cells: object) -> bool:
    return any(re.fullmatch(r"\s*[<>≤≥~]?\s*[\d,]+\s*", cell.text) for row in cells for cell in row)  # type: ignore[attr-defined]


def _figure_caption(table: markup.HtmlElement) -> str:
    parent = table.getparent()
    while parent is not None and parent.tag == "div":
        parent = parent.getparent()
    if parent is None or parent.tag != "figure" or len(list(parent.iter("table"))) > 1:
        return ""
    return next((words_of(caption) for caption in parent.iter("figcaption")), "")
