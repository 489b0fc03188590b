"""The account of a document: every number in it is a row's, part of a label, or set aside by kind; or it is named here.

What a reader found can be certain and yet not be all there is. A document goes to the gate by itself only where
nothing is left over.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.documents.document import Cell, Line, Table
from ingest.language.every_number import Number, every_number, names_counted
from ingest.language.set_aside import NEAR
from ingest.reading.account.caveats import caveat_in
from ingest.reading.account.claimed import EMPTY, MOST_ROWS, Gap, gaps_of
from ingest.reading.account.claims import Claims, claims_of, places_of
from ingest.reading.account.headings import opening_of
from ingest.reading.account.questions_put import items_asked
from ingest.reading.account.restated import restates
from ingest.reading.account.standing_sentences import is_standing
from ingest.reading.account.unplaced import is_asked, is_unplaced
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.signs.bounds import bounds_in
from ingest.reading.signs.rules import Policy, defines_sign, hides
from ingest.reading.tables.table_read import TableRead
from ingest.reading.text.addresses import addresses_in
from ingest.reading.text.flow import Lines
from ingest.reading.text.left_empty import LONGEST_SIGN, ends_in_empty_column, is_sign
from ingest.reading.text.places import place_in
from ingest.reading.text.sentences import Sentence, sentences_of
from ingest.reading.text.signed import signatures_in
from ingest.reading.words.meaning import has_sense, meaning_of
from ingest.tables.cells import look

_OF_THEM = re.compile(r"\b(?:of|the|these|those|all|total of) $", re.IGNORECASE)
_SIGN_MEANS = re.compile(
    r"\b(?:dash|asterisk|tilde|dots|blank|hyphen|symbol|sign)\b.{0,20}\b(?:means?|denotes?|represents?|indicates?|shows?|"
    r"stands?)\b",
    re.IGNORECASE,
)
# Where a number stands that a rule compares with: `fewer than 5`, `1 or 2`, `from 1 to 4`.
_AT_A_THRESHOLD = re.compile(
    r"(?:\b(?:than|below|under|between|and|to|or|from|of|least|most|is|means?|denotes?|represents?)|[<>≤≥=–-])\W*$",
    re.IGNORECASE,
)
_TO_A_THRESHOLD = re.compile(r"\W*(?:or|to|and)\b|\s?[–-]\s?[0-9]", re.IGNORECASE)
_MAY_CHANGE = "words that may change what the figures mean"
# In boilerplate a number is a count only where its own words say so.
_COUNTED_BEFORE = re.compile(r"\s*(?:of (?:them|these|those|whom)|were|was|had|have|are)\b", re.IGNORECASE)
_SHOWN = 160


@dataclass(frozen=True)
class Unaccounted:
    """Something a reader may have overlooked: where it stands, the sentence or row, and why it matters."""

    place: str
    text: str
    why: str

    def as_text(self) -> str:
        return f"{self.why}: `{self.text}` ({self.place})"


def unaccounted_in(
    flow: Sequence[Lines | Table], found: list[Found], tables: list[TableRead], policy: Policy, about: Context
) -> list[Unaccounted]:
    """Everything of a document that nobody accounts for, grouped by sentence and by row, in order."""
    places = places_of(flow)
    claims = replace(claims_of(found, tables, places, [about.heading, opening_of(flow)]), names=about.names)
    gaps = defaultdict(list)
    for table in tables:
        for gap in gaps_of(table):
            gaps[place_in(gap.place, places)].append(gap)
    left: list[Unaccounted] = []
    for piece in flow:
        if isinstance(piece, Table):
            left += _of_table(piece, claims, gaps, policy)
            continue
        addresses = addresses_in(piece.lines)
        for line in piece.lines:
            if line.place in addresses:
                continue
            left += [_named(gap) for gap in gaps.pop(line.place, ())]
            left += _of_line(line, claims, policy, aside=piece.aside)
    named = {one.text for one in left}
    return [*dict.fromkeys(left), *_unplaced_in(flow, claims, policy, named)]


def _unplaced_in(
    flow: Sequence[Lines | Table], claims: Claims, policy: Policy, named: set[str]
) -> Iterator[Unaccounted]:
    """All sentences that nobody can place, as one: their words may change what the figures mean."""
    texts = [piece.lines for piece in flow if isinstance(piece, Lines) and not piece.aside]
    cells = [c for piece in flow if isinstance(piece, Table) for row in piece.cells for c in row]
    asides = [(run, addresses_in(run) | signatures_in(run)) for run in texts]
    asked = items_asked(flow)
    lines = [line for run, aside in asides for line in run if line.place not in aside | asked]
    lines += [Line(0, cell.text, cell.place) for cell in cells if not _holds_number(cell.text, policy)]
    unplaced = [
        sentence
        for line in lines
        for sentence in _open_sentences(line, claims)
        if _short(sentence.text) not in named and not _is_read(sentence, claims) and not is_asked(sentence.text)
        if is_unplaced(sentence.text, claims.titles) and not _states_rule(sentence.text, policy)
        if not restates(sentence.text, claims.told, claims.names) and not is_standing(sentence.text, claims.names)
    ]
    for first in unplaced[:1]:
        why = f"{len(unplaced)} sentences that may change what the figures mean, the first of them"
        yield Unaccounted(first.place, _short(first.text), why if len(unplaced) > 1 else _MAY_CHANGE)


def _open_sentences(line: Line, claims: Claims) -> list[Sentence]:
    """The sentences of a line that no figure uses: of a caption, all but the one that says what is counted."""
    if line.place not in claims.texts:
        return sentences_of(line)
    if line.place not in claims.captions:
        return []
    said = sentences_of(line)
    title = next((one for one in said if has_sense(one.text)), said[0] if said else None)
    return [one for one in said if one is not title]


def _is_read(sentence: Sentence, claims: Claims) -> bool:
    """Whether a figure was read in a sentence: what it says then stands in the figure's own words."""
    end = sentence.begin + len(sentence.text)
    return not claims.taken.get(sentence.place, set()).isdisjoint(range(sentence.begin, end))


