"""Two tables with the same figures in every place: one of them may be a copy that was never filled in."""

from __future__ import annotations

from ingest.proposal.proposal import Proposal

_LEAST = 4


def ask_of_copies(proposal: Proposal) -> None:
    """One question for each table that repeats an earlier one figure by figure."""
    seen: dict[tuple[str, ...], str] = {}
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        figures = tuple(one.raw_value for one in table.found)
        if len(figures) < _LEAST or len(set(figures)) < _LEAST:
            continue
        if before := seen.get(figures):
            where = f"`{table.frame.label}` and `{before}`"
            proposal.ask(
                ("reading", index, "sets"), f"all figures of {where} are the same: is one a copy of the other?"
            )
        seen.setdefault(figures, table.frame.label)
