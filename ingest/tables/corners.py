"""The head of a label column: it names the labels below it, and does not say what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import vocabulary
from ingest.tables.grid import Row
from ingest.tables.heads import corner_like

_OF_PEOPLE = re.compile(
    r"(?:\w+[ /])?(?:sex|gender|rank|role|grade|band|age|ethnicity|post|position|job title|length of service|religion|"
    r"disability|nationality)(?:s|es)?(?: (?:group|band|category))?(?: (?:of|for|at|on|when|and|or|/)\b.*)?",
    re.IGNORECASE,
)
_OF_RESULTS = re.compile(
    r"(?:(?:formal|final|disciplinary|main|most serious|misconduct|case|hearing|highest)\s+)*"
    r"(?:penalt(?:y|ies)|sanctions?|punishments?|disposals?|outcomes?|results?|decisions?|findings?|determinations?|"
    r"actions?|awards?|status)"
    r"(?: (?:taken|given|imposed|awarded|received|made|issued|applied|reached|recorded|decided|type))?"
    r"(?: (?:of|at|for|following|after)\b.*)?",
    re.IGNORECASE,
)
_MOST = 40


def heads_labels(corner: str, rows: Sequence[Row]) -> bool:
    """Whether a corner is the head of the labels below it, and not the caption of the table."""
    words = " ".join(corner.strip(" :").split())
    if corner_like(words) or any(len(row.labels) > 1 for row in rows) or _OF_PEOPLE.fullmatch(words):
        return True
    return bool(_OF_RESULTS.fullmatch(words)) and _name_results(rows)


def _name_results(rows: Sequence[Row]) -> bool:
    """Whether labels are results, one each."""
    labels = {row.labels[0].text for row in rows[:_MOST] if row.labels and row.labels[0].text.strip()}
    named = [text for text in labels if vocabulary.named_in("outcomes", text)]
    return len(named) * 2 > len(labels)
