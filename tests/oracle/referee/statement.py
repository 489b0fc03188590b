"""A case as ranges and rows, and which cells hang together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .enumerate import Box, Row, least
from .reading import Policy, Reading, read

Component = tuple[list[str], list[dict[str, Any]]]


@dataclass
class Statement:
    """The case, its readings and the policy each cell stands under."""

    case: dict[str, Any]
    cells: dict[str, dict[str, Any]]
    policy: dict[str, Policy | None]
    reading: dict[str, Reading]

    @classmethod
    def of(cls, case: dict[str, Any]) -> Statement:
        stated = {r["id"]: case["policies"][r["policy"]] if r.get("policy") else None for r in case["releases"]}
        cells = {c["id"]: c for c in case["cells"]}
        policy = {i: stated[c["release"]] for i, c in cells.items()}
        reading = {i: read(c["raw"], c.get("measure", "count"), policy[i]) for i, c in cells.items()}
        return cls(case, cells, policy, reading)

    def kind(self, cell: str) -> str:
        return self.reading[cell].kind

    def box(self, cells: Iterable[str]) -> Box:
        """Unknown, malformed, not held and not applicable cells are free; so is what a percentage stands for."""
        return {c: (self.reading[c].low, self.reading[c].high) for c in cells}

    def rows(self, relation: dict[str, Any]) -> list[Row]:
        """One relation as rows that are at most something."""
        kind = relation["type"]
        if kind == "pct":
            return self._percentage(relation)
        if kind == "revises":
            return []
        terms, op, rhs = plain(relation)
        rows = []
        if op in ("<=", "="):
            rows.append(Row(gathered(terms), rhs))
        if op in (">=", "="):
            rows.append(Row(gathered([(-f, c) for f, c in terms]), -rhs))
        return rows

    def _percentage(self, relation: dict[str, Any]) -> list[Row]:
        """num/den within half a unit of the last printed digit, both ends closed, and den at least one."""
        told = self.reading[relation["pct"]]
        if told.digits is None:
            return []
        num, den, scale = relation["num"], relation["den"], 200 * 10**told.decimals
        return [
            Row(gathered([(2 * told.digits - 1, den), (-scale, num)]), 0),
            Row(gathered([(scale, num), (-(2 * told.digits + 1), den)]), 0),
            Row(((-1, den),), -1),
        ]

    def components(self) -> list[Component]:
        """What hangs together through cells that are open and relations that say anything as it stands."""
        return self._joined({c for c, r in self.reading.items() if r.low != r.high}, self._speaks)

    def around(self, cells: list[str]) -> Component:
        """All that hangs together with some cells once masked ones may leave their range."""
        movable = {c for c, r in self.reading.items() if r.low != r.high or r.kind == "masked"}
        pieces = [p for p in self._joined(movable, lambda _: True) if set(p[0]) & set(cells) & movable]
        return sorted({c for p in pieces for c in p[0]}), [r for p in pieces for r in p[1]]

    def _speaks(self, relation: dict[str, Any]) -> bool:
        """Whether the strings alone leave a value that the relation forbids."""
        box = self.box(named(relation))
        turned = (Row(tuple((-f, c) for f, c in row.terms), 0) for row in self.rows(relation))
        largest = ((least(back, box), row.most) for back, row in zip(turned, self.rows(relation), strict=True))
        return any(low is None or -low > most for low, most in largest)

    def _joined(self, linking: set[str], counts: Callable[[dict[str, Any]], bool]) -> list[Component]:
        groups: list[tuple[set[str], list[dict[str, Any]]]] = [({c}, []) for c in self.cells if self.kind(c) != "exact"]
        for relation in self.case["relations"]:
            if not self.rows(relation) or not counts(relation):
                continue
            touched = linking.intersection(named(relation))
            joined = [g for g in groups if g[0] & touched]
            groups = [g for g in groups if not g[0] & touched]
            groups.append((touched.union(*(g[0] for g in joined)), [*(r for g in joined for r in g[1]), relation]))
        # A fixed cell stands in every component that speaks of it.
        spoken = {c for _, held in groups for r in held for c in named(r)} - linking
        groups = [g for g in groups if g[1] or not g[0] <= spoken]
        return [(sorted(cells.union(*(named(r) for r in held))), held) for cells, held in groups]


def gathered(terms: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """The terms with a cell that is named twice counted once."""
    factors: dict[str, int] = {}
    for factor, cell in terms:
        factors[cell] = factors.get(cell, 0) + factor
    return tuple((factor, cell) for cell, factor in factors.items() if factor)


def named(relation: dict[str, Any]) -> list[str]:
    """The cells a relation speaks of."""
    if relation["type"] == "linear":
        return [cell for _, cell in relation["terms"]]
    if "parts" in relation:
        return [relation["total"], *relation["parts"]]
    return [relation[k] for k in ("small", "big", "a", "b", "old", "new", "pct", "num", "den", "cell") if k in relation]


def plain(relation: dict[str, Any]) -> tuple[list[tuple[int, str]], str, int]:
    """Every relation but a percentage as terms, an operator and a right-hand side."""
    kind = relation["type"]
    if kind == "linear":
        op = "=" if relation["op"] == "==" else relation["op"]
        return [(f, c) for f, c in relation["terms"]], op, relation["rhs"]
    if kind in ("sum", "sum_le"):
        terms = [(-1, relation["total"]), *((1, p) for p in relation["parts"])]
        return terms, "=" if kind == "sum" else "<=", 0
    if kind == "le":
        return [(1, relation["small"]), (-1, relation["big"])], "<=", 0
    if kind == "eq":
        return [(1, relation["a"]), (-1, relation["b"])], "=", 0
    return [(1, relation["cell"])], ">=" if kind == "at_least" else "<=", relation["value"]
