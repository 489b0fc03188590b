"""Figures that nobody published and that follow from two that are: the rest of a period when a part is taken away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from expectations.disclosure.inferred.claims import Step, Weighed, cautious, weighed
from expectations.disclosure.inferred.facts import SUBJECT, Array, Facts, found_at, latest
from expectations.disclosure.inferred.groups import Groups
from expectations.disclosure.inferred.periods import Grid
from ingest.model.observation import observation_id
from ingest.model.policy import SuppressionPolicy

_SUM, _LE = (Step("sum"), Step("le", lone=True)), (Step("le", lone=True),)
_DAYS = np.int64(2**23)
_YEAR, _QUARTER = (360, 370), (85, 95)


class Differences:
    """Neighbouring periods of one statistic that begin, or end, on the same day, and what lies between them.

    What is left when the part is taken from the whole is published too, or follows from the two although nobody
    published it: then it is a row of `implicit`. It only follows where the count adds up over time, both figures
    are exact, and nothing else is printed for the days between. With policies given, one that is too large for the
    rule of either release to hide is left out.
    """

    def __init__(self, facts: Facts, policies: Mapping[str, SuppressionPolicy] | None) -> None:
        self.facts, self.policies = facts, policies
        self.subject = facts.key(SUBJECT)
        inside, across = self._neighbours(facts.release[0]), self._neighbours(facts.nowhere)
        apart = facts.series[across[0]] != facts.series[across[1]]
        self.whole, self.part = (np.append(near, far[apart]) for near, far in zip(inside, across, strict=True))
        starts = facts.first[self.whole] == facts.first[self.part]
        self.first = np.where(starts, facts.last[self.part] + 1, facts.first[self.whole])
        self.last = np.where(starts, facts.last[self.whole], facts.first[self.part] - 1)
        self.rest = self._published()
        adding = facts.additive[self.whole]
        self.told = adding & (self.rest >= 0) & self._one_edition()
        self.hidden = np.flatnonzero(adding & (self.rest < 0) & self._follows())
        self.owner = self._owners()
        order = np.lexsort((facts.rank[self.part[self.hidden]], facts.rank[self.whole[self.hidden]]))
        order = order[self.owner[order] >= 0]
        self.hidden, self.owner = self.hidden[order], self.owner[order]

    def claims(self, facts: Facts) -> Weighed:
        """Every claim about a whole, its part and the rest; `facts` hold the rows of `implicit` too."""
        found: Weighed = [], []
        new = np.full(len(self.whole), -1, dtype=np.int64)
        new[self.hidden] = len(self.facts) + np.arange(len(self.hidden))
        for rule, at, rest, ladder in (
            ("rest", self.told, self.rest, _SUM),
            ("implicit", new >= 0, new, _SUM),
            ("period", ~self.told & (new < 0), None, _LE),
        ):
            whole, part = self.whole[at], self.part[at]
            more = part[:0] if rest is None else rest[at]
            pairs = np.append(whole, whole[: len(more)]), np.append(part, more)
            number = np.append(np.arange(len(whole)), np.arange(len(more)))
            groups = Groups.of(*pairs, number, facts)
            family = facts.table[groups.total] * np.int64(2**31) + facts.table[groups.first]
            same = facts.release[0][groups.total] == facts.release[0][groups.first]
            for where, steps in ((same, ladder), (~same, cautious(ladder))):
                judged = weighed(rule, groups.only(where), family[where], steps, facts)
                for claims, told in zip(found, judged, strict=True):
                    claims += told
        return found

    def implicit(self) -> pd.DataFrame:
        """The statistics that follow, as rows like those of the frame."""
        facts, at = self.facts, self.hidden
        rows = facts.frame.iloc[self.owner].reset_index(drop=True).copy()
        if rows.empty:
            return rows
        whole, part = self.whole[at].tolist(), self.part[at].tolist()
        ids, refs, of = (facts.frame[name].tolist() for name in ("observation_id", "cell_ref", "release_id"))
        first = [date.fromordinal(day) for day in self.first[at].tolist()]
        last = [date.fromordinal(day) for day in self.last[at].tolist()]
        spans = [f"{start.isoformat()} to {end.isoformat()}" for start, end in zip(first, last, strict=True)]
        told: dict[str, Any] = {
            "observation_id": [
                observation_id(str(release), "implicit", f"{ids[w]} less {ids[p]}")
                for release, w, p in zip(rows["release_id"], whole, part, strict=True)
            ],
            "table_id": "implicit",
            "cell_ref": [
                f"{refs[w]} less {refs[p]}" if of[w] == of[p] else f"{of[w]} {refs[w]} less {of[p]} {refs[p]}"
                for w, p in zip(whole, part, strict=True)
            ],
            "period_start": first,
            "period_end": last,
            "period_kind": [_kind(start, end) for start, end in zip(first, last, strict=True)],
            "period_as_published": spans,
            "raw_value": "",
            "marker": None,
            "value_lower": 0,
            "value_upper": None,
            "value": None,
            "status": "implicit",
            "is_total": False,
            "certain": False,
        }
        rows = rows.assign(**{name: value for name, value in told.items() if name in rows})
        nullable = {n: t for n, t in facts.frame.dtypes.items() if isinstance(t, pd.api.extensions.ExtensionDtype)}
        return rows.astype(nullable)

    def _neighbours(self, scope: Array) -> tuple[Array, Array]:
        """Wholes and parts that share their first day, or their last, with nothing printed in between."""
        facts = self.facts
        rows = np.flatnonzero(facts.settled & facts.flow & facts.figure)
        key = facts.key((), self.subject, scope)
        _, rows = latest(facts.key((), key, facts.periods)[rows], rows, facts.rank)
        found = []
        for same, other in ((facts.first, facts.last), (facts.last, -facts.first)):
            order = rows[np.lexsort((other[rows], same[rows], key[rows]))]
            part, whole = order[:-1], order[1:]
            near = (key[part] == key[whole]) & (same[part] == same[whole])
            found.append((whole[near], part[near]))
        whole, part = (np.concatenate(side) for side in zip(*found, strict=True))
        return whole, part

    def _published(self) -> Array:
        """The row that prints the rest of each whole: in its own release, else the latest one; or -1."""
        facts = self.facts
        rows = np.flatnonzero(facts.settled & facts.figure)
        days = facts.first * _DAYS + facts.last
        known = np.unique(days[rows])
        period, wanted = np.searchsorted(known, days), found_at(known, self.first * _DAYS + self.last)
        found = np.full(len(self.whole), -1, dtype=np.int64)
        for scope in (facts.release[0], facts.nowhere):
            key = facts.key((), self.subject, scope) * np.int64(len(known) + 1)
            keys, at = latest((key + period)[rows], rows, facts.rank)
            place = found_at(keys, key[self.whole] + wanted)
            fits = (found < 0) & (wanted >= 0) & (place >= 0)
            found[fits] = at[place[fits]]
        return found

    def _one_edition(self) -> Array:
        """Nothing in the group revises the rest of it."""
        release, series = self.facts.release[0], self.facts.series
        fine = np.ones(len(self.whole), dtype=bool)
        for one, other in ((self.whole, self.rest), (self.part, self.rest)):
            fine &= (release[one] == release[other]) | (series[one] != series[other])
        return fine

    def _follows(self) -> Array:
        """Both figures are exact, and nothing is printed of the days between."""
        facts = self.facts
        rows = np.flatnonzero(facts.settled & facts.flow & facts.figure)
        _, rows = latest(facts.key((), self.subject, facts.periods)[rows], rows, facts.rank)
        grid = Grid.of(facts, self.subject, rows, 1)
        subject = self.subject[self.whole]
        empty = grid.between(subject, self.first, self.last) == 0
        return empty & facts.exact[self.whole] & facts.exact[self.part]

    def _owners(self) -> Array:
        """The row whose release's rule speaks for each implicit figure: the later one's, if it hides it; or -1."""
        facts, whole, part = self.facts, self.whole[self.hidden], self.part[self.hidden]
        newer = facts.rank[whole] >= facts.rank[part]
        later, earlier = np.where(newer, whole, part), np.where(newer, part, whole)
        if self.policies is None:
            return later
        ranges = [getattr(self.policies.get(str(name)), "mask_range", None) or (1, 0) for name in facts.release[1]]
        low, high = np.array(ranges, dtype=np.int64).reshape(-1, 2).T
        left = facts.lo[whole] - facts.lo[part]
        owner = np.full(len(left), -1, dtype=np.int64)
        for rows in (earlier, later):
            release = facts.release[0][rows]
            owner = np.where((low[release] <= left) & (left <= high[release]), rows, owner)
        return owner


def _kind(first: date, last: date) -> str:
    """What such a span of days is called."""
    days = (last - first).days + 1
    if _YEAR[0] <= days <= _YEAR[1]:
        return {(1, 1): "calendar_year", (4, 1): "financial_year"}.get((first.month, first.day), "part_year")
    if _QUARTER[0] <= days <= _QUARTER[1]:
        return "quarter"
    return "multi_year" if days > _YEAR[1] else "part_year"
