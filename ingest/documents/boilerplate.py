"""Recognises what a publisher prints on everything: site furniture, cookie banners, exemptions, how to appeal."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import yaml

from ingest.documents.document import Block, Line, Text

_RULES = Path(__file__).with_name("boilerplate.yml")
_LONGEST_HEADING = 120
_LONGEST_LOOK = 4_000
_WRAPPED_AT = 115
_MOST_WRAPPED = 25
# What looks like part of a table is judged by itself, never by the paragraph it is glued to.
_TABULAR = re.compile(r"\||\t|^\W*[\d,.~*<>≤%()–-]{1,12}\W*$|\d\s+\d+\s+\d")


def kind_of(text: str) -> str:
    """The kind of boilerplate a paragraph is; nothing where it may be part of the answer."""
    words = " ".join(text[:_LONGEST_LOOK].casefold().split()).lstrip("#*•·- ")
    if not words:
        return ""
    return next((kind for kind, pattern in _paragraphs() if pattern.search(words)), "")


def section_kind(heading: str) -> str:
    """The kind of boilerplate that a heading announces for all that stands under it."""
    words = " ".join(heading.casefold().split()).strip(" :?#*.")
    if not words or len(words) > _LONGEST_HEADING:
        return ""
    return next((kind for kind, pattern in _sections() if pattern.fullmatch(words)), "")


def is_furniture(names: Iterable[str]) -> bool:
    """Whether one of an element's names says that it is a part of the site."""
    return any(_furniture().fullmatch(_dashed(name)) for name in names)


def judged(run: Sequence[Line]) -> Iterator[Text]:
    """A run of lines as blocks, parted where boilerplate begins or ends; a wrapped paragraph is judged whole."""
    whole = kind_of(" ".join(line.text for line in run)) if _is_wrapped(run) else None
    kinds = [kind_of(line.text) if whole is None else whole for line in run]
    for kind, pairs in groupby(zip(kinds, run, strict=True), key=lambda pair: pair[0]):
        lines = [line for _, line in pairs]
        yield Text(lines, lines[0].place, boilerplate=bool(kind), kind=kind)


def set_aside(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks of a format with headings: paragraphs and whole sections that are boilerplate are marked as such."""
    section = ""
    for block in blocks:
        if not isinstance(block, Text) or block.boilerplate:
            yield block
            continue
        if block.heading:
            section = section_kind(block.text)
        kind = section or kind_of(block.text)
        yield replace(block, boilerplate=True, kind=kind) if kind else block


def _is_wrapped(run: Sequence[Line]) -> bool:
    return (
        1 < len(run) <= _MOST_WRAPPED
        and all(len(line.text) <= _WRAPPED_AT for line in run)
        and not any(_TABULAR.search(line.text) for line in run)
    )


def _dashed(name: str) -> str:
    """`siteHeader`, `site_header` and `Site-Header` are one name; what follows `--` or `__` varies it."""
    name = re.split(r"__|--", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name))[0]
    return name.replace("_", "-").casefold()


@functools.cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"(?!(?:has|is|js|no|with)-)(?:[a-z]{{1,12}}-)?(?:{'|'.join(_rules()['furniture'])})")


@functools.cache
def _paragraphs() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (kind, re.compile("|".join([*(rf"\A(?:{p})" for p in at.get("starts", ())), *at.get("says", ())])))
        for kind, at in _rules()["paragraphs"].items()
    ]


@functools.cache
def _sections() -> list[tuple[str, re.Pattern[str]]]:
    return [(kind, re.compile("|".join(patterns))) for kind, patterns in _rules()["sections"].items()]


@functools.cache
def _rules() -> dict:
    return yaml.safe_load(_RULES.read_text(encoding="utf-8"))
