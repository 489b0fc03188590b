"""What a reader of the figures must know, as the document says it: part years, notes to a label, and its warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ingest.documents.document import Line
from ingest.language.period import Period
from ingest.proposal.proposal import Proposal
from ingest.proposal.readable import Row, TableRows, telling
from ingest.reading.account.caveats import caveat_in
from ingest.reading.signs.notes import note_for, notes_of
from ingest.reading.text.sentences import sentences_of
from ingest.reading.words.meaning import meaning_of
from ingest.tables.cells import look

# The first that fits; what fits none says how something is defined.
_KINDS = [
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in [
        ("part_year", r"part[- ]year|to date|so far|up to (?:and including )?[0-9]"),
        (
            "series_break",
            r"breaks? in the series|comparable|compared with|"
            r"(?:new|chang\w+) .{0,40}(?:definition|recording|system|method|counting|boundar)",
        ),
        ("unit", r"more than (?:once|one)|twice|several times|double|headcount|full[- ]time|thousands|000s|round"),
        (
            "source_system",
            r"system|database|recorded on|under-?record|under-?report|provisional|subject to|revis|amend",
        ),
        ("coverage", r"exclud|includ|cover|incomplete|complete|not (?:captured|included)|sampl"),
    ]
]
# A sentence, and no heading, question or line of a table.
_SENTENCE = re.compile(r"[.!;][\W_]*$")
_SIGNS = "*†‡^#~¹²³⁴⁵⁶⁷⁸⁹0123456789()[].: "
_LABELS = ("period_start", "gender", "stage_or_outcome", "population", "misconduct_type", "body", "breakdown")
_LONGEST = 300
_LEAST_WORDS = 25
# A month is no part of a year that anybody would take for the whole.
_A_MONTH = 31


def add_caveats(proposal: Proposal, tables: Sequence[TableRows]) -> None:
    """One caveat for each; none of them is a question of its own."""
    notes = list(_notes(proposal, tables))
    found = [*_part_years(proposal), *notes, *_warnings(proposal, [note["text"] for note in notes])]
    texts: dict[str, dict[str, Any]] = {}
    for caveat in found:
        texts.setdefault(caveat["text"], caveat)
    if texts:
        proposal.content["caveats"] = list(texts.values())


def _part_years(proposal: Proposal) -> Iterator[dict[str, Any]]:
    """Each part of a year that stands in the place of a year, and each period with an open end."""
    periods = {(p.start, p.end): p for f in proposal.reading.observations if (p := f.period) and _is_part(p)}
    for period in periods.values():
        if period.start and period.end:
            text = f"From {_day(period.start)} to {_day(period.end)} only."
            yield {"kind": "part_year", "text": text, "where": _of(period)}
        elif known := period.start or period.end:
            named = (
                f"`{period.text}`" if period.text else f"The period {'from' if period.start else 'to'} {_day(known)}"
            )
            text = f"{named} {'ends' if period.start else 'starts'} on a day that is not stated."
            kind = "part_year" if period.text[:1].isdecimal() else "period"
            yield {"kind": kind, "text": text, "where": _of(period)}


def _is_part(period: Period) -> bool:
    if period.kind != "part_year":
        return False
    return period.start is None or period.end is None or (period.end - period.start).days > _A_MONTH


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"


def _of(period: Period) -> dict[str, Any]:
    days = {"period_start": period.start, "period_end": period.end}
    return {"period_kind": "part_year"} | {name: day.isoformat() for name, day in days.items() if day}


def _notes(proposal: Proposal, tables: Sequence[TableRows]) -> Iterator[dict[str, Any]]:
    """The notes that labels call by a sign, each for the figures under its label."""
    lines = list(_lines(proposal))
    for read in tables:
        sheet = read.figures[0].cell.place.rpartition("!")[0]
        notes = _single([line for line in lines if line.place.rpartition("!")[0] == sheet])
        labels: dict[str, list[int]] = {}
        for number, figure in enumerate(read.figures):
            for cell in (*figure.bands, *figure.above, *figure.beside):
                labels.setdefault(cell.text.strip(), []).append(number)
        for label, numbers in labels.items():
            for sign in meaning_of(label).signs:
                if note := note_for(sign, notes):
                    yield _caveat(f"`{label}` in {read.table.id}: {_short(note)}", note, _under(read, numbers))


def _single(lines: Sequence[Line]) -> dict[str, str]:
    """The notes of signs that have one only: of two, nobody knows which belongs to a table."""
    said: dict[str, set[str]] = {}
    for line in lines:
        for sign, note in notes_of([line]).items():
            said.setdefault(sign, set()).add(note)
    return {sign: min(notes) for sign, notes in said.items() if len(notes) == 1}


def _under(read: TableRows, numbers: Sequence[int]) -> dict[str, Any]:
    """What tells the figures under a label from the others of their table."""
    here = set(numbers)
    rest: list[Row] = [row for n, row in enumerate(read.rows) if n not in here]
    found = telling([read.rows[n] for n in numbers], rest, _LABELS) if rest else {}
    return {"table_id": read.table.id} | {name: _written(value) for name, value in (found or {}).items()}


def _written(value: Any) -> Any:
    if isinstance(value, list):
        return [_written(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _warnings(proposal: Proposal, noted: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The sentences that warn of how figures are counted, wherever they stand; the rule is the policy's."""
    policy = proposal.reading.policy
    rules = {rule.said.text for rule in (policy.general, *policy.markers.values()) if rule is not None}
    places: dict[str, list[str]] = {}
    for line in _lines(proposal):
        for sentence in sentences_of(line):
            text = _short(sentence.text)
            if _SENTENCE.search(text) and caveat_in(text) and sentence.text not in rules:
                places.setdefault(text, []).append(line.place)
    for text, at in places.items():
        if not any(text.lstrip(_SIGNS) in note for note in noted):
            more = f" and {len(at) - 1} more" if len(at) > 1 else ""
            yield _caveat(f"{at[0]}{more}: {text}", text, {})


def _caveat(text: str, words: str, where: dict[str, Any]) -> dict[str, Any]:
    kind = next((kind for kind, form in _KINDS if form.search(words)), "definition")
    return {"kind": kind, "text": text} | ({"where": where} if where else {})


def _lines(proposal: Proposal) -> Iterator[Line]:
    """The lines outside tables and the sentences in their cells."""
    for text in proposal.document.texts():
        yield from text.lines if not text.boilerplate else ()
    for table in proposal.document.tables():
        cells = {id(cell): cell for row in table.cells for cell in row}.values() if not table.boilerplate else ()
        for cell in cells:
            if len(cell.text) >= _LEAST_WORDS and look(cell.text).kind == "words":
                yield Line(0, cell.text, cell.place)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
