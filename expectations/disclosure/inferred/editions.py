"""The same statistic printed twice: one true value, unless one release revises the other."""

from __future__ import annotations

import numpy as np

from expectations.disclosure.inferred.claims import Claims, Step, Weighed, weighed
from expectations.disclosure.inferred.facts import NO_DAY, SUBJECT, Array, Facts
from expectations.disclosure.inferred.groups import BROKEN, UNDECIDED, Groups
from expectations.disclosure.relations import Kind

_INSIDE, _ACROSS = (Step("eq", lone=True),), (Step("eq"),)


def repeated(facts: Facts) -> Weighed:
    """Every claim that two figures are one, and those that the figures speak against.

    Each figure is set beside the one before it. A period with an end that is not printed is the same one only in
    the same release. A masked figure beside words with a bound is evidence about it.
    """
    earlier, later = _successive(facts)
    inside = facts.release[0][earlier] == facts.release[0][later]
    words = (facts.status == "bounded")[earlier], (facts.status == "bounded")[later]
    masked = (facts.status == "suppressed")[earlier], (facts.status == "suppressed")[later]
    told = (words[0] & masked[1]) | (words[1] & masked[0])
    found: Weighed = [], []
    for where, ladder in ((inside, _INSIDE), (~inside, _ACROSS)):
        at = where & ~told
        place = facts.table if ladder is _INSIDE else facts.release[0]
        family = place[later[at]] * np.int64(2**31) + place[earlier[at]]
        more = weighed("repeated", Groups.pairs(later[at], earlier[at]), family, ladder, facts)
        for claims, new in zip(found, more, strict=True):
            claims += new
    hidden = np.where(masked[0], earlier, later)[told]
    spoken = np.where(masked[0], later, earlier)[told]
    return found[0] + _evidence(facts, hidden, spoken), found[1]


def _successive(facts: Facts) -> tuple[Array, Array]:
    """Each figure and the one of the vintage before it, if both claim the same of the same days."""
    rows = np.flatnonzero(facts.figure & (facts.first != NO_DAY))
    statistic = facts.key((*SUBJECT, "period_kind"), facts.periods)
    rows = rows[np.lexsort((facts.rank[rows], statistic[rows]))]
    earlier, later = rows[:-1], rows[1:]
    same = statistic[earlier] == statistic[later]
    inside = facts.release[0][earlier] == facts.release[0][later]
    closed = facts.last[later] != NO_DAY
    revised = facts.series[earlier] == facts.series[later]
    revised |= facts.flagged("provisional")[earlier] | facts.flagged("revised")[later]
    kept = same & (inside | (closed & ~revised))
    return earlier[kept], later[kept]


def _evidence(facts: Facts, hidden: Array, spoken: Array) -> list[Claims]:
    """What words with a bound say of a masked figure: at least so many, at most so many."""
    found: list[Claims] = []
    across = facts.release[0][hidden] != facts.release[0][spoken]
    for lower in (True, False):
        bound = (facts.lo if lower else facts.hi)[spoken]
        says = (bound > facts.lo[hidden]) if lower else (bound < facts.hi[hidden])
        broken = (bound > facts.hi[hidden]) if lower else (bound < facts.lo[hidden])
        at = np.flatnonzero(says & ~(across & broken))
        at = at[np.lexsort((facts.rank[hidden[at]], facts.table[hidden[at]]))]
        if len(at):
            kind: Kind = "at_least" if lower else "at_most"
            _, claim = np.unique(facts.table[hidden[at]], return_inverse=True)
            state = np.where(broken[at], BROKEN, UNDECIDED)
            groups = Groups.pairs(hidden[at], spoken[at])
            found.append(Claims("evidence", kind, groups, claim, state, broken[at] & False, bound[at]))
    return found
