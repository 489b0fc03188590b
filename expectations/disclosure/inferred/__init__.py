"""Relations from the data itself: what the conformed keys of published figures suggest, and nobody has confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from expectations.disclosure.inferred.declare import declare
from expectations.disclosure.inferred.differences import Differences
from expectations.disclosure.inferred.editions import repeated
from expectations.disclosure.inferred.facts import Facts
from expectations.disclosure.inferred.margins import margins
from expectations.disclosure.inferred.offers import Offers
from expectations.disclosure.inferred.periods import periods
from expectations.disclosure.inferred.proposal import Inferred, Proposal
from expectations.disclosure.relations import ResolvedRelation
from ingest.model.policy import SuppressionPolicy

__all__ = ["Inferred", "Proposal", "declare", "infer"]


def infer(
    observations: pd.DataFrame,
    declared: Sequence[ResolvedRelation] = (),
    series: Mapping[str, str] | None = None,
    policies: Mapping[str, SuppressionPolicy] | None = None,
) -> Inferred:
    """Relations that the keys of the observations suggest, inside a release and across releases.

    Args:
        observations: rows of `ingest.model.observation.SCHEMA`, of one release or many.
        declared: what is declared already, by position in the same frame; none of it is inferred again.
        series: the series a release is an edition of, by release id. A later edition revises an earlier one,
            so nothing is concluded from both. The dropped editions of a document are known by their ids.
        policies: the suppression policy of each release by id. With it, only such implicit statistics are
            made as a rule would hide.
    """
    frame = observations.reset_index(drop=True)
    if frame.empty:
        return Inferred([], [], [], [], frame)
    facts = Facts(frame, series)
    if not facts.figure.any():
        return Inferred([], [], [], [], frame.iloc[:0])
    differences = Differences(facts, policies)
    implicit = differences.implicit()
    all_facts = facts.with_implicit(differences.owner)
    made, refused = differences.claims(all_facts)
    for rule in (margins, periods, repeated):
        for claims, more in zip((made, refused), rule(facts), strict=True):
            claims += more
    offers = Offers(all_facts, declared)
    offers.offer(made)
    return Inferred(offers.relations, offers.families, offers.proposals, offers.refused(refused), implicit)