def _of_table(table: Table, claims: Claims, gaps: dict[str, list[Gap]], policy: Policy) -> Iterator[Unaccounted]:
    """The rows of a marked table with a number that no row of ours holds; a table of many such rows as one."""
    rows: list[Unaccounted] = []
    is_read = any(cell.place in claims.texts for row in table.cells for cell in row)
    for number, row in enumerate(table.cells):
        if number in table.hidden_rows:
            continue
        shown = [cell for n, cell in enumerate(row) if n not in table.hidden_columns and cell.text.strip()]
        why = next((gap.why for cell in shown for gap in gaps.get(cell.place, ())), "")
        why = why or (EMPTY if is_read and _is_bare_label(row, shown, claims) else "")
        loose = [
            c
            for c in shown
            if c.place not in claims.texts and _holds_number(c.text, policy) and not _is_told(c, claims)
        ]
        why = why or ("a row with numbers of which nothing was read" if loose else "")
        if why:
            rows.append(Unaccounted(shown[0].place, _short(" | ".join(c.text.strip() for c in shown)), why))
    if len(rows) > MOST_ROWS:
        yield Unaccounted(table.place, rows[0].text, f"{len(rows)} rows with numbers of which nothing was read")
    else:
        yield from rows


def _is_told(cell: Cell, claims: Claims) -> bool:
    """Whether every number of a cell of words is that of a figure."""
    said = sentences_of(Line(0, " ".join(cell.text.split()), cell.place)) if cell.place in claims.taken else []
    numbers = [(number, one) for one in said for number in every_number(one.text)]
    return bool(said) and all(n.kind or _is_claimed(n, one, cell.place, claims) for n, one in numbers)


def _is_bare_label(row: Sequence[Cell], shown: list[Cell], claims: Claims) -> bool:
    """Whether a row that no figure uses says when or of whom, and then holds nothing."""
    if len(row) < 2 or len(shown) != 1 or shown[0] is not row[0] or shown[0].place in claims.texts:
        return False
    return _wants_figure(shown[0].text)


