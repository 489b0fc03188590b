"""Whether figures that are a part of others by their codes are no larger than those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import vocabulary
from ingest.proposal.proposal import Proposal
from ingest.proposal.readable import Row, TableRows

_DIMENSIONS = {"misconduct_type": "misconduct_types", "population": "populations"}
_SAME = (
    "body",
    "gender",
    "counterparty_gender",
    "stage_or_outcome",
    "unit",
    "population",
    "misconduct_type",
    "period_start",
    "period_end",
    "breakdown",
)
# Against this many figures nobody holds a document by hand.
_MOST = 2_000


def ask_of_parts(proposal: Proposal, tables: Sequence[TableRows]) -> None:
    """`Dismissed for misconduct: 14` beside `dismissed: 12`: one of the two is not what it seems."""
    rows = [row for read in tables for row in read.rows][:_MOST]
    for part, whole in _broken(rows):
        said = f"`{part['raw_value']}` in {part['cell_ref']} is a part of `{whole['raw_value']}` and larger: is it?"
        proposal.ask(("documents",), said, [part["cell_ref"], whole["cell_ref"]])
        return


def _broken(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    at: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        at.setdefault(_key(row), []).append(row)
    for row in rows:
        for column, dimension in _DIMENSIONS.items():
            for wider in _wider(dimension, row[column]):
                for whole in at.get(_key({**row, column: wider}), ()):
                    low, high = row["value_lower"], whole["value_upper"]
                    if low is not None and high is not None and low > high:
                        yield row, whole


def _key(row: Row) -> tuple[object, ...]:
    return tuple(str(row.get(name)) for name in _SAME)


def _wider(dimension: str, code: str) -> list[str]:
    """The codes that hold a code, and the one that holds all of them."""
    term = vocabulary.terms(dimension).get(code, {})
    within = term.get("within") or []
    return [other for other in (*([within] if isinstance(within, str) else within), "all") if other != code]
