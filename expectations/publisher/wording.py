"""Findings and faults in a publisher's words: the file is on the desk, and its rule is one small file."""

from __future__ import annotations

import re
from dataclasses import replace

from expectations.disclosure.audit import AuditResult
from expectations.disclosure.cells import Cells
from expectations.disclosure.explain import quoted
from expectations.disclosure.finding import Finding
from ingest.model.errors import UnreadableDocument

_FROM_AFAR = re.compile(r"\bfetch\b|\bdrop (?:it|that) in\b|\bask for\b", re.IGNORECASE)
_SAVE_ANEW = "Open it where it was made, save the table as .csv, .xlsx or .ods without a password, and audit that."
_MEND_ROW = "Open it, mend the row named above, and audit it again."


def for_publisher(result: AuditResult, cells: Cells) -> AuditResult:
    """A sign that nobody declared is to be declared in the rule file; nothing else is said otherwise."""
    place = {cell: at for at, cell in enumerate(cells.ids)}
    return replace(result, findings=tuple(_declared(entry, cells, place) for entry in result.findings))


def on_the_desk(fault: UnreadableDocument) -> UnreadableDocument:
    """A fault of a file that nobody fetched, with what its owner can do."""
    remedy = fault.remedy
    if _FROM_AFAR.search(remedy):
        remedy = _MEND_ROW if "mend the row" in remedy else _SAVE_ANEW
    return UnreadableDocument(fault.what, where=fault.where, why=fault.why, remedy=remedy)


def _declared(entry: Finding, cells: Cells, place: dict[str, int]) -> Finding:
    if entry.rule != "SUP-101":
        return entry
    at = place[entry.cells[0]]
    add = "Add the sign" if cells.raw[at].strip() else 'Add ""'
    where = f"{quoted(cells.raw[at])} at {cells.name(at)} is not explained in the rule file."
    return replace(entry, message=f"{where} {add} to `markers:` there, with what it means.")
