"""What a page of a publisher holds: its links, its words, and a part of it as a document of its own."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml import html as markup

from ingest.documents.html import parsed

_LONGEST_NAME = 120
_LONGEST_ENDING = len(".xhtml")
_UNFIT = re.compile(r"[^\w.,()+ -]+", re.ASCII)
_HEADINGS = "ancestor::section[1]//*[self::h1 or self::h2 or self::h3 or self::h4]"


@dataclass(frozen=True)
class Link:
    """Where a page points to, and what stands on the link."""

    address: str
    words: str


def links_of(root: markup.HtmlElement, base: str) -> list[Link]:
    """The links of a page, each address once and in their order, with the fullest words that any of them bears."""
    found: dict[str, str] = {}
    for address, words in _links(root, base):
        if len(words) >= len(found.setdefault(address, "")):
            found[address] = words
    return [Link(address, words) for address, words in found.items()]


def tree_of(fragment: str, where: str) -> markup.HtmlElement:
    """A page, or a part of one, as a tree without scripts; an empty one has nothing in it."""
    return parsed(where, fragment if fragment.strip() else "<div></div>")


def plain(fragment: str) -> str:
    """The words of a part of a page, on one line."""
    return words_of(tree_of(fragment, "a part of a page"))


def words_of(element: markup.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def as_document(title: str, body: str) -> bytes:
    """A part of a page as a page of its own, under its title; the same part always makes the same bytes."""
    name = html.escape(title, quote=False)
    heading = "" if "<h1" in body.lower() else f"<h1>{name}</h1>\n"
    head = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{name}</title></head>\n'
    return f"{head}<body><main>\n{heading}{body.strip()}\n</main></body></html>\n".encode()


def source_of(element: markup.HtmlElement) -> str:
    """An element as it is written, without its scripts."""
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def name_of(address: str, suffix: str = "") -> str:
    """What a file is called, from its address."""
    return fit_name(unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2]), suffix)


def fit_name(name: str, suffix: str = "") -> str:
    """A name that can stand in a folder, whatever a publisher calls a file; `suffix` is put where it has not got it."""
    bare = _UNFIT.sub("_", re.split(r"[/\\]", name)[-1]).strip(". ") or "document"
    whole = bare if bare.lower().endswith(suffix.lower()) else bare + suffix
    dot = whole.rfind(".")
    ending = whole[dot:] if dot > 0 and len(whole) - dot <= _LONGEST_ENDING else ""
    return whole[: len(whole) - len(ending)][: _LONGEST_NAME - len(ending)] + ending


def _links(root: markup.HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    for anchor in root.iter("a"):
        target = (anchor.get("href") or "").strip()
        if not target or target.startswith(("#", "mailto:", "tel:", "javascript:")):
            continue
        try:
            address = urljoin(base, target).partition("#")[0]
            is_web = urlsplit(address).scheme in ("http", "https")
        except ValueError:  # no address, such as an open bracket: nobody can follow it
            continue
        if is_web:
            yield address, words_of(anchor) or _heading_above(anchor)


def _heading_above(anchor: markup.HtmlElement) -> str:
    """A picture of a cover bears no words; the section around it does."""
    headings = anchor.xpath(_HEADINGS)
    return words_of(headings[0]) if headings else ""
