"""Which figures wait on a question: of their label, of their sign, or of their whole table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ingest.proposal.proposal import Path, Proposal
from ingest.reading.figures.found import Found
from ingest.reading.tables.table_read import TableRead
from ingest.reading.text.places import place_in

_LONGEST = 40

Waits = dict[int, tuple[str, ...]]


def waits_of(proposal: Proposal) -> Waits:
    """What each figure waits on, in a few words, by its identity; those that wait on nothing are left out."""
    asked = {question.path for question in proposal.questions}
    found: dict[int, list[str]] = defaultdict(list)
    tables = [table for table in proposal.reading.tables if table.found]
    for index, table in enumerate(tables):
        for figure, words in _of_table(table, ("reading", index), asked):
            found[id(figure)].append(words)
    for index, figure in enumerate(_in_prose(proposal)):
        if ("prose", index, "figure") in asked:
            found[id(figure)].append("whether it is a figure to keep")
    signs = {path[2] for path in asked if path[:2] == ("policy", "markers") and len(path) > 2}
    for figure in {id(f): f for f in (*proposal.reading.observations, *(f for t in tables for f in t.found))}.values():
        if figure.raw_value in signs:
            found[id(figure)].append(f"what `{figure.raw_value}` hides")
    return {key: tuple(dict.fromkeys(words)) for key, words in found.items()}


def _of_table(table: TableRead, path: Path, asked: set[Path]) -> Iterator[tuple[Found, str]]:
    """What the figures of a table wait on: the columns set for all of them, and the codes of single labels."""
    whole = [str(step[3]).replace("_", " ") for step in asked if step[:3] == (*path, "sets") and len(step) > 3]
    more = [step for step in asked if step in ((*path, "sets"), (*path, "figures"))]
    labels = {str(step[3]) for step in asked if step[:3] == (*path, "codes") and len(step) > 3}
    above = _labels_of(table) if labels else {}
    for figure in table.found:
        for column in sorted(whole):
            yield figure, f"the {column}"
        if more:
            yield figure, "a question on its table"
        for label in sorted(labels & above.get(figure.cell_ref, set())):
            yield figure, f"`{label if len(label) <= _LONGEST else label[:_LONGEST].rstrip() + '…'}`"


def _labels_of(table: TableRead) -> dict[str, set[str]]:
    """The labels of each cell with a figure, by its address."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in table.table.rows:
        for number, cell in enumerate(row.values):
            if cell is not None:
                over = row.columns[number].labels if number < len(row.columns) else ()
                found[cell.place] |= {label.text.strip() for label in (*row.bands, *row.labels, *over)}
    return found


def _in_prose(proposal: Proposal) -> list[Found]:
    """The figures of sentences in the order of their entries."""
    in_tables = {found.cell_ref for table in proposal.reading.tables for found in table.found}
    lines = {line.place for line in proposal.document.lines}
    rest = [found for found in proposal.reading.observations if found.cell_ref not in in_tables]
    return [found for found in rest if place_in(found.cell_ref, lines) in lines]
