"""Header labels each ended by a full stop: `Year. Dismissed. Required to resign.`, as old printed answers have them."""

from __future__ import annotations

import re

from ingest.tables.heads import corner_like

_MOST_WORDS = 7
_LABEL = re.compile(r"[A-Z(][^.;:!?]*[^\W\d_)][)]?")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|we|they|it|shows?|gives?|not)\b", re.IGNORECASE)
_FEWEST = 3


def stopped_labels(text: str) -> list[str]:
    """The labels of such a line, the one over the rows first; empty where a line is none."""
    text = text.strip()
    if not text.endswith(".") or len(text) > 400:
        return []
    labels = [part.strip() for part in text[:-1].split(". ")]
    if len(labels) < _FEWEST or not corner_like(labels[0]):
        return []
    if any(not _LABEL.fullmatch(part) or len(part.split()) > _MOST_WORDS or _VERB.search(part) for part in labels):
        return []
    return labels
