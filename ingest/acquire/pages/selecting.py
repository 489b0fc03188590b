"""Which part of a page is looked at, so that a menu or a date of today makes no page new."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import html as markup

from ingest.model.errors import NeedsAPerson

_STEP = re.compile(r"(?P<tag>[a-zA-Z][a-zA-Z0-9]*)?(?P<marks>(?:[#.][\w-]+)*)")
_MARK = re.compile(r"([#.])([\w-]+)")
_NEVER_SHOWN = ("script", "style", "noscript", "template", "svg", "iframe", "link", "meta", "input")
_KEPT = {"href", "colspan", "rowspan", "scope", "headers", "role", "lang", "alt", "start", "class", "id"}
_GENERATED = re.compile(r"[0-9a-f]{8,}|\d{4,}|--[\w-]{6,}")
Cut = Callable[[markup.HtmlElement, str | None, str, str], markup.HtmlElement]


def part_of(root: markup.HtmlElement, within: str | None, address: str, place: str) -> markup.HtmlElement:
    """The one part of a page that a selector names; the body where none is given.

    Args:
        root: the page.
        within: tags, `#id` and `.class`, one inside the other: `main .downloads`.
        address: where the page is.
        place: where the selector stands.

    Raises:
        NeedsAPerson: the selector cannot be read, or the page has no such part, or several.
    """
    found = root.xpath(_path(within, place)) if within else root.xpath("//body") or [root]
    if len(found) == 1:
        return found[0]
    raise NeedsAPerson(
        f"The page has {len(found) or 'no'} part{'s' if found else ''} `{within}`, where one should be.",
        where=address,
        why="A page that was built anew may hide what we look for, and nobody would notice.",
        remedy=f"Look at the page, and correct `within` in {place}.",
    )


def main_part_of(root: markup.HtmlElement, within: str | None, address: str, place: str) -> markup.HtmlElement:
    """The part of a page that another one links to: where it is built otherwise, what it calls its main part."""
    for selector in (within, "main"):
        if selector and len(root.xpath(_path(selector, place))) == 1:
            return part_of(root, selector, address, place)
    return part_of(root, None, address, place)


def without_noise(part: markup.HtmlElement) -> markup.HtmlElement:
    """A part of a page without what changes from one visit to the next: forms, and names that a program made up."""
    for element in list(part.iter(*_NEVER_SHOWN)):
        if element is not part:
            element.drop_tree()
    for element in part.iter():
        for name in list(element.attrib):
            words = [word for word in element.attrib[name].split() if not _is_made_up(name, word)]
            if name not in _KEPT or not words:
                del element.attrib[name]
            elif name in ("class", "id"):
                element.attrib[name] = " ".join(words)
    return part


def _is_made_up(name: str, word: str) -> bool:
    return name in ("class", "id") and _GENERATED.search(word) is not None


def _path(within: str, place: str) -> str:
    steps = [_STEP.fullmatch(step) for step in within.split()]
    if not steps or any(step is None for step in steps):
        raise NeedsAPerson(
            f"`{within}` is no part of a page as we know how to name one.",
            where=place,
            remedy="Write tags, `#id` and `.class`, one inside the other, such as `main .downloads`.",
        )
    return "".join(f"//{step['tag'] or '*'}{_conditions(step['marks'])}" for step in steps if step is not None)


def _conditions(marks: str) -> str:
    said = []
    for kind, name in _MARK.findall(marks):
        of_class = f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
        said.append(f"[@id='{name}']" if kind == "#" else f"[{of_class}]")
    return "".join(said)
