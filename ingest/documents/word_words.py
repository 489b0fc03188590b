"""The words of a paragraph as a reader of the document sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.documents.raised import raised
from ingest.documents.struck import struck

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What was deleted, and what stands in boxes of its own.
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText"}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}


@dataclass
class Notes:
    """The notes in the order in which the text refers to them; Word numbers them so."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, kind: str, key: str) -> int:
        return self.numbers.setdefault((kind, key), sum(known == kind for known, _ in self.numbers) + 1)


def tag(name: str) -> str:
    """The full name of an element or attribute."""
    return f"{_W}{name}"


def words_of(paragraph: Any, notes: Notes) -> str:
    """Text with its tabs and breaks; what is raised, and the numbers of notes, in signs of their own."""
    return "".join(_pieces(paragraph, notes, False))


def is_bold(paragraph: Any) -> bool:
    """Whether every run that has words is bold."""
    runs = [run for run in paragraph.iter(tag("r")) if "".join(t.text or "" for t in run.iter(tag("t"))).strip()]
    return bool(runs) and all(_is_on(run.find(f"{tag('rPr')}/{tag('b')}")) for run in runs)


def _pieces(element: Any, notes: Notes, above: bool) -> Iterator[str]:
    for inner in element:
        if inner.tag in _LEFT_OUT or not isinstance(inner.tag, str):
            continue
        if inner.tag == tag("t"):
            yield raised(inner.text or "") if above else (inner.text or "")
        elif inner.tag in _SIGNS:
            yield _SIGNS[inner.tag]
        elif inner.tag in (tag("footnoteReference"), tag("endnoteReference")):
            kind = inner.tag.removeprefix(_W).removesuffix("Reference")
            yield raised(str(notes.number(kind, inner.get(tag("id"), ""))))
        elif inner.tag == tag("r"):
            lifted = inner.find(f"{tag('rPr')}/{tag('vertAlign')}")
            pieces = _pieces(inner, notes, lifted is not None and lifted.get(tag("val")) == "superscript")
            yield from (struck(piece) for piece in pieces) if _is_out(inner) else pieces
        elif "Fallback" not in inner.tag:
            yield from _pieces(inner, notes, above)


def _is_out(run: Any) -> bool:
    return any(_is_on(run.find(f"{tag('rPr')}/{tag(name)}")) for name in ("strike", "dstrike"))


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(tag("val"), "1") not in ("0", "false", "off")
