"""The guesses of a proposal: a label that nobody knows is taken for what the others on its own axis are."""

from __future__ import annotations

from builders.proposed import contract, proposed
from builders.toy import Toy

from ingest.proposal.readable import tables_of

TABLE = """Number of prison officers, by outcome of a hearing
Outcome | 2012 | 2013 | Since then
Dismissed | 3 | 5 | 8
Barred from office | 1 | 2 | 3
"""


def test_a_label_among_results_is_guessed_to_be_one_and_a_label_among_years_is_not(toy: Toy) -> None:
    proposal = proposed(toy, TABLE)
    codes = contract(proposal).reading[0].codes
    assert codes["Barred from office"].stage_or_outcome == "other_outcome"
    assert codes["Since then"].stage_or_outcome is None
    assert [len(read.rows) for read in tables_of(proposal)] == [6]
