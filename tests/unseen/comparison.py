"""What a reader made of a document beside what a careful person read in it: strict, and nothing in between.

An output row is right when a golden row has the same bounds, status, gender and period, when every word of that
row's breakdown and at least one word of its measure stand in it, when it says no other label of the document as
fully, and, where the document speaks of several bodies or populations, when it has the words of the right one.
Each output row serves one golden row at most.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]
_SAID = ("table_label", "measure_text", "staff_group", "breakdown", "body")
# Words of bound and of exact shade: these statuses are told apart by their bounds already.
_SHADES = {"at_most": "bounded", "at_least": "bounded", "rounded": "exact"}


@dataclass(frozen=True)
class Result:
    """One document: golden rows, those found at all, those found by certain rows, and the certain rows in error."""

    name: str
    golden: int
    found: int
    asserted: int
    certain: int
    missed: list[Row]
    wrong: list[Row]

    def as_text(self, show: int = 0) -> str:
        lines = [
            f"{self.name:42} golden {self.golden:3}  found {self.found:3}  asserted {self.asserted:3}  "
            f"certain {self.certain:3}  wrong {len(self.wrong):3}"
        ]
        for said, rows in (("missed", self.missed), ("wrong", self.wrong)):
            lines += [f"    {said}: {_line(row)}" for row in rows[:show]]
        return "\n".join(lines)


@dataclass(frozen=True)
class Figures:
    """All documents: shares of golden rows are means over documents, precision is over all certain rows."""

    results: list[Result]

    @property
    def found(self) -> float:
        return sum(r.found / r.golden for r in self.results) / len(self.results)

    @property
    def asserted(self) -> float:
        return sum(r.asserted / r.golden for r in self.results) / len(self.results)

    @property
    def certain(self) -> int:
        return sum(r.certain for r in self.results)

    @property
    def precision(self) -> float:
        return 1 - sum(len(r.wrong) for r in self.results) / self.certain if self.certain else 0.0

    def as_text(self, show: int = 0) -> str:
        lines = [result.as_text(show) for result in self.results]
        return "\n".join(
            [
                *lines,
                f"found {self.found:.3f}  asserted {self.asserted:.3f}  precision {self.precision:.3f}  "
                f"of {self.certain} certain rows",
            ]
        )


def compare(name: str, golden: list[Row], output: list[Row]) -> Result:
    """One document's golden rows against what was made of it."""
    certain = [row for row in output if row.get("certain") == "yes"]
    found = _pairs(golden, output)
    asserted = _pairs(golden, certain)
    right = set(asserted.values())
    return Result(
        name=name,
        golden=len(golden),
        found=len(found),
        asserted=len(asserted),
        certain=len(certain),
        missed=[row for n, row in enumerate(golden) if n not in found],
        wrong=[row for n, row in enumerate(certain) if n not in right],
    )


def rows_of(path: Path) -> list[Row]:
    """The rows of a CSV; none where nothing was written."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pairs(golden: list[Row], output: list[Row]) -> dict[int, int]:
    """The most golden rows that can each be given an output row of their own (augmenting paths)."""
    labels = {frozenset(_words(row["measure_text"], row["other_breakdown"])) for row in golden}
    many_bodies = len({row["body"] for row in golden}) > 1
    many_groups = len({row["staff_group"] for row in golden}) > 1
    telling = _telling(output)
    fits = [
        [
            o
            for o, out in enumerate(output)
            if _key(row) == _key(out)
            and _said(row, out, many_bodies, many_groups)
            and not _muddled(row, telling[o], labels)
        ]
        for row in golden
    ]
    holder: dict[int, int] = {}

    def place(g: int, tried: set[int]) -> bool:
        for o in fits[g]:
            if o not in tried:
                tried.add(o)
                if o not in holder or place(holder[o], tried):
                    holder[o] = g
                    return True
        return False

    for g in range(len(golden)):
        place(g, set())
    return {g: o for o, g in holder.items()}


def _key(row: Row) -> tuple[str, ...]:
    low, high = row["value_lower"].strip(), row["value_upper"].strip()
    gender = (row.get("officer_gender") or row.get("gender") or "all").strip()
    return low, high, _SHADES.get(row["status"], row["status"]), gender, row["period_start"], row["period_end"]


def _said(golden: Row, output: Row, many_bodies: bool, many_groups: bool) -> bool:
    said = set(_words(*(output.get(column) or "" for column in _SAID)))
    measure, group = set(_words(golden["measure_text"])), set(_words(golden["staff_group"]))
    return (
        set(_words(golden["other_breakdown"])) <= said
        and (not measure or bool(measure & said))
        and (not many_bodies or set(_words(golden["body"])) <= said)
        and (not many_groups or 2 * len(group & said) >= len(group))
    )


def _telling(output: list[Row]) -> list[set[str]]:
    """The words of each row's label without those of every row of its table: what the caption says of all of them."""
    said = [set(_words(row["measure_text"], row.get("breakdown") or "")) for row in output]
    tables: dict[str, list[set[str]]] = {}
    for row, words in zip(output, said, strict=True):
        tables.setdefault(row.get("table_label") or "", []).append(words)
    shared = {table: set.intersection(*rows) if len(rows) > 1 else set() for table, rows in tables.items()}
    return [words - shared[row.get("table_label") or ""] for row, words in zip(output, said, strict=True)]


def _muddled(golden: Row, telling: set[str], labels: set[frozenset[str]]) -> bool:
    """Whether the output says another label of the document as fully as its own: then it says neither."""
    own = frozenset(_words(golden["measure_text"], golden["other_breakdown"]))
    told = telling - set(_words(golden["staff_group"]))
    return any(_as_full(other - own, own - other, told) for other in labels - {own})


def _as_full(theirs: frozenset[str], ours: frozenset[str], said: set[str]) -> bool:
    """Of the words by which two labels differ; one word more, like `officers`, is no other label."""
    if not theirs:
        return False
    share = len(theirs & said) / len(theirs)
    if not ours:
        return share == 1
    mine = len(ours & said) / len(ours)
    return share > mine or (share == mine > 0 and len(theirs) > 1)


def _words(*texts: str) -> Iterator[str]:
    """Words without their endings: `allegations` and `allegation` are one word."""
    for word in re.findall(r"[a-z0-9]+", " ".join(texts).lower()):
        if word not in {"of", "the", "a", "in", "and", "or", "at", "to", "for", "were", "was"}:
            yield word[:7].rstrip("s")


def _line(row: Row) -> str:
    columns = (
        "measure_text",
        "breakdown",
        "other_breakdown",
        "body",
        "staff_group",
        "gender",
        "officer_gender",
        "period_start",
        "period_end",
        "raw_value",
        "value_lower",
        "value_upper",
        "status",
        "cell_ref",
    )
    return " | ".join(row[column][:44] for column in columns if row.get(column))
