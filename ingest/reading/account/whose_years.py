"""What happened in the years of a table: what is counted, or something else, as in `Year of allegation`."""

from __future__ import annotations

import re

from ingest.documents.document import Cell
from ingest.language.days import DATE, MONTH
from ingest.reading.account.told import stem
from ingest.reading.captions.frame import Frame
from ingest.reading.figures.found import Found
from ingest.reading.times.governed import ends_on
from ingest.reading.words.meaning import meaning_of
from ingest.tables.cells import split_signs
from ingest.tables.grid import Row, Understood

IN_DOUBT = "the head of the years names something else than what is counted: in which year did that happen?"
NO_END = "the head says that the years end, and no label says when"
_OF_TIME = re.compile(r"\b(?:years?|yrs?|periods?|dates?|months?|quarters?)\b", re.IGNORECASE)
_KNOWN = re.compile(
    rf"(?:\b(?:the|in|by|for|each|per|of|and|or|to|from|on|at|as|financial|fiscal|calendar|reporting|fy|cy|three|six|nine|twelve|years?|yrs?|"
    rf"periods?|dates?|months?|quarters?|ending|ended|end|up|until|commencing|starting|beginning|{DATE}|{MONTH})(?!\w)|"
    r"[0-9]+(?:st|nd|rd|th)?|\W)+",
    re.IGNORECASE,
)
# One head over two axes: `Year / Gender`.
_PARTED = re.compile(r"\s*[/\\|,&]\s*|\s+(?:and|by)\s+", re.IGNORECASE)
# `Year recorded` over allegations: what is recorded has no other year than that of its record.
_RECORDED = re.compile(r"record(?:ed|ing)|receiv\w+|logged|made|report(?:ed|ing)|raised", re.IGNORECASE)
_RECORDS = re.compile(
    r"\b(?:allegations?|complaints?|referrals?|reports?|conduct matters?|grievances?)\b", re.IGNORECASE
)
_ENDED = re.compile(
    r"\b(?:finalis|conclu|clos|complet|resolv|dismiss|uph[eo]ld|proven|proved|substantiat|sanction|outcome|result|"
    r"resign|retire|warning|hearing|meeting|appeal|convict|charg|found|answer|action|suspend)",
    re.IGNORECASE,
)
_LONGEST = 120
_BARE = re.compile(r"(?:19|20)[0-9]{2}")


def doubted_by_the_head_of_years(found: list[Found], table: Understood, frame: Frame) -> list[Found]:
    """The figures of a table whose periods stand under such a head, in doubt; those of any other as they are."""
    corner = table.corner.text.strip() if table.corner else ""
    said = [text for text in (*frame.said, *(cell.text for cell in table.caption)) if text != corner]
    title = {stem(word) for text in said for word in re.findall(r"\w+", text)}
    heads = (
        [table.corner] if table.corner and any(_dates(row.labels) or _columns_date(row) for row in table.rows) else []
    )
    for row in table.rows:
        heads += [label for column in row.columns if _dates(column.labels) for label in column.labels]
        heads += row.bands if _dates(row.labels) else ()
    title |= _words_of_records(table, " ".join(text for text in said if text != frame.lead))
    if any(_is_anothers(head, title) for head in {cell.text: cell for cell in heads}.values()):
        return [figure.doubted(IN_DOUBT) for figure in found]
    if table.corner and ends_on(table.corner) and _are_bare(table):
        return [figure.doubted(NO_END) for figure in found]
    return found


def _words_of_records(table: Understood, caption: str) -> set[str]:
    """The words of recording, where a caption counts what is recorded and nothing in the table says how it ended."""
    over = {label.text for row in table.rows[:1] for column in row.columns for label in column.labels}
    labels = over | {cell.text for row in table.rows for cell in (*row.bands, *row.labels)}
    if not _RECORDS.search(caption) or _ENDED.search(f"{caption} {' '.join(labels)}"):
        return set()
    heads = " ".join(cell.text for cell in (table.corner, *(c for row in table.rows for c in row.bands)) if cell)
    return {stem(word) for word in re.findall(r"\w+", f"{heads} {' '.join(over)}") if _RECORDED.fullmatch(word)}


def _columns_date(row: Row) -> bool:
    return any(_dates(column.labels) for column in row.columns)


def _dates(labels: tuple[Cell, ...]) -> bool:
    return any(meaning_of(cell.text).kind in ("period", "month", "quarter") for cell in labels)


def _is_anothers(head: Cell, title: set[str]) -> bool:
    """Whether a head of periods says more than that they are periods of what the caption counts."""
    text = split_signs(head.text)[0]
    if len(text) > _LONGEST or meaning_of(head.text).kind == "period":
        return False
    parts = [part for part in _PARTED.split(text) if _OF_TIME.search(part)]
    left = [_KNOWN.sub(" ", part) for part in parts]
    return any(stem(word) not in title for part in left for word in re.findall(r"[^\W\d_]{2,}", part))


def _are_bare(table: Understood) -> bool:
    """Whether the labels are years without a month."""
    labels = [split_signs(cell.text)[0].strip() for row in table.rows for cell in row.labels]
    return any(_BARE.fullmatch(text) for text in labels)
