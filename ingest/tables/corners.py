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
# `Reported by`, `Referred to`: the labels end the words.
_LEFT_OPEN = re.compile(
    r"(?!(?:number|total|how)\b)(?=[^.:;]{2,40}$)"
    r"(?:[\w'’/-]+ ){0,4}(?:by|to|from|under|against|via|through|of|with|at)(?: whom| which)?|"
    r"(?:who|how|where|why|whom)\b(?! many\b)[^.:;?]{2,40}",
    re.IGNORECASE,
)
_MOST = 40


def heads_labels(corner: str, rows: Sequence[Row]) -> bool:
    """Whether a corner is the head of the labels below it, and not the caption of the table."""
    words = " ".join(corner.strip(" :").split())
    if corner_like(words) or any(len(row.labels) > 1 for row in rows):
        return True
    if _OF_PEOPLE.fullmatch(words) or _LEFT_OPEN.fullmatch(words):
        return True
    return bool(_OF_RESULTS.fullmatch(words)) and _name_results(rows)


# `Main breach`, `Result of appeal`: one of the things that the labels are, each.
_ONE_OF_THEM = re.compile(
    r"(?:(?:main|primary|principal|lead|most serious|final|highest|initial|recorded|alleged|police|misconduct)\s+)*"
    r"(?:breach|ground|reason|offence|allegation|charge|result|outcome|stage|finding|penalty|sanction|decision|standard|"
    r"category|type|cause|route|source|status|disposal|conduct|behaviour|matter|circumstance|motive|factor)"
    r"(?: (?:type|category|group))?(?: (?:of|for|at|after|following|in) [^,;:]{2,40})?",
    re.IGNORECASE,
)


def names_one_of_them(corner: str) -> bool:
    """Whether a corner is a singular noun that each label is an example of: under a caption it counts nothing."""
    return bool(_ONE_OF_THEM.fullmatch(" ".join(corner.strip(" :").split())))


def _name_results(rows: Sequence[Row]) -> bool:
    """Whether labels are results, one each."""
    labels = {row.labels[0].text for row in rows[:_MOST] if row.labels and row.labels[0].text.strip()}
    named = [text for text in labels if vocabulary.named_in("outcomes", text)]
    return len(named) * 2 > len(labels)
