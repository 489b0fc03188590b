"""Whether a document says that its figures may be none: an example, a template, what is proposed or what would be."""

from __future__ import annotations

import re

from ingest.proposal.alone.words_around import all_lines, captions_of
from ingest.proposal.proposal import Proposal
from ingest.reading.account.claimed import cells_of

_NO_FACT = re.compile(
    r"\b(?:examples?|illustrat\w*|specimens?|templates?|proposed|proposals?|would|dumm(?:y|ies)|drafts?|hypothetical\w*|"
    r"mock[- ]?ups?|placeholders?|fictitious|fictional|imaginary|invented|"
    r"(?:might|could|may) (?:look|read|be (?:set|laid) out|be shown)|like this|e\.g\.)(?!\w)",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
# How somebody asks politely says nothing of what is answered.
_POLITE = re.compile(
    r"\b(?:(?:i|we) would (?:like|be (?:very )?grateful|appreciate)|would (?:you|it be possible))\b", re.IGNORECASE
)


def ask_of_examples(proposal: Proposal) -> None:
    """One question for all such words, wherever they stand."""
    said = proposal.facts.said
    texts = [(said.title if said else None) or "", *all_lines(proposal)]
    texts = [_without_rules(text, proposal) for text in texts]
    for table in proposal.reading.tables:
        texts += [*captions_of(table), *(cell.text for cell in cells_of(table))]
    found = {m.group().casefold() for text in texts for m in _NO_FACT.finditer(_POLITE.sub(" ", text))}
    if found:
        named = ", ".join(f"`{word}`" for word in sorted(found))
        proposal.ask(("documents",), f"the document says {named}: are its figures facts?")


def _without_rules(text: str, proposal: Proposal) -> str:
    """A line whose rule of suppression says no `would`: what would give somebody away says nothing of the figures."""
    policy = proposal.reading.policy
    for rule in (*policy.markers.values(), policy.general):
        if rule is not None:
            text = text.replace(rule.said.text, _WOULD.sub(" ", rule.said.text))
    return text
