"""Whether a table has what its caption announces: every `by …` is borne by its labels, or it limits what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.language.periods import find_periods
from ingest.proposal.alone.words_around import captions_of
from ingest.proposal.alone.years_headed import is_what_is_counted
from ingest.proposal.proposal import Proposal
from ingest.reading.account.claimed import cells_of
from ingest.reading.account.told import stem
from ingest.reading.tables.table_read import TableRead
from ingest.reading.words.conform import conform
from ingest.reading.words.furniture import without_lead
from ingest.reading.words.meaning import body_in, meaning_of, people_in
from ingest.reading.words.year_ends import without_year_ends

_BY = re.compile(
    r"(?P<before>[\w’'-]+)?,?\s*\bby (?P<axes>[^.;:()\n]+?)(?=$|[.;:(\n]| for | between | from | since | during | at )",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,/&]\s*(?:and |by )?|\s+and (?:by )?|\s+by ", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:(?:in|for|during|over) )?(?:the |each |every )?(?:(?:financial|calendar|fiscal|performance) )?years?",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"(?:calendar |financial )?(?:years?|dates?|months?|quarters?) (?:of |when |in which )?(?:the )?(?P<what>.+)",
    re.IGNORECASE,
)
_SMALL = {"the", "of", "a", "an", "each", "every", "their", "type", "kind", "officer", "officers", "staff", "group"}
# Weighed by itself: see nation_named.
_NATION = re.compile(r",?\s*\bEngland (?:and|&) Wales\b", re.IGNORECASE)
_KINDS = {"month": "month", "quarter": "quarter", "gender": "gender", "sex": "gender"}
_BY_CODE = {
    "stage_or_outcome": ("outcome", "result", "sanction", "penalty", "disposal", "finding", "stage"),
    "misconduct_type": ("misconduct", "allegation", "offence", "breach", "reason", "type"),
    "population": ("rank", "grade", "role", "band", "post", "staff", "group"),
}
_BODIES = ("force", "body", "organisation", "service", "area")
_LONGEST = 400


def ask_of_axes(proposal: Proposal) -> None:
    """One question for each such part that no label bears."""
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        for part in dict.fromkeys(_open(table, proposal)):
            said = f"the words above the table say `by {part}`, and no label does: what do they change?"
            proposal.ask(("reading", index, "sets"), said)


def _open(table: TableRead, proposal: Proposal) -> Iterator[str]:
    for text in captions_of(table):
        for found in _BY.finditer(without_lead(text[:_LONGEST])):
            axes = found["axes"].strip()
            if _is_agent(found["before"] or "", axes) or _is_own_body(axes, proposal):
                continue
            parts = _PARTS.split(_without_later_times(_NATION.sub("", axes)))
            yield from (part.strip() for part in parts if part.strip() and not _is_borne(part.strip(), table))


def _without_later_times(axes: str) -> str:
    """`gender, 2019/20 to 2021/22`: a time after an axis is no axis; one in its place is, as in `dismissed by 2023`."""
    rest = list(axes)
    for mention in find_periods(axes):
        if mention.begin:
            rest[mention.begin : mention.end] = " " * (mention.end - mention.begin)
    return re.sub(r",?\s+(?:(?:to|and|in|of)\s*)?(?=,|$)", "", "".join(rest))


def _is_agent(before: str, words: str) -> bool:
    """`misconduct by prison officers`: who did it; after a verb it is who did something to those counted."""
    return bool(people_in(words)) and not before.casefold().endswith("ed") and not before.casefold().endswith("als")


def _is_own_body(words: str, proposal: Proposal) -> bool:
    name = body_in(words)
    return name is not None and name in words and any(name == one.body for one in proposal.reading.observations)


def _is_borne(part: str, table: TableRead) -> bool:
    labels = _labels(table)
    kinds = {meaning_of(text).kind for text in labels}
    if _YEARS.fullmatch(part) or not without_year_ends(part).strip():
        return "period" in kinds
    if (found := _OF_TIME.fullmatch(part)) and "period" in kinds:
        return is_what_is_counted(found["what"], table)
    words = [stem(word) for word in re.findall(r"[^\W\d_]+", part) if word.casefold() not in _SMALL]
    head = stem(re.findall(r"[^\W\d_]+", part)[-1]) if re.search(r"[^\W\d_]", part) else ""
    for word, kind in _KINDS.items():
        if head == stem(word):
            return kind in kinds
    if head in {stem(word) for word in _BODIES} and "body" in kinds:
        return True
    if head in {stem(word) for word in ("rank", "grade")} and "people" in kinds:
        return True
    if any(_bears(column, names, head, labels) for column, names in _BY_CODE.items()):
        return True
    heads = {stem(word) for text in _heads(table) for word in re.findall(r"[^\W\d_]+", text)}
    return bool(words) and all(word in heads for word in words)


def _bears(column: str, names: tuple[str, ...], head: str, labels: list[str]) -> bool:
    """Whether a word names a dimension of which the labels have several codes."""
    if head not in {stem(name) for name in names}:
        return False
    return len({code for text in labels if (code := conform(text).code(column))}) > 1


def _labels(table: TableRead) -> list[str]:
    figures = {one.cell_ref for one in table.found}
    own = {id(cell) for cell in table.table.caption}
    return [c.text for c in cells_of(table) if c.place not in figures and id(c) not in own and c.text.strip()]


def _heads(table: TableRead) -> Iterator[str]:
    """The words that head the labels beside the figures, and those above them."""
    if table.table.corner is not None:
        yield table.table.corner.text
    for row in table.table.rows[:1]:
        yield from (cell.text for column in row.columns for cell in column.labels)
