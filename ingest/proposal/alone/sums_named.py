"""Whether a column that adds up all the others is called a total: one by another name may be labelled wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.proposal.proposal import Proposal
from ingest.reading.tables.table_read import TableRead
from ingest.reading.words.meaning import meaning_of
from ingest.tables.arithmetic import figure_of
from ingest.tables.grid import Row
from ingest.tables.wholes import names_whole

_LEAST = 2


def ask_of_sums(proposal: Proposal) -> None:
    """One question for each such column and row."""
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        for label in dict.fromkeys(_sums(table)):
            proposal.ask(
                ("reading", index, "sets"), f"`{label}` is the sum of all the others and no total by its name: is it?"
            )


def _sums(table: TableRead) -> Iterator[str]:
    for section in {row.section for row in table.table.rows}:
        rows = [row for row in table.table.rows if row.section == section]
        heads = [column.labels[-1].text.strip() if column.labels else "" for column in rows[0].columns]
        grid = [[figure_of(cell) for cell in row.values] for row in rows]
        yield from _named(heads, grid)
        if len({row.bands for row in rows}) == 1:
            yield from _named([_label(row) for row in rows], [list(line) for line in zip(*grid, strict=False)])


def _label(row: Row) -> str:
    return row.labels[-1].text.strip() if row.labels else ""


def _named(heads: list[str], lines: list[list[int | None]]) -> Iterator[str]:
    """The heads over places that hold the sum of all other places, line by line, in more lines than chance makes."""
    if any(_is_whole(head) for head in heads) or len(heads) <= _LEAST:
        return
    for place, head in enumerate(heads):
        sums = [_is_sum(line, place) for line in lines if place < len(line)]
        if head and False not in sums and sums.count(True) >= _LEAST:
            yield head


def _is_sum(line: list[int | None], place: int) -> bool | None:
    """None where it says nothing: a sign, or nothing but noughts."""
    whole, parts = line[place], [number for n, number in enumerate(line) if n != place]
    if whole is None or None in parts:
        return False if whole is None else None
    known = [number for number in parts if number is not None]
    return whole == sum(known) if whole or any(known) else None


def _is_whole(head: str) -> bool:
    return meaning_of(head).kind == "total" or names_whole(head)
