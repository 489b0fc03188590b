"""The sums that a table's labels and figures suggest: totals first or last, subtotals, totals of each group."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from expectations.disclosure.figures import EXACT, MASKED, ROUNDED, Figures
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.relations import Kind, ResolvedRelation
from expectations.publisher.table import Published, Sheet, spoken

_TOTAL = re.compile(r"\b(?:(?:sub-?)?totals?|all|both|overall|sum|combined)\b|^(?:persons|people)$", re.IGNORECASE)
_PART = re.compile(r"\ball (?:other|else)", re.IGNORECASE)
_LOOKED_AT = 300
_LONGEST = 40
_NAMED = 6


@dataclass(frozen=True)
class Proposal:
    """A sum or a percentage somebody may confirm, in words."""

    says: str
    relations: tuple[ResolvedRelation, ...]


@dataclass
class _Found:
    """What totals of one name and one kind of group come to."""

    sums: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)
    parts: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(frozen=True)
class Suggested:
    """Sums to confirm, and totals that add up so seldom that they are taken as none, with the cells hidden there."""

    proposals: list[Proposal]
    doubts: list[str]
    doubted: list[int] = field(default_factory=list)


def suggested_sums(table: Published) -> Suggested:
    """Every sum that the rows and the columns of every table suggest."""
    told = Suggested([], [])
    for number, sheet in enumerate(table.sheets, 1):
        where = f"{sheet.name or f'table {number}'}: " if len(table.sheets) > 1 else ""
        for axis in (_Axis(sheet, table.figures, True), _Axis(sheet, table.figures, False)):
            axis.suggest(where, told)
    return told


class _Axis:
    """Rows or columns of one table, its lines the columns or rows across them."""

    def __init__(self, sheet: Sheet, figures: Figures, rows: bool) -> None:
        self.word = "row" if rows else "column"
        labels, own, other = (
            (sheet.rows, sheet.row_shares, sheet.column_shares)
            if rows
            else (sheet.columns, sheet.column_shares, sheet.row_shares)
        )
        at = sheet.at if rows else sheet.at.T
        self.at = at[~own][:, ~other]
        self.labels = [label for label, share in zip(labels, own.tolist(), strict=True) if not share]
        self.depth = max((len(label) for label in self.labels), default=0)
        known = np.isin(figures.kind, (EXACT, ROUNDED))
        self.masked = figures.kind == MASKED
        self.known, self.lo, self.hi = known, figures.lo, np.minimum(figures.hi, OPEN)

    def suggest(self, where: str, told: Suggested) -> None:
        if len(self.labels) < 3 or not self.at.size:
            return
        found: dict[tuple[str, str], _Found] = {}
        for level in range(self.depth):
            groups = self._groups(level)
            for members in groups:
                for total, parts in self._totals(level, members, tried=len(groups) <= _LOOKED_AT):
                    name = self.labels[total][level]
                    entry = found.setdefault((name or spoken(self.labels[total]), str(level)), _Found())
                    entry.sums.append((self.at[total], self.at[parts]))
                    entry.parts.append(tuple(self.labels[part][level] for part in parts))
        self._over_all(found)
        for (name, _), entry in found.items():
            self._tell(where, name, entry, told)

    def _over_all(self, found: dict[tuple[str, str], _Found]) -> None:
        """A total beside groups that each have a head of their own: of all plain lines, or of the groups' totals."""
        used = {int(total[0]) for entry in found.values() for total, _ in entry.sums}
        named = [any(map(is_total, label)) for label in self.labels]
        lines = [place for place, is_named in enumerate(named) if not is_named]
        totals = [place for place, is_named in enumerate(named) if is_named]
        if self.depth < 2:
            return
        for total in (place for place in totals if int(self.at[place][0]) not in used):
            inner = [place for place in totals if int(self.at[place][0]) in used]
            parts = min((lines, inner), key=lambda choice: self._misfit(total, choice))
            if len(parts) >= 2 and self._misfit(total, parts) < 0:
                names = tuple(spoken(self.labels[part]) for part in parts)
                entry = found.setdefault((spoken(self.labels[total]), "all"), _Found())
                entry.sums.append((self.at[total], self.at[parts]))
                entry.parts.append(names)

    def _groups(self, level: int) -> list[list[int]]:
        """Lines that differ in one word of their labels only."""
        groups: dict[tuple[str, ...], list[int]] = {}
        for place, label in enumerate(self.labels):
            groups.setdefault((*label[:level], *label[level + 1 :]), []).append(place)
        return [members for members in groups.values() if len(members) >= 3]

    def _totals(self, level: int, members: list[int], tried: bool) -> list[tuple[int, list[int]]]:
        """Totals and their parts among some lines; where groups abound, one total is that of all others, untried."""
        named = [is_total(self.labels[member][level]) for member in members]
        if not any(named):
            return self._unnamed(members) if len(members) == len(self.labels) else []
        if sum(named) == 1:
            place = named.index(True)
            others = members[:place] + members[place + 1 :]
            return self._one(members[place], others) if tried else [(members[place], others)]
        if named[0]:
            members, named = members[::-1], named[::-1]
        return [(total, sorted(parts)) for total, parts in self._nested(members, named)]

    def _one(self, total: int, others: list[int]) -> list[tuple[int, list[int]]]:
        """One total: of all others, or of several breakdowns side by side, each of which makes it up."""
        holds, fails = self._fits(total, others)
        if fails <= holds:
            return [(total, others)]
        runs = self._runs(total, others)
        return [(total, run) for run in runs] or [(total, others)]

    def _runs(self, total: int, others: list[int]) -> list[list[int]]:
        """Neighbours that make up the total without fail, one run after the other."""
        found, first = list[list[int]](), 0
        while first < len(others) - 1 and len(others) <= _LONGEST:
            for last in range(len(others), first + 1, -1):
                run = others[first:last]
                holds, fails = self._fits(total, run)
                if holds and not fails:
                    found.append(run)
                    first = last - 1
                    break
            first += 1
        return found

    def _nested(self, members: list[int], named: list[bool]) -> list[tuple[int, list[int]]]:
        """Subtotals and totals, each after its parts: of the lines since the last, or of the subtotals before."""
        found, run, subtotals = list[tuple[int, list[int]]](), list[int](), list[int]()
        for member, is_named in zip(members, named, strict=True):
            if not is_named:
                run.append(member)
                continue
            choices = [parts for parts in (run, subtotals + run) if len(parts) >= 2]
            if choices:
                best = min(choices, key=lambda parts: self._misfit(member, parts))
                found.append((member, best))
                subtotals = [*subtotals, member] if best is run else [member]
            else:
                subtotals = [*subtotals, *run, member]
            run = []
        return found

    def _unnamed(self, members: list[int]) -> list[tuple[int, list[int]]]:
        """A last or first line that is the sum of the others although no label says so."""
        for total, others in ((members[-1], members[:-1]), (members[0], members[1:])):
            holds, fails = self._fits(total, others)
            if not fails and (holds >= 2 or (holds and self.at.shape[1] == 1 and len(others) >= 3)):
                return [(total, others)]
        return []

    def _fits(self, total: int, parts: list[int]) -> tuple[int, int]:
        """In how many lines the parts make up the total as far as one can see, and in how many they cannot."""
        lines = slice(None, _LOOKED_AT)
        return self._counted(self.at[total][lines], self.at[parts][:, lines])

    def _misfit(self, total: int, parts: list[int]) -> int:
        holds, fails = self._fits(total, parts)
        return fails - holds

    def _counted(self, total: np.ndarray, parts: np.ndarray) -> tuple[int, int]:
        low, high = self.lo[parts].astype(float).sum(axis=0), self.hi[parts].astype(float).sum(axis=0)
        fails = (low > self.hi[total]) | (high < self.lo[total])
        holds = self.known[total] & self.known[parts].all(axis=0) & (self.hi[total] > 0) & ~fails
        return int(holds.sum()), int(fails.sum())

    def _tell(self, where: str, name: str, entry: _Found, told: Suggested) -> None:
        counts = [self._counted(total, parts) for total, parts in entry.sums[:_LOOKED_AT]]
        holds, fails = sum(count[0] for count in counts), sum(count[1] for count in counts)
        words = f"{where}{self.word} “{name}” is the sum of {_listed(entry.parts, self.word)}"
        if fails > holds and holds + fails >= 3:
            told.doubts.append(f"{words}: true in {holds} of {holds + fails} places, so it is not taken as a sum")
            cells = np.concatenate([np.append(parts.ravel(), total) for total, parts in entry.sums])
            told.doubted.extend(cells[self.masked[cells]].tolist())
            return
        sets = {frozenset(parts) for parts in entry.parts}
        relations = [
            ResolvedRelation(_kind(frozenset(names), sets), int(one), tuple(map(int, line)))
            for (total, parts), names in zip(entry.sums, entry.parts, strict=True)
            for one, line in zip(total.tolist(), parts.T.tolist(), strict=True)
        ]
        seen = f"seen to hold in {holds} of {holds + fails} lines" if holds + fails else "no line shows all its figures"
        told.proposals.append(Proposal(f"{words} ({seen})", tuple(relations)))


def is_total(label: str) -> bool:
    """Whether a label calls its line a total."""
    return bool(_TOTAL.search(label)) and not _PART.search(label)


def _kind(names: frozenset[str], sets: set[frozenset[str]]) -> Kind:
    """A group that lacks a part that others have may have left it out: its parts are at most the total."""
    return "sum_le" if any(names < other for other in sets) else "sum"


def _listed(parts: list[tuple[str, ...]], word: str) -> str:
    common, _ = Counter(parts).most_common(1)[0]
    if len(common) > _NAMED:
        return f"{len(common)} other {word}s, “{common[0]}” to “{common[-1]}”"
    names = [f"“{name}”" for name in common]
    return " and ".join([", ".join(names[:-1]), names[-1]]) + (" in each group" if len(parts) > 1 else "")
