"""Whether the trail of pages that leads to a document says more than its tables: `Home > Statistics > Wales`."""

from __future__ import annotations

import re

from ingest.proposal.alone.names import names_of
from ingest.proposal.alone.words_around import placed_lines
from ingest.proposal.proposal import Proposal
from ingest.reading.account.told import beyond, told_by

_TRAIL = re.compile(r"[^\s|>›»→][^|>›»→]*(?:\s*[>›»→]\s*[^|>›»→]+)+")
_KNOWN = re.compile(
    r"a|an|and|about|access|all|annual|answers?|archive|by|conduct|corporate|crime|data|department|disciplin(?:e|ary)|"
    r"disclosures?|documents?|employees?|figures?|foia?|for|force|freedom|government|hm|home|in|index|information|"
    r"justice|law|list|log|logs|misconduct|news|numbers?|of|on|open|our|page|personnel|police|policing|policies|prisons?|"
    r"professional|publications?|publish(?:ed|ing)?|questions?|releases?|reports?|requests?|research|resources|responses?|"
    r"services?|staff|standards|statements?|statistics?|the|to|transparency|us|we|website|workforce|written|you|[0-9]{1,2}",
    re.IGNORECASE,
)


def ask_of_crumbs(proposal: Proposal) -> None:
    """One question for each trail with a word that no table has."""
    told = told_by(proposal.reading.tables, proposal.reading.observations)
    for place, text in placed_lines(proposal, aside=True):
        if told and _TRAIL.fullmatch(text) and (left := beyond(text, told, _KNOWN, names_of(proposal))):
            said = f"the trail `{text[:120]}` says more than the tables ({', '.join(left[:6])}): {place}"
            proposal.ask(("documents",), said)
