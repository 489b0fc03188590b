"""Ranks as labels print them: whole, with what stands before and after them: `Chief Inspector and above`."""

from __future__ import annotations

import re
from collections.abc import Iterable

BEFORE = (
    r"(?:(?:police|chief|detective|special|deputy|assistant|temporary|acting|custodial|senior|principal|supervising|"
    r"student|probationary|area|sub)[ -])*"
)
AFTER = (
    r"(?:(?: rank)?,?\s?(?:(?:and|or|&|/)\s?(?:above|below|upwards|(?:higher|lower) ranks?)|or (?:higher|lower)|\+)"
    r"(?: ranks?)?(?!\w))?"
)
_NAMES = (
    r"(?:constables?|sergeants?|inspectors?|superintendents?|commanders?|commissioners?|pcsos?|governors?|managers?|"
    r"(?:prison |principal |senior |supervising |custody )officers?)"
)
_SHORT = (
    r"(?:PCs?|T?DCs?|Sgts?|Insps?|Ch(?:ief)?\.? ?Insps?|C/?Insps?|Ch(?:ief)?\.? ?Supts?|C/?Supts?|Supts?|"
    r"ACCs?|DCCs?)"
)
RANK = re.compile(rf"{BEFORE}(?:{_NAMES}|(?-i:{_SHORT}\.?)){AFTER}", re.IGNORECASE)


def is_rank(label: str) -> bool:
    """Whether a label is a rank and nothing else."""
    return RANK.fullmatch(label.strip(" :")) is not None


# Short forms that mean other things too: staff of the police, a department. Among ranks they are ranks.
_AMONG = re.compile(rf"(?:PS|DS|DI|CI|SI|T/?PS|A/?PS|TPS|DCI)s?\.?{AFTER}")
_ORDER = re.compile(rf"{BEFORE}(?:PCs?|T?DCs?|Constables?|Insps?\.?|Inspectors?){AFTER}", re.IGNORECASE)


def ranks_among(labels: Iterable[str]) -> frozenset[str]:
    """The labels that are ranks only by the ranks beside them: `PS` between `PC` and `Insp`."""
    texts = list(labels)
    if not any(_ORDER.fullmatch(text.strip(" :")) for text in texts):
        return frozenset()
    return frozenset(text for text in texts if _AMONG.fullmatch(text.strip(" :")))
