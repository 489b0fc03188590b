"""What may befall the text of a release on its way to us: a function for each mishap, drawn with a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?![\w])")
_MARKERS = [
    "~",
    "*",
    "..",
    "-",
    "[c]",
    "[x]",
    "<5",
    "5≤",
    "#",
    "n/a",
    "less than 5",
    "withheld",
    "",
    "–",
    ":",
    "x",
    "0",
    "nil",
]
_TWINS = {
    "~": "\u223c\u02dc\u301c",
    "-": "\u2010\u2011\u2013\u2212",
    "*": "\u2217\u204e",
    "<": "\u2039\uff1c",
    "/": "\u2044\u2215",
    "(": "\uff08",
    "o": "\u043e\u03bf",
    "a": "\u0430",
    "e": "\u0435",
    " ": "\u00a0\u2009\u202f\u3000",
    ",": "\uff0c\u201a",
}
_UNSEEN = [
    "\u00ad",
    "\u200b",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u202e",
    "\u200f",
    "\x0b",
    "\x0c",
    "\x1f",
    "\x00",
    "\ufffd",
]
_LONG = 40_000


def _numbers(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _NUMBER.finditer(text)]


def _instead(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def cell_dropped(text: str, chance: random.Random) -> str:
    """A figure is gone, with or without the space it stood in."""
    spans = _numbers(text)
    if not spans:
        return text
    span = chance.choice(spans)
    return _instead(text, span, chance.choice(["", " " * (span[1] - span[0])]))


def cells_glued(text: str, chance: random.Random) -> str:
    """Two figures become one, or a figure sticks to the word beside it."""
    gaps = [found.span() for found in re.finditer(r"(?<=\w)[ \t|\n]+(?=\d)|(?<=\d)[ \t|\n]+(?=\w)", text)]
    return _instead(text, chance.choice(gaps), "") if gaps else text


def cells_swapped(text: str, chance: random.Random) -> str:
    """Two figures change places."""
    spans = _numbers(text)
    if len(spans) < 2:
        return text
    (a, b), (c, d) = sorted(chance.sample(spans, 2))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def figure_marked(text: str, chance: random.Random) -> str:
    """Markers stand where figures stood."""
    for _ in range(chance.randint(1, 4)):
        spans = _numbers(text)
        if spans:
            text = _instead(text, chance.choice(spans), chance.choice(_MARKERS))
    return text


def marker_stuck(text: str, chance: random.Random) -> str:
    """A footnote sign or digit sticks to a figure."""
    spans = _numbers(text)
    if not spans:
        return text
    end = chance.choice(spans)[1]
    return text[:end] + chance.choice(["~", "*", "1", "²", "(2)", " [r]", "%", "p", "†", ".5", " 000"]) + text[end:]


def markers_changed(text: str, chance: random.Random) -> str:
    """One sign becomes another all through, so that the note no longer explains the table, or only does in part."""
    held = [marker for marker in _MARKERS if len(marker) > 1 and marker in text] or ["*", "~", "-"]
    return text.replace(chance.choice(held), chance.choice(_MARKERS), chance.choice([-1, 1, 3]))


def look_alikes(text: str, chance: random.Random) -> str:
    """Characters that look the same and are not: full-width digits, tilde operators, Cyrillic letters, odd spaces."""
    share = chance.choice([0.01, 0.1, 1.0])

    def twin(found: re.Match[str]) -> str:
        sign = found.group()
        if chance.random() > share:
            return sign
        if sign.isascii() and sign.isdigit():
            return chr(ord(sign) + chance.choice([0xFF10 - 48, 0x0660 - 48, 0x1D7CE - 48]))
        return chance.choice(_TWINS[sign])

    signs = chance.choice([r"\d", "[" + re.escape("".join(_TWINS)) + "]", "[~*-]", " "])
    return re.sub(signs, twin, text, flags=re.ASCII)


def unseen_characters(text: str, chance: random.Random) -> str:
    """Soft hyphens, zero-width spaces, direction marks and control characters, in and around figures."""
    for _ in range(chance.randint(1, 12)):
        spans = _numbers(text)
        place = (
            chance.randint(*chance.choice(spans)) if spans and chance.random() < 0.7 else chance.randint(0, len(text))
        )
        text = text[:place] + chance.choice(_UNSEEN) + text[place:]
    return text


def cut(text: str, chance: random.Random) -> str:
    """Half of it is lost: the beginning, the end or the middle."""
    places = [found.start() for found in re.finditer(r"\d", text)] or [len(text) // 2]
    place = chance.choice(places)
    return chance.choice([text[:place], text[place:], text[: place // 2] + text[place:]])


def lines_shuffled(text: str, chance: random.Random) -> str:
    """A stretch of lines in another order."""
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    stretch = lines[start : start + chance.choice([3, 10, 1000])]
    chance.shuffle(stretch)
    return "\n".join([*lines[:start], *stretch, *lines[start + len(stretch) :]])


def lines_dropped(text: str, chance: random.Random) -> str:
    """Some lines are gone."""
    share = chance.choice([0.02, 0.1, 0.5])
    return "\n".join(line for line in text.split("\n") if chance.random() > share)


def lines_doubled(text: str, chance: random.Random) -> str:
    """A stretch of lines stands there twice."""
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    stretch = lines[start : start + chance.choice([1, 5, 40])]
    return "\n".join([*lines[:start], *stretch, *stretch, *lines[start + len(stretch) :]])


def lines_joined(text: str, chance: random.Random) -> str:
    """Line ends are lost, here or everywhere, or doubled everywhere."""
    how = chance.randrange(4)
    if how == 0:
        return text.replace("\n", chance.choice(["", " ", "\t"]))
    if how == 1:
        return text.replace("\n", chance.choice(["\n\n", "\r", "\r\n\r\n", "\u2028"]))
    ends = [place for place, sign in enumerate(text) if sign == "\n"]
    return _instead(text, (place := chance.choice(ends), place + 1), " ") if ends else text


def columns_changed(text: str, chance: random.Random) -> str:
    """What parts the columns is something else."""
    old, new = chance.choice(
        [(r" \| ", "  "), (r" \| ", "\t"), (r"\|", " "), (r" {2,}", " "), (r" {2,}", " | "), (r",", ";")]
    )
    return re.sub(old, new, text)


def very_long_line(text: str, chance: random.Random) -> str:
    """One line goes on and on."""
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    seed = (
        chance.choice([lines[place], "1 ", "a", "2019/20 | ", "- ", "one thousand and ", "(", "12,", "~", "\u0301"])
        or " "
    )
    lines[place] += (seed * (_LONG // len(seed) + 1))[:_LONG]
    return "\n".join(lines)


def nested(text: str, chance: random.Random) -> str:
    """Tags, brackets or lists within one another, deeper than anybody means."""
    opening, closing = chance.choice(
        [
            ("<div>", "</div>"),
            ("<table><tr><td>", "</td></tr></table>"),
            ("<b>", ""),
            ("[", "]"),
            ('{"a":', "}"),
            ("(", ")"),
        ]
    )
    deep = chance.choice([40, 400, 4000])
    place = chance.choice([0, chance.randint(0, len(text))])
    return text[:place] + opening * deep + text[place:] + closing * deep


CHANGES: list[Callable[[str, random.Random], str]] = [
    cell_dropped,
    cells_glued,
    cells_swapped,
    figure_marked,
    marker_stuck,
    markers_changed,
    look_alikes,
    unseen_characters,
    cut,
    lines_shuffled,
    lines_dropped,
    lines_doubled,
    lines_joined,
    columns_changed,
    very_long_line,
    nested,
]
