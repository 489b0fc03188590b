"""Whether every footnote sign on a caption, a label or a figure has its note: what it calls may change the figures."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.proposal.proposal import Proposal
from ingest.reading.account.claimed import cells_of
from ingest.reading.signs.notes import note_for
from ingest.reading.tables.table_read import TableRead
from ingest.reading.times.footnoted import signs_in
from ingest.reading.words.meaning import meaning_of


def ask_of_signs(proposal: Proposal) -> None:
    """One question for each sign that nothing explains."""
    notes, rules = proposal.reading.notes, proposal.reading.policy.markers
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        open_signs: dict[str, list[str]] = {}
        for sign, place in _signs(table):
            if note_for(sign, notes) is None and sign not in rules:
                open_signs.setdefault(sign, []).append(place)
        for sign, places in open_signs.items():
            said = f"no note says what `{sign}` in {places[0]} stands for"
            proposal.ask(("reading", index, "sets"), said, places)


def _signs(table: TableRead) -> Iterator[tuple[str, str]]:
    """Every sign with its place."""
    for text in table.frame.said:
        yield from ((sign, f"`{text[:60]}`") for sign in signs_in(text) if sign != "(s)")
    figures = {one.cell_ref: one.value.marks for one in table.found}
    for cell in cells_of(table):
        if cell.place in figures and cell.text.strip() in {one.raw_value for one in table.found}:
            yield from ((sign, cell.place) for sign in signs_in(figures[cell.place]))
        elif cell not in table.table.caption:
            yield from ((sign, cell.place) for sign in meaning_of(cell.text).signs)
