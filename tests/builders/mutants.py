"""Releases after one to four mishaps, each made again from its number alone."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from builders.mutations import CHANGES
from unseen.releases import built, described, is_built

_SHARED = Path(os.environ.get("CANDOUR_SHARED", Path(__file__).parents[2].parent / "shared"))
_ENCODINGS: list[tuple[str, Callable[[str], bytes]]] = [
    ("UTF-8 with a mark", lambda text: text.encode("utf-8-sig", "surrogatepass")),
    ("UTF-16", lambda text: text.encode("utf-16", "surrogatepass")),
    ("UTF-16 without a mark", lambda text: text.encode("utf-16-le", "surrogatepass")),
    ("Latin-1", lambda text: text.encode("latin-1", "replace")),
    ("Windows", lambda text: text.encode("cp1252", "replace")),
    ("encoded twice", lambda text: text.encode().decode("latin-1").encode()),
    ("half a character at the end", lambda text: text.encode() + b"\xe2\x82"),
]
# A workbook or a letter cannot be written with these at all.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOST_TEXT = 120_000


@dataclass(frozen=True)
class Mutant:
    """A damaged release: its number, its file's name and bytes, and what befell it."""

    number: int
    name: str
    data: bytes
    steps: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.number} ({self.name}: {', '.join(self.steps)})"


def mutant(number: int) -> Mutant:
    """Even numbers are releases of our own; odd ones are of the corpus of real documents, where it is present."""
    chance = random.Random(number)  # noqa: S311 - chance that can be repeated
    own, corpus = _releases()
    sources = corpus if number % 2 and corpus else own
    name = chance.choice(sorted(sources))
    if is_built(name):
        return _rebuilt(number, name, sources[name], chance)
    text, steps = _changed(sources[name], chance)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.25:
        step, encode = chance.choice(_ENCODINGS)
        data, steps = encode(text), (*steps, step)
    elif chance.random() < 0.1:
        data, steps = _bytes_broken(data, chance), (*steps, "bytes broken")
    return Mutant(number, name, data, steps)


@cache
def _releases() -> tuple[dict[str, str], dict[str, str]]:
    paths = [path for folder in ("documents", "seeds") for path in (_SHARED / "corpus" / folder).glob("*.txt")]
    return described(), {path.name: path.read_text(encoding="utf-8") for path in paths}


def _changed(text: str, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    steps = []
    for change in chance.choices(CHANGES, k=chance.randint(1, 4)):
        text = change(text, chance)[:_MOST_TEXT]
        steps.append(change.__name__)
    return text, tuple(steps)


def _rebuilt(number: int, name: str, description: str, chance: random.Random) -> Mutant:
    """A file whose words were changed before it was made, or whose bytes were broken after."""
    content = json.loads(description)
    steps: tuple[str, ...] = ()
    if chance.random() < 0.75:
        for _ in range(chance.randint(1, 5)):
            change = chance.choice(CHANGES)
            content = _with_one_changed(content, chance, lambda text, change=change: change(text, chance))
            steps = (*steps, change.__name__)
    data = built(name, content)
    if not steps or chance.random() < 0.1:
        data, steps = _bytes_broken(data, chance), (*steps, "bytes broken")
    return Mutant(number, name, data, steps)


def _with_one_changed(content: Any, chance: random.Random, change: Callable[[str], str]) -> Any:
    """The content with one of its strings or numbers changed."""
    places = list(_strings(content))
    chosen = chance.choice(places)
    holder = content
    for step in chosen[:-1]:
        holder = holder[step]
    held = holder[chosen[-1]]
    text = _NOT_XML.sub("", change(str(held)))[:3000]
    if "table" in chosen:
        # A cell higher than a page cannot be printed.
        text = text.replace("\n", " ").replace("\r", " ")[:200]
    holder[chosen[-1]] = text if isinstance(held, str) or not text.isascii() or not text.isdigit() else int(text)
    return content


def _strings(content: Any, path: tuple[Any, ...] = ()) -> Any:
    """Where the words and figures of a description stand; what shapes it is left alone."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in ("widths", "merge", "header_rows", "footer"):
                yield from _strings(value, (*path, key))
    elif isinstance(content, list):
        for n, value in enumerate(content):
            yield from _strings(value, (*path, n))
    else:
        yield path


def _bytes_broken(data: bytes, chance: random.Random) -> bytes:
    if len(data) < 2:
        return data
    broken = bytearray(data)
    for _ in range(chance.choice([1, 8, 60])):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken[: chance.choice([len(broken), len(broken), chance.randrange(1, len(broken))])])