def _wants_figure(text: str) -> bool:
    """Whether a text is a label that a figure should stand beside."""
    return len(text) < _SHOWN and meaning_of(text).kind in ("period", "month", "quarter", "gender", "total")


def _holds_number(text: str, policy: Policy) -> bool:
    if _states_rule(text.strip(), policy):
        return False
    if look(text).kind in ("value", "entry", "share", "decimal"):
        return "%" not in text
    return any(not number.kind for number in every_number(text))


def _of_line(line: Line, claims: Claims, policy: Policy, aside: bool) -> Iterator[Unaccounted]:
    claimed = claims.texts.get(line.place)
    if claimed is None and not aside and is_sign(line.text):
        yield Unaccounted(line.place, _short(line.text), "a sign that may stand for a figure")
    if claimed is None and not aside and ends_in_empty_column(line.text) and _wants_figure(line.text.strip(" |\t")):
        yield Unaccounted(line.place, _short(line.text), EMPTY)
    for sentence in sentences_of(line):
        left = [n for n in every_number(sentence.text) if not _is_claimed(n, sentence, line.place, claims)]
        loose = [n for n in left if not n.kind and not _is_known(n, sentence, policy, claims)]
        if aside:
            after = {n: sentence.text[n.end : n.end + NEAR] for n in loose}
            loose = [n for n in loose if names_counted(after[n]) or _COUNTED_BEFORE.match(after[n])]
        if is_asked(sentence.text):
            continue
        if loose:
            yield Unaccounted(line.place, _short(sentence.text, loose[0].begin), "a number that no row holds")
        elif not aside and claimed is None and caveat_in(sentence.text) and not _states_rule(sentence.text, policy):
            yield Unaccounted(line.place, _short(sentence.text), _MAY_CHANGE)


def _is_claimed(number: Number, sentence: Sentence, place: str, claims: Claims) -> bool:
    begin, end = sentence.begin + number.begin, sentence.begin + number.end
    if not claims.taken.get(place, set()).isdisjoint(range(begin, end)):
        return True
    texts = claims.texts.get(place)
    if texts is None or not texts[number.text.casefold()]:
        return False
    texts[number.text.casefold()] -= 1
    return True


def _is_known(number: Number, sentence: Sentence, policy: Policy, claims: Claims) -> bool:
    """Whether a number is the threshold of the rule that hides figures, or a figure said again: `of the 24`."""
    before, after = sentence.text[max(0, number.begin - NEAR) : number.begin], sentence.text[number.end :][:NEAR]
    if number.text in claims.numbers and _OF_THEM.search(before):
        return True
    if not _states_rule(sentence.text, policy):
        return False
    return bool(_AT_A_THRESHOLD.search(before) or _TO_A_THRESHOLD.match(after) or not names_counted(after))


def _states_rule(text: str, policy: Policy) -> bool:
    """Whether a text is the rule that hides figures, or says what a sign stands for."""
    rules = [rule for rule in (policy.general, *policy.markers.values()) if rule is not None]
    if len(text) > LONGEST_SIGN and any(text in rule.said.text for rule in rules):
        return True
    return _speaks_of_signs(text)


@functools.lru_cache(maxsize=64)
def _speaks_of_signs(text: str) -> bool:
    return bool(_SIGN_MEANS.search(text)) or defines_sign(text) or (hides(text) and bounds_in(text)[1] is not None)


def _named(gap: Gap) -> Unaccounted:
    return Unaccounted(gap.place, _short(gap.text), gap.why)


def _short(text: str, near: int = 0) -> str:
    """The words of a sentence around a number, on one line."""
    start = max(0, near - _SHOWN // 2) if len(text) > _SHOWN else 0
    words = " ".join(text[start : start + _SHOWN].split())
    return f"{'… ' if start else ''}{words}{' …' if start + _SHOWN < len(text) else ''}"
