"""Rows whose figures have their column's name beside them: `North: Jan 6, Feb 3` or `2019 - 5 officers, 2 staff`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.documents.document import Cell, Line
from ingest.language.numbers import DIGITS, WORDS
from ingest.model import vocabulary
from ingest.tables.cells import look
from ingest.tables.grid import Candidate

_LONGEST = 400
_LINE = re.compile(r"\W{0,4}(?P<label>[^:=|\t]{1,80}?)\s*(?::|=|\s[–—-])\s+(?P<cells>[^|\t]+)")
_BETWEEN = re.compile(r"\s*[,;]\s+(?:and\s+)?|\s+and\s+")
_BOUND = rf"(?:less|fewer|more) than (?:{DIGITS}|{WORDS})"
_KEY = r"(?P<key>[^\W\d_][^\d,;:=|]{0,60}?|(?:19|20)[0-9]{2}(?:[/–-][0-9]{2,4})?|q[1-4]|quarter [1-4])"
_KEY_FIRST = re.compile(rf"{_KEY}(?:\s*[:=]\s*|\s+[–—-]\s+|\s+)(?P<value>{_BOUND}|\S+)", re.IGNORECASE)
_VALUE_FIRST = re.compile(rf"(?P<value>{_BOUND}|\S+)\s+(?P<key>[^\W\d_][^\d,;:=|]{{0,60}})", re.IGNORECASE)
# `9 am`, `3 years`: a time of day or a length of time counts nothing.
_MEASURES = re.compile(
    r"(?:[ap]\.?m\.?|hours?|minutes?|days?|weeks?|months?|years?|per\s?cent|pounds?|pence|miles?)\b", re.IGNORECASE
)
_ODD_PLURALS = {"men": "man", "women": "woman", "people": "person"}
Pair = tuple[str, str]


def keyed(text: str) -> tuple[str, list[Pair]] | None:
    """The label of such a line, and each key with its value; None where a line is none."""
    text = text.strip()
    may_be = len(text) <= _LONGEST and any(joint in text for joint in (",", ";", " and "))
    found = _LINE.fullmatch(text.rstrip(" .;,")) if may_be else None
    parts = _BETWEEN.split(found["cells"].strip()) if found else []
    if found is None or len(parts) < 2 or look(found["label"]).kind not in ("words", "period"):
        return None
    for form in (_KEY_FIRST, _VALUE_FIRST):
        pairs = [_pair(form, part) for part in parts]
        whole = [pair for pair in pairs if pair is not None]
        if len(whole) == len(pairs) == len({_plain(key) for key, _ in whole}):
            is_sentence = form is _KEY_FIRST and look(found["label"]).kind == "period" and any(map(_says, whole))
            return None if is_sentence else (found["label"].strip(), whole)
    return None


def _pair(form: re.Pattern[str], part: str) -> Pair | None:
    found = form.fullmatch(part)
    if not found or look(found["value"]).kind != "value" or _MEASURES.match(found["key"]):
        return None
    return found["key"].strip(" –—-"), found["value"]


def _says(pair: Pair) -> bool:
    """Whether a key says by itself what is counted, as `Dismissed` does: such items need no column heads."""
    named = [code for code, _ in vocabulary.named_in("units", pair[0])]
    return bool(vocabulary.named_in("outcomes", pair[0])) or any(code not in ("persons", "fte") for code in named)


def _plain(key: str) -> str:
    """A key without case and plural, so that `1 officer` stands under `officers`."""
    return " ".join(_ODD_PLURALS.get(word, word.removesuffix("s")) for word in key.casefold().split())


def _keys(pairs: Sequence[Pair]) -> tuple[str, ...]:
    return tuple(_plain(key) for key, _ in pairs)


def keyed_runs(lines: Sequence[Line]) -> set[int]:
    """The places of lines that follow each other, blank ones aside, with the same keys in the same order."""
    taken: set[int] = set()
    run: list[int] = []
    before: tuple[str, ...] = ()
    for number, line in enumerate([*lines, Line(0, "end")]):
        if not line.text.strip():
            continue
        read = keyed(line.text)
        keys = _keys(read[1]) if read else ()
        if keys != before:
            taken.update(range(run[0], run[-1] + 1) if len(run) > 1 else ())
            run = []
        run = [*run, number] if keys else []
        before = keys
    return taken


def keyed_rows(lines: Sequence[Line]) -> list[Candidate]:
    """The grid of a run of such lines, the keys as its header."""
    shown = [line for line in lines if line.text.strip()]
    rows = [(line, read) for line in shown if (read := keyed(line.text))]
    if len(rows) < len(shown) or len(rows) < 2 or len({label.casefold() for _, (label, _) in rows}) < len(rows):
        return []
    heads = [max((pairs[n][0] for _, (_, pairs) in rows), key=len) for n in range(len(rows[0][1][1]))]
    grid = [[Cell("", shown[0].place), *(Cell(key, shown[0].place) for key in heads)]]
    for line, (label, pairs) in rows:
        values = [Cell(value, f"{line.place}, figure {n}") for n, (_, value) in enumerate(pairs, 1)]
        grid.append([Cell(label, line.place), *values])
    return [Candidate("keyed", grid, heads=1)]
