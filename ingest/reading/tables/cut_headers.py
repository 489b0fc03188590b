"""A line of words cut into header labels, and what proves the cut: all sums close, or each label speaks for itself."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ingest.documents.document import Cell
from ingest.reading.words.meaning import is_countable
from ingest.tables.arithmetic import figure_of, is_total
from ingest.tables.grid import Understood
from ingest.tables.one_line import JOINS
from ingest.tables.wholes import Wholes, names_whole

_FEWEST = 3


def is_proven(table: Understood, wholes: Wholes) -> bool:
    """Whether the last column is the total of each row, one row the total of each column, and both close throughout.

    Then there are as many columns as labels, and the line was cut in the one way that gives the total its place.
    """
    rows = table.rows
    if len({row.section for row in rows}) != 1 or any(row.bands or row.doubts for row in rows):
        return False
    columns = rows[0].columns
    at = [n for n, column in enumerate(columns) if column.labels and is_total(column.labels[-1].text)]
    if len(columns) < _FEWEST or at != [len(columns) - 1]:
        return False
    last = rows[-1]
    is_whole = len(rows) - 1 in wholes.rows or bool(last.labels and names_whole(last.labels[-1].text))
    if not is_whole or len(rows) <= _FEWEST:
        return False
    across = all(_adds_up(list(row.values[:-1]), row.values[-1]) for row in rows)
    down = all(_adds_up([row.values[n] for row in rows[:-1]], last.values[n]) for n in range(len(columns)))
    return across and down


def is_plain(table: Understood) -> bool:
    """Whether every label of a cut line says by itself what it counts, and only its first word is a capital's."""
    rows = table.rows
    labels = [[cell.text for cell in column.labels] for row in rows[:1] for column in row.columns]
    if len({row.section for row in rows}) != 1 or any(row.doubts for row in rows) or len(rows) < _FEWEST:
        return False
    return all(len(label) == 1 and is_countable(label[0]) and _is_one(label[0].split()) for label in labels)


def _is_one(words: Sequence[str]) -> bool:
    """Whether a label opens with a capital and has no other, but after a word that joins names."""
    inner = [word for before, word in itertools.pairwise(words) if before.casefold() not in JOINS]
    return words[0][:1].isupper() and not any(word[:1].isupper() for word in inner)


def _adds_up(parts: Sequence[Cell | None], whole: Cell | None) -> bool:
    numbers = [figure_of(cell) for cell in parts]
    return None not in numbers and sum(n or 0 for n in numbers) == figure_of(whole)
