"""What a publisher is told of a table: drawn with its marks, findings in words, what to hide as well, the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from expectations.disclosure.audit import AuditResult
from expectations.disclosure.finding import Finding
from expectations.disclosure.rules import RULES
from expectations.publisher.mask_more import Advice, open_sign, rule_sign
from expectations.publisher.table import Published, Sheet, spoken
from ingest.model.policy import SuppressionPolicy

_STYLE = {"critical": "bold red", "warning": "yellow"}
_COLOUR = {"pass": "green", "warn": "yellow", "block": "red"}
_WORDS = {
    "pass": "nothing was found against it",
    "warn": "look at the warnings before it is released",
    "block": "do not release it as it is",
}
_MOST_ROWS = 40
_MOST_NAMED = 10
_MOST_FINDINGS = 30
_LONGEST = 900
_HIDE = "[bold magenta]« hide[/]"


@dataclass(frozen=True)
class Told:
    """Everything there is to say about one table."""

    file: str
    rule: str
    policy: SuppressionPolicy
    table: Published
    sums: list[tuple[str, bool]]
    doubts: list[str]
    unchecked: list[str]
    result: AuditResult
    advice: Advice

    @property
    def verdict(self) -> str:
        if any(entry.severity == "critical" for entry in self.result.findings):
            return "block"
        return "warn" if self.result.findings or self.unchecked else "pass"

    def in_words(self) -> str:
        """What the verdict means, and what it says nothing of."""
        left = list[str]()
        if self.unchecked:
            more = f" and {len(self.unchecked) - _MOST_NAMED:,} more" if len(self.unchecked) > _MOST_NAMED else ""
            left.append(f"the figures hidden at {', '.join(self.unchecked[:_MOST_NAMED])}{more}")
        if self.doubts:
            left.append("what is named above")
        words = _WORDS[self.verdict] if self.result.findings else _WORDS["pass"]
        if left and not self.result.findings:
            words = "nothing was found against what was checked"
        return f"{words}; not checked: {' and '.join(left)}" if left else words

    def hide(self) -> list[dict[str, str | None]]:
        """Each cell to hide as well, with the sign to print there; none where the rule has no such sign."""
        cells, figures = self.table.cells, self.table.figures
        signs = [(cell, rule_sign(self.policy, int(figures.lo[cell]))) for cell in self.advice.primary]
        signs += [(cell, open_sign(self.policy)) for cell in self.advice.secondary]
        return [{"cell": cells.ids[cell], "name": cells.refs[cell], "sign": sign} for cell, sign in signs]


def as_json(told: Told) -> dict[str, Any]:
    """For machines."""
    return {
        "file": told.file,
        "verdict": told.verdict,
        "rule": told.rule,
        "tables": [{"name": sheet.name, "cells": int(sheet.at.size)} for sheet in told.table.sheets],
        "sums": [{"says": says, "confirmed": confirmed} for says, confirmed in told.sums],
        "doubts": told.doubts,
        "unchecked": told.unchecked,
        "findings": [
            {
                "rule": entry.rule,
                "name": RULES[entry.rule].name,
                "severity": entry.severity,
                "cells": list(entry.cells),
                "message": entry.message,
            }
            for entry in told.result.findings
        ],
        "mask_more": {"complete": told.advice.complete, "cells": told.hide()},
    }


def show(told: Told) -> None:
    """For people."""
    console = Console()
    console.print(f"Rule: {escape(told.rule)}.", highlight=False)
    for headless in told.table.headless:
        console.print(f"No heads were seen above the figures from {escape(headless)} on.")
    for doubt in told.doubts:
        console.print(f"Not checked: {escape(doubt)}.", highlight=False)
    marks = _Marks(told)
    for sheet in told.table.sheets:
        _draw(console, sheet, marks)
    for number, entry in enumerate(told.result.findings[:_MOST_FINDINGS], start=1):
        message = entry.message if len(entry.message) <= _LONGEST else f"{entry.message[:_LONGEST]}…"
        console.print(f"[{_STYLE[entry.severity]}]{number} {entry.rule}[/] {escape(message)}", highlight=False)
    if len(told.result.findings) > _MOST_FINDINGS:
        console.print(f"… and {len(told.result.findings) - _MOST_FINDINGS:,} more; --json lists all.")
    for line in _advised(told):
        console.print(escape(line), highlight=False)
    console.print(f"Verdict: [{_COLOUR[told.verdict]}]{told.verdict}[/], {escape(told.in_words())}.", highlight=False)


def _advised(told: Told) -> list[str]:
    """Which cells to hide as well, and under which sign."""
    lines = []
    by_sign: dict[str | None, list[str]] = {}
    for entry in told.hide():
        by_sign.setdefault(entry["sign"], []).append(str(entry["cell"]))
    for sign, cells in by_sign.items():
        more = f" and {len(cells) - _MOST_FINDINGS:,} more (--json lists all)" if len(cells) > _MOST_FINDINGS else ""
        under = f"as '{sign}'" if sign is not None else "under a sign of its own that may stand for any figure"
        lines.append(f"Hide as well, {under}: {', '.join(cells[:_MOST_FINDINGS])}{more}.")
    if None in by_sign:
        lines.append(
            'The policy has no such sign: declare one, for example "#": secondary, and explain it in the notes.'
        )
    contradicts = any(entry.rule == "SUP-301" for entry in told.result.findings)
    if lines and told.advice.complete and not contradicts:
        of = "this table" if not told.unchecked and not told.doubts else "what was checked of it"
        lines.append(f"With these hidden no hidden figure can be worked out from {of}.")
    if not told.advice.complete:
        lines.append(
            "No set of cells to hide was found that protects every hidden figure: merge rows or columns, or leave "
            "out a total."
        )
    if contradicts:
        lines.append("Where figures contradict each other nothing was looked for: mend them first, then audit again.")
    return lines


class _Marks:
    """The numbers of the findings at each cell, the worst of them, and the cells to hide."""

    def __init__(self, told: Told) -> None:
        self.cells = told.table.cells
        self.numbers: dict[str, list[int]] = {}
        self.worst: dict[str, str] = {}
        self.hide = {str(entry["cell"]) for entry in told.hide()}
        for number, entry in enumerate(told.result.findings, start=1):
            self._add(number, entry)

    def _add(self, number: int, entry: Finding) -> None:
        for cell in entry.cells:
            self.numbers.setdefault(cell, []).append(number)
            if entry.severity == "critical" or cell not in self.worst:
                self.worst[cell] = entry.severity

    def is_marked(self, at: int) -> bool:
        return self.cells.ids[at] in self.numbers or self.cells.ids[at] in self.hide

    def slot(self, at: int) -> str:
        """A cell as printed, with its marks."""
        cell, text = self.cells.ids[at], escape(self.cells.raw[at])
        if cell in self.numbers:
            told = ", ".join(map(str, self.numbers[cell][:4])) + ("…" if len(self.numbers[cell]) > 4 else "")
            text = f"[{_STYLE[self.worst[cell]]}]{text or '·'} ({told})[/]"
        return f"{text} {_HIDE}" if cell in self.hide else text


def _draw(console: Console, sheet: Sheet, marks: _Marks) -> None:
    """One table; of a long one only the rows that bear a mark."""
    lines = range(len(sheet.rows))
    if len(sheet.rows) > _MOST_ROWS:
        marked = [n for n in lines if any(marks.is_marked(at) for at in sheet.at[n].tolist())]
        shown = marked[:_MOST_ROWS]
    else:
        shown = list(lines)
    drawn = Table("", *(escape(spoken(label)) for label in sheet.columns), title=escape(sheet.name) or None)
    for number in shown:
        slots = (marks.slot(at) for at in np.asarray(sheet.at[number]).tolist())
        drawn.add_row(escape(spoken(sheet.rows[number])), *slots)
    if shown:
        console.print(drawn)
    if len(shown) < len(sheet.rows):
        console.print(f"{len(sheet.rows) - len(shown):,} of {len(sheet.rows):,} rows are not drawn.")
