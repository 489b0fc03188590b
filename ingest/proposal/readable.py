"""What a proposal would load as it stands: its figures beside the observations they would become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ingest.contracts import build
from ingest.model.errors import NeedsAPerson
from ingest.model.read_table import ReadTable
from ingest.model.release import Release
from ingest.proposal.proposal import Proposal
from ingest.reading.contract.observe_read import read_rows
from ingest.reading.contract.rows import Context
from ingest.reading.contract.selected import Figure, selected

Row = dict[str, Any]


@dataclass(frozen=True)
class TableRows:
    """One table of a proposal: its entry in the contract, its figures, and the observation each would become."""

    table: ReadTable
    figures: list[Figure]
    rows: list[Row]


def tables_of(proposal: Proposal) -> list[TableRows]:
    """Every table that reads as proposed, guesses taken for answers; one that does not is left out."""
    source, facts = proposal.facts.source, proposal.facts
    if source is None:
        return []
    try:
        release = build(proposal.content, Release, facts.ref)
    except NeedsAPerson:
        return []  # what is wrong with it is said when somebody reads it
    context = Context(f"{source.source}/{facts.ref}", source, release, facts.file, facts.sha256, datetime.now(UTC))
    return [read for entry in release.reading if (read := _read(proposal, context, entry))]


def _read(proposal: Proposal, context: Context, entry: ReadTable) -> TableRows | None:
    try:
        _, figures = selected(proposal.reading, proposal.document, entry)
        return TableRows(entry, figures, read_rows(context, entry, proposal.document, proposal.reading))
    except NeedsAPerson:
        return None  # its question stands at its own key


def telling(some: Iterable[Row], others: Iterable[Row], columns: Iterable[str]) -> dict[str, Any] | None:
    """The first column that tells some rows of a table from the others, as a selector; None where no one does."""
    some, others = list(some), list(others)
    for column in columns:
        here = list(dict.fromkeys(row[column] for row in some))
        if not set(here) & {row[column] for row in others}:
            return {column: here[0] if len(here) == 1 else here}
    return None
