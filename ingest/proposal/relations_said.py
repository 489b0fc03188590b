"""The totals of a table and their parts, as relations that a person may confirm; proposed ones only ever warn."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.documents.document import Cell
from ingest.model.observation import STATISTIC
from ingest.proposal.proposal import Proposal
from ingest.proposal.readable import Row, TableRows, telling
from ingest.reading.contract.selected import Figure
from ingest.reading.contract.settled import label_of

_MARGINS = (
    "is_total",
    "gender",
    "period_kind",
    "stage_or_outcome",
    "population",
    "misconduct_type",
    "body",
    "breakdown",
)
# Columns into which an answer may move a label that is still asked about.
_MAY_MOVE = {"gender", "stage_or_outcome", "population", "misconduct_type", "body", "breakdown"}
_ALONG = ("period_start", "period_end", *(name for name in STATISTIC if not name.startswith("period")))
# The figures of a table may contradict what its labels suggest once in five groups: that may be an error in print.
_HOLDING_FOR_ONE_BROKEN = 4


@dataclass(frozen=True)
class Margin:
    """One axis of a table with a total: the label of it, and of each total figure its parts, by place in the table."""

    label: Cell
    along: str
    groups: dict[int, list[int]]


def add_relations(proposal: Proposal, tables: Sequence[TableRows]) -> None:
    """One relation for each axis of each table that prints a total of two parts or more."""
    found = [relation for read in tables for margin in _margins(read) if (relation := _relation(read, margin))]
    if found:
        proposal.content["relations"] = found


def _margins(read: TableRows) -> Iterator[Margin]:
    """The axes of a table with a total: parts stand with it in all their labels but the one that says so."""
    for along in ("row", "column"):
        own = [_side(figure, along) for figure in read.figures]
        said = {cell.text.strip(): _is_total(cell, read) for labels in own for cell in labels}
        places: dict[int, int] = {}
        parts: dict[Hashable, list[int]] = {}
        for number, labels in enumerate(own):
            sums = [place for place, cell in enumerate(labels) if said[cell.text.strip()]]
            places |= {number: sums[0]} if sums else {}
            for place in set(range(len(labels))) - set(sums):
                parts.setdefault(_beside(read.figures[number], along, place), []).append(number)
        groups = {n: parts.get(_beside(read.figures[n], along, place), []) for n, place in places.items()}
        groups = {total: members for total, members in groups.items() if len(members) > 1}
        if groups:
            first = next(iter(groups))
            yield Margin(own[first][places[first]], along, groups)


def _side(figure: Figure, along: str) -> tuple[Cell, ...]:
    """The labels on one axis."""
    return figure.beside if along == "row" else figure.above


def _beside(figure: Figure, along: str, place: int) -> Hashable:
    """What a total and its parts share: bands, the labels on the other axis, and the others on their own."""
    own, across = _side(figure, along), _side(figure, "column" if along == "row" else "row")
    rest = tuple(cell.text.strip() for n, cell in enumerate(own) if n != place)
    return (figure.bands, across, place, rest)


def _is_total(cell: Cell, read: TableRows) -> bool:
    label = label_of(cell, read.table.codes)
    if label.declared is not None:
        return bool(label.declared.is_total)
    return label.meaning.kind == "total" or (label.meaning.kind == "gender" and label.meaning.code == "all")


def _relation(read: TableRows, margin: Margin) -> dict[str, Any] | None:
    """The relation as a contract writes it; None where its figures speak against it or no selector names its cells."""
    sums = [_compared([read.rows[n] for n in parts], read.rows[total]) for total, parts in margin.groups.items()]
    kind = _kind(sums)
    if kind == "le" and any(
        _compared([read.rows[n]], read.rows[total]) == "more" for total, parts in margin.groups.items() for n in parts
    ):
        return None
    if (named := _named(read, margin)) is None:
        return None
    return {"kind": kind, **named, "status": "proposed", "because": _because(read, margin, sums)}


def _because(read: TableRows, margin: Margin, sums: Sequence[str]) -> str:
    """Where the document shows it, and how its figures bear it out."""
    count = max(len(parts) for parts in margin.groups.values())
    closing, hidden = sums.count("holds"), sums.count("open")
    told = f"{read.table.id} prints the {margin.along} `{margin.label.text.strip()}` ({margin.label.place}) over "
    told += f"{count} others; of {len(sums)} sums {closing} {'adds' if closing == 1 else 'add'} up as printed"
    broken = len(sums) - closing - hidden
    told += f", {broken} {'does' if broken == 1 else 'do'} not" if broken else ""
    return f"{told}, {hidden} {'has' if hidden == 1 else 'have'} a hidden figure." if hidden else f"{told}."


def _compared(parts: Sequence[Row], total: Row) -> str:
    """How parts compare with their total: `holds`, `less`, `more`, or `open` where something hidden decides."""
    low = sum(row["value_lower"] or 0 for row in parts)
    tops = [row["value_upper"] for row in parts]
    high = None if None in tops else sum(tops)
    least, most = total["value_lower"] or 0, total["value_upper"]
    if most is not None and low > most:
        return "more"
    if high is not None and high < least:
        return "less"
    return "holds" if low == high == least == most else "open"


def _kind(sums: Sequence[str]) -> str:
    """`sum` where the parts add up, `sum_le` where they are known to be too few, `le` where some stand in several."""
    closing, broken = sums.count("holds"), sums.count("less") + sums.count("more")
    if broken * _HOLDING_FOR_ONE_BROKEN <= closing:
        return "sum"
    return "le" if "more" in sums else "sum_le"


def _named(read: TableRows, margin: Margin) -> dict[str, Any] | None:
    """Selectors for totals and parts, and the columns that tell one group from the next: exactly those cells."""
    totals = {*margin.groups}
    parts = {part for members in margin.groups.values() for part in members}
    whole, some = [read.rows[n] for n in sorted(totals)], [read.rows[n] for n in sorted(parts)]
    selector, other = telling(whole, some, _MARGINS), telling(some, whole, _MARGINS)
    if selector is None or other is None:
        return None
    both = {"total": {"table_id": read.table.id, **selector}, "parts": {"table_id": read.table.id, **other}}
    by = [column for column in _ALONG if all(_is_shared(read, column, t, p) for t, p in margin.groups.items())]
    if _groups(read, both, by) != margin.groups:
        return None
    kept = _MAY_MOVE if _is_open_across(read, margin.along) else set()
    for column in [name for name in reversed(by) if name not in kept]:
        fewer = [name for name in by if name != column]
        by = fewer if _groups(read, both, fewer) == margin.groups else by
    return both | ({"by": by} if by else {})


def _is_open_across(read: TableRows, along: str) -> bool:
    """Whether labels are asked about on the other axis only: wherever their answers put them, groups stay apart."""
    across = "column" if along == "row" else "row"
    own, other = ({c.text.strip() for f in read.figures for c in _side(f, axis)} for axis in (along, across))
    return bool(other & read.table.codes.keys()) and not own & read.table.codes.keys()


def _is_shared(read: TableRows, column: str, total: int, parts: list[int]) -> bool:
    return {read.rows[part][column] for part in parts} == {read.rows[total][column]}


def _groups(read: TableRows, named: dict[str, Any], by: Sequence[str]) -> dict[int, list[int]] | None:
    """The cells that selectors name, total by total; None where a group has two totals."""
    keys = [tuple(row[column] for column in by) for row in read.rows]
    totals = [n for n, row in enumerate(read.rows) if _fits(row, named["total"])]
    parts = [n for n, row in enumerate(read.rows) if _fits(row, named["parts"])]
    if len({keys[n] for n in totals}) < len(totals):
        return None
    groups = {total: [part for part in parts if keys[part] == keys[total]] for total in totals}
    return {total: members for total, members in groups.items() if members}


def _fits(row: Row, selector: dict[str, Any]) -> bool:
    return all(row[c] in v if isinstance(v, list) else row[c] == v for c, v in selector.items())
