"""Ranks as labels print them: whole, with what stands before and after them: `Chief Inspector and above`."""

from __future__ import annotations

import re

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
