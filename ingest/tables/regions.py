"""Cuts the lines of a text into stretches that may be a table and stretches that are prose."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Literal

from ingest.documents.document import Line
from ingest.language.days import DATE, DAY, MONTH, SHORT_YEAR, YEAR
from ingest.language.periods import find_periods
from ingest.tables.cells import look
from ingest.tables.keyed import keyed_runs
from ingest.tables.lettered import is_lettered
from ingest.tables.printed_heads import header_lines, in_columns
from ingest.tables.slashed import slashed
from ingest.tables.stopped import stopped_labels

Family = Literal["blank", "bars", "tabs", "spaces", "run on", "stack", "slashes", "keyed", "prose"]

# Lines a publisher's page breaks put into the text.
_FURNITURE = re.compile(
    r"(?:[0-9]{1,2} \w{3,9} [0-9]{4}\s*:\s*)?col(?:umn|\.)?\s?:?\s\w{1,7}\s*(?:continued)?|"
    r"page [0-9]+(?: of [0-9]+)?|-+ ?[0-9]+ ?-+",
    re.IGNORECASE,
)
# `Published on: 22 July 2025` is paperwork, no row of figures.
_PAPERWORK = re.compile(
    rf"[A-Za-z][A-Za-z ]{{1,40}}:\s*(?:\w{{6,9}},?\s)?{DATE}\W*(?:at )?(?:[0-9]{{1,2}}[:.][0-9]{{2}})?", re.IGNORECASE
)
_TITLE = re.compile(r"(?:table|figure|chart|annex|appendix)\s+[0-9A-Z]", re.IGNORECASE)
_DASHED = re.compile(r"[•·▪◦*–-]\s+\S")
_BULLET = re.compile(r"\(?[a-z0-9]{1,4}[).]\s+\S", re.IGNORECASE)
_DATED = re.compile(rf"{DAY} {MONTH} (?:{YEAR}|{SHORT_YEAR})", re.IGNORECASE)
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")
_BRIDGING = ("bars", "tabs", "spaces", "stack")
_LONGEST_CELL = 170
_LONGEST_ROW = 200


@dataclass(frozen=True)
class Region:
    """A stretch of lines of one family, as they stand."""

    family: Family
    lines: tuple[Line, ...]


def family_of(line: Line) -> Family:
    """What a line looks like by itself."""
    text = line.text.strip()
    if not text or is_furniture(text):
        return "blank"
    if certain := _by_its_signs(text, line.text.strip("\n ")):
        return certain
    bulleted = bool(_DASHED.match(text)) or (bool(_BULLET.match(text)) and trailing_values(text) < 2)
    if not bulleted and len(text) <= _LONGEST_ROW and trailing_values(text) >= 2 and not _reads_as_sentence(text):
        return "spaces"
    if len(text) <= _LONGEST_CELL and not _reads_as_sentence(text) and not bulleted:
        return "stack"
    return "prose"


def _by_its_signs(text: str, printed: str) -> Family | None:
    """The family of a line whose own signs leave no choice."""
    if _PAPERWORK.fullmatch(text):
        return "prose"
    if stopped_labels(text) or slashed(text):
        return "slashes" if slashed(text) else "stack"
    if "|" in text:
        return "bars"
    if "\t" in printed and len(text) < 4 * _LONGEST_ROW:
        return "tabs"
    if is_lettered(text):
        return "prose"
    return "run on" if dense(text) else None


def is_furniture(text: str) -> bool:
    """Whether a line is a page number or a column break."""
    return bool(_FURNITURE.fullmatch(text.strip()))


def is_title(text: str) -> bool:
    """Whether a line names a table."""
    return bool(_TITLE.match(text.strip().lstrip("#* ")))


def trailing_values(text: str) -> int:
    """How many values or periods stand at the end of a line of words."""
    words = text.split()
    if len(words) > 1 and look(text).kind == "period" and _YEAR.search(text):
        return 0  # `Year ending 30 June 2020` is one label
    count = 0
    for at, word in reversed(list(enumerate(words))):
        is_wordy = word.casefold() in _WORDY and not _is_nil_in_row(words, at)
        if look(word).kind not in {"value", "share", "decimal", "period"} or is_wordy:
            break
        count += 1
    if count > 2 and _DATED.fullmatch(" ".join(words[-3:])):
        return 0  # the day of a date is no figure
    if count == 2 and words[-2] in _DASHES and look(words[-1]).kind == "value" and len(words) > 2:
        return 1  # the dash of `label – 7` is punctuation
    if count == 3 == len(words) and words[1] in _DASHES and look(words[0]).kind == "period":
        return 1  # and so is that of `2019 – 8`
    return count


def _is_nil_in_row(words: list[str], at: int) -> bool:
    """Whether a `nil` stands beside figures or another `nil`, as a cell of a row does."""
    beside = [words[n].casefold() for n in (at - 1, at + 1) if 0 < n < len(words)]
    return words[at].casefold() == "nil" and any(word == "nil" or word[:1].isdecimal() for word in beside)


def dense(text: str) -> bool:
    """Whether one line holds several groups of figures with words between: a table that lost its lines."""
    kinds = [
        look(word).kind in ("value", "share", "decimal") and any(c.isdigit() for c in word)
        for word in text.split()[:3000]
    ]
    groups = sum(here and nxt for here, nxt in itertools.pairwise(kinds))
    starts = sum(here and not before for before, here in zip([False, *kinds], kinds, strict=False))
    return len(kinds) >= 8 and sum(kinds) >= 6 and groups >= 3 and starts >= 3 and sum(kinds) * 5 >= len(kinds)


_DASHES = {"-", "–", "—"}


# Words and signs that are values in a cell of their own, but not at the end of a line of words.
_WORDY = {"no", "none", "nil", "one", "two", "low", "may", "exempt", "march", "refused", "withheld", "s", "c", "x", ":"}


def _reads_as_sentence(text: str) -> bool:
    if look(text).kind != "words":
        return False
    words = text.split()
    return (text[-1] in ".?!;," and len(words) > 3) or len(words) > 32 or (text[-1] == ":" and len(words) > 6)


def cut(lines: list[Line]) -> list[Region]:
    """The regions of a text in order; every line stands in exactly one."""
    named = keyed_runs(lines)
    families: list[Family] = ["keyed" if n in named else family_of(line) for n, line in enumerate(lines)]
    regions: list[Region] = []
    start = 0
    while start < len(lines):
        end = _end_of_run(families, lines, start)
        regions.append(Region(families[start], tuple(lines[start:end])))
        start = end
    return _joined(regions)


def _end_of_run(families: list[Family], lines: list[Line], start: int) -> int:
    """Where the run that starts here ends. Bars, tabs and spaces bridge short labels; a stack bridges blank lines."""
    family = families[start]
    end = start + 1
    captions = _captions(lines, start)
    while end < len(lines):
        if families[end] == family and not (is_title(lines[end].text) and family != "bars"):
            if family == "stack" and captions and _timeless(lines[end].text) in captions:
                break
            end += 1
        elif family in _BRIDGING and (step := _bridge(families, lines, end, family, captions)):
            end += step
        else:
            break
    return end


def _captions(lines: list[Line], start: int) -> set[str]:
    """The words of the first line of a run and of those right above it, of each that names a period, without it."""
    above = [line.text for line in lines[max(0, start - 6) : start + 1] if line.text.strip()]
    return {_timeless(text) for text in above[-4:]} - {""}


def _timeless(text: str) -> str:
    """The words of a line that names a period, without it: two captions of one form are equal by it."""
    text = " ".join(text.split())
    if len(text) > _LONGEST_ROW or not (named := find_periods(text)):
        return ""
    for mention in reversed(named):
        text = f"{text[: mention.begin]} … {text[mention.end :]}"
    return " ".join(text.casefold().split()) if re.search(r"[a-z]{4}", text) else ""


def _bridge(families: list[Family], lines: list[Line], at: int, family: Family, captions: set[str]) -> int:
    """How many lines on the run goes on, over blank lines and, but in a stack, over short labels; 0 where it ends."""
    words = 0
    for step in range(min(12, len(lines) - at)):
        here, line = families[at + step], lines[at + step]
        if here == family and not (family == "stack" and (is_title(line.text) or _timeless(line.text) in captions)):
            is_new = _is_head(line) if family == "tabs" else bool(words) and _is_other_head(line, lines[:at])
            return 0 if is_new else step
        if here == "blank":
            continue
        if family == "stack" or here != "stack" or is_title(line.text) or len(line.text.strip()) > 90:
            return 0
        words += 1
        if words > 2 or (captions and _timeless(line.text) in captions):
            return 0  # a caption like the one above, of another year, opens a table of its own
    return 0


def _is_other_head(line: Line, before: list[Line]) -> bool:
    """Whether a line of cells between bars, under a line of words, names other columns than the lines before it."""
    return _is_head(line, "|") and line.text.strip() not in {other.text.strip() for other in before}


def _is_head(line: Line, sign: str = "\t") -> bool:
    """Whether a line of cells names columns: several cells, and behind the first none is a figure."""
    cells = [cell for cell in line.text.split(sign) if cell.strip()]
    return len(cells) > 1 and not any(look(cell).kind in ("value", "share", "decimal", "entry") for cell in cells[1:])


def _is_gap(joined: list[Region]) -> bool:
    """Whether the last region is one blank line under a line of labels that are printed in columns."""
    if len(joined) < 2 or joined[-1].family != "blank" or len(joined[-1].lines) > 1 or joined[-2].family != "stack":
        return False
    return in_columns(joined[-2].lines[-1].text)


def _joined(regions: list[Region]) -> list[Region]:
    """Labels right above a run of spaces belong to it; so do the lines of prose to each other."""
    joined: list[Region] = []
    for region in regions:
        if region.family == "spaces" and _is_gap(joined):
            joined.pop()  # one blank line parts the header from its rows
        if joined and region.family == joined[-1].family == "prose":
            joined[-1] = Region("prose", joined[-1].lines + region.lines)
        elif (
            joined and region.family == "spaces" and joined[-1].family == "stack" and joined[-1].lines[-1].text.strip()
        ):
            own = header_lines(joined[-1].lines)
            above, taken = joined[-1].lines[:-own], joined[-1].lines[-own:]
            joined[-1:] = [Region("stack", above)] if above else []
            joined.append(Region("spaces", taken + region.lines))
        else:
            joined.append(region)
    return joined
