"""All that a document is asked before it may be taken up without a person."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.proposal.alone.axes_announced import ask_of_axes
from ingest.proposal.alone.captions_shared import ask_of_captions
from ingest.proposal.alone.cells_held import ask_of_cells
from ingest.proposal.alone.counts_not_shares import ask_of_shares
from ingest.proposal.alone.crumbs_told import ask_of_crumbs
from ingest.proposal.alone.days_printed import ask_of_days
from ingest.proposal.alone.facts_not_examples import ask_of_examples
from ingest.proposal.alone.heads_agree import ask_of_heads
from ingest.proposal.alone.names_of_others import ask_of_names
from ingest.proposal.alone.nation_named import ask_of_nation
from ingest.proposal.alone.parts_within import ask_of_parts
from ingest.proposal.alone.periods_agree import ask_of_periods
from ingest.proposal.alone.question_covered import ask_of_questions
from ingest.proposal.alone.signs_noted import ask_of_signs
from ingest.proposal.alone.sums_named import ask_of_sums
from ingest.proposal.alone.tables_alike import ask_of_copies
from ingest.proposal.alone.times_headed import ask_of_times
from ingest.proposal.alone.title_covered import ask_of_title
from ingest.proposal.alone.years_headed import ask_of_heads_of_years
from ingest.proposal.proposal import Proposal
from ingest.proposal.readable import TableRows


def ask_before_alone(proposal: Proposal, tables: Sequence[TableRows]) -> None:
    """Each check asks where the document does not agree with itself or with what its publisher says of it."""
    for ask in (
        ask_of_cells,
        ask_of_names,
        ask_of_nation,
        ask_of_examples,
        ask_of_crumbs,
        ask_of_days,
        ask_of_heads_of_years,
        ask_of_axes,
        ask_of_times,
        ask_of_shares,
        ask_of_captions,
        ask_of_questions,
        ask_of_title,
        ask_of_periods,
        ask_of_heads,
        ask_of_signs,
        ask_of_sums,
        ask_of_copies,
    ):
        ask(proposal)
    ask_of_parts(proposal, tables)
