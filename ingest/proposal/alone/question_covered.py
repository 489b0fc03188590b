"""Whether the tables say every word of the question that they answer."""

from __future__ import annotations

import re

from ingest.proposal.alone.names import names_of
from ingest.proposal.proposal import Proposal
from ingest.reading.account.questions_put import asks_beyond
from ingest.reading.account.told import told_by

_MOST_NAMED = 6
_OF_THEM = re.compile(r"\bof (?:these|those|them|which|whom)\b", re.IGNORECASE)


def ask_of_questions(proposal: Proposal) -> None:
    """`How many were dismissed after an appeal?` over `Officers dismissed`: are these only those?"""
    told = told_by(proposal.reading.tables, proposal.reading.observations)
    if not told:
        return
    for sentence in proposal.reading.asked:
        if found := _OF_THEM.search(sentence.text):
            said = f"the question asks for a part of others (`{found.group()}`): do the tables hold just that part?"
            proposal.ask(("documents",), said)
        if left := asks_beyond(sentence.text, told, names_of(proposal)):
            words = ", ".join(left[:_MOST_NAMED])
            said = f"the question says more than the tables ({words}): are the figures limited so? {sentence.place}"
            proposal.ask(("documents",), said)
