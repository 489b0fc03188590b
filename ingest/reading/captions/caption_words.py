"""The words of a caption: without its number, its marks and what its labels tell apart anyway."""

from __future__ import annotations

import re

from ingest.language.days import DATE
from ingest.reading.words.askers import without_asker
from ingest.reading.words.letter_openings import what_was_asked
from ingest.reading.words.meaning import has_sense, is_countable
from ingest.tables.corners import heads_labels, names_one_of_them
from ingest.tables.grid import Understood
from ingest.tables.regions import is_title

NUMBERED = re.compile(
    r"^\W*(?:table|figure|chart|annex|appendix)\s+[0-9A-Z][0-9A-Za-z.]{0,5}\s*[:.–—-]?\s*", re.IGNORECASE
)
# `Written answer, 3 March 1998 (123), from the Minister: complaints by ...`
_PAPERS = re.compile(
    rf"[^:]{{0,60}}\b(?:letter|written (?:answer|question|statement)|answer(?:ed)?|repl(?:y|ied)|response|asked)\b"
    rf"[^:]{{0,120}}(?<!\w){DATE}[^:]{{0,120}}:\s+",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"^\((?:caption\s*:?\s*)?(.*)\)$", re.IGNORECASE)
_MARKS = re.compile(
    r"(?<![Ss]ection [0-9])(?<![Ss]ection [0-9]{2})(?<![sS][0-9]{2})(?<![sS]\.[0-9]{2})"
    r"\(\s*[0-9]{1,2}\s*\)(?!\([a-z]\))|"
    r"\[(?:note )?[0-9]{1,2}\]|(?<=[a-z])[0-9]{1,2}(?:,[0-9])*(?=[\s,.)]|$)|[*†‡]+|"
    r"[¹²³⁴-⁹]+(?:,\s?[¹²³⁴-⁹]+)*"
)
# `Table: officers dismissed`: what stands below, and nothing of it.
_ONLY_TABLE = re.compile(r"^\W*(?:table|figure|chart)\s*[:–—-]\s+(?=\S)", re.IGNORECASE)
# `Request: officers dismissed, by rank`: what was asked for, as a heading says it.
ASKED_FOR = re.compile(
    r"^\W*(?:(?:your |the |this )?(?:request|question|enquiry)|information (?:requested|sought|asked for)|"
    r"(?:q|r)(?=\s?[0-9])|"
    r"subject|requested|sought)\s*(?:no\.?|number)?\s*[0-9]{0,2}[a-z]?\s*[:.–—-]\s+",
    re.IGNORECASE,
)
NOTED_YEAR = re.compile(r"((?<![0-9])(?:19|20)[0-9]{2}(?:[/–-][0-9]{2})?)[0-9](?=[\s(,.;:]|$)")
BY_AXIS = re.compile(
    r",? (?:broken down )?by (?!(?:way|means|police|prison|probation|officers?|"
    r"staff|the|a|an|members?|prisoners?|detainees?|inmates?|offenders?|complainants?|victims?|persons?|people|public|"
    r"colleagues?|wom[ae]n|m[ae]n|former|serving|other|fellow)\b)[\w /&-]{2,40}(?=,|$| for | in | between )",
    re.IGNORECASE,
)
_KNOWN_AXES = re.compile(
    r"\W*by (?:(?:the|each|every|financial|calendar|reporting|year|month|quarter|gender|sex|rank|grade|band|outcome|"
    r"result|type|kind|force|region|area|prison|establishment|age|ethnicity|sanction|and|of (?:outcome|misconduct|"
    r"allegation|sanction))s?\W*)+",
    re.IGNORECASE,
)


def is_plain_title(text: str) -> bool:
    """Whether all that a caption says its table is broken down by are labels it has, like `by gender and year`."""
    return all(_KNOWN_AXES.fullmatch(found.group()) for found in BY_AXIS.finditer(text))


def bare_title(text: str) -> str:
    """A caption without its number, its brackets and its footnote marks, and without who asked for it."""
    text = what_was_asked(without_asker(NOTED_YEAR.sub(r"\1 ", text)))
    text = ASKED_FOR.sub("", NUMBERED.sub("", text.strip(" *#:\t")), count=1)
    text = _ONLY_TABLE.sub("", text)
    if (found := _PAPERS.match(text)) and is_countable(text[found.end() :]):
        text = text[found.end() :]
    if found := _ENCLOSED.match(text):
        text = found.group(1)
    return " ".join(_MARKS.sub("", text).split()).strip(" :.")


def without_axes(title: str, table: Understood, beside: bool = True, above: bool = True) -> str:
    """What the labels tell apart is left out of the caption: `for misconduct and gross misconduct` over such bands."""
    rows = table.rows if beside else []
    axes = [
        {band.text for row in rows for band in row.bands},
        {label.text for row in rows for label in row.labels},
        {label.text for row in table.rows[:1] for column in row.columns for label in column.labels if above},
    ]
    for axis in axes:
        words = sorted({bare_title(text) for text in axis if 3 < len(text) < 60}, key=len, reverse=True)
        either = "|".join(re.escape(word) for word in words[:60] if word)
        listed = rf"(?:(?:for|of|by|in|with|between)\s+)?(?:{either})(?:\s*(?:,|and|or|/|&)\s*(?:{either}))+"
        title = re.sub(listed, "", title, flags=re.IGNORECASE) if len(words) > 1 else title
    return re.sub(r" (?=[,;:])", "", " ".join(title.split())).strip(" ,;:")


def short_name(text: str) -> str:
    text = without_asker(text)
    found = NUMBERED.match(text)
    is_number = found is not None and re.search(r"[0-9A-Z]\W*$", found.group()) is not None  # `Table of` is no number
    return (found.group() if found and is_number else text[:80]).strip(" :.–—-")


def own_words(table: Understood, corner: str, title: str) -> list[str]:
    """The caption of a table: its own lines, else the title above or below it, and a corner that is no head."""
    own = [cell.text.strip() for cell in table.caption if cell.text.strip()]
    if not any(is_title(text) for text in own) and title:
        own.insert(0, title)
    is_captioned = any(is_countable(text) for text in own)
    if (
        corner
        and not heads_labels(corner, table.rows)
        and not (is_captioned and (_is_word(corner) or names_one_of_them(corner)))
    ):
        own.append(corner)
    return own


def _is_word(corner: str) -> bool:
    """Whether a corner is one word: under a caption it heads its column, as `Grounds` does."""
    return len(corner.split()) == 1


def title_above(above: list[str], own_above: int) -> str:
    """The nearest line above that names a table, over remarks on how to read it, but never over another table."""
    near = above[-max(min(own_above, 6), 1) :]
    return next((text for text in reversed(near) if is_title(text)), "")


def labels_of(table: Understood) -> set[str]:
    """The words of the labels beside and above the figures."""
    over = {label.text for row in table.rows[:1] for column in row.columns for label in column.labels}
    return over | {cell.text for row in table.rows for cell in (*row.bands, *row.labels)}


def says_itself(table: Understood) -> bool:
    """Whether each column says what it counts, so that a line above which names nothing adds nothing."""
    columns = [column.text for row in table.rows[:1] for column in row.columns]
    return bool(columns) and all(has_sense(text) for text in columns)
