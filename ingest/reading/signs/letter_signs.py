"""Letters in place of a figure, with their meaning beside them: `n/r = not recorded`, `z means not applicable`."""

from __future__ import annotations

import re

from ingest.language.numbers import DIGITS, WORDS

# `n/r`, `n.k.`, `nk`; a letter alone is one only where it is no word, and before a word that says so.
_PARTED = r"[a-z](?:[/.][a-z]{1,3}){1,2}\.?"
_BARE = r"(?:n[b-df-hj-np-tv-xz]|na|dk|[b-hj-z])"
_SAYS = (
    r"(?:=|(?:denotes?|means?|represents?|indicates?|stands? for|signif(?:y|ies)|is used (?:for|where)|refers? to)\b)"
)
_VERB = rf"(?:{_SAYS}|:|[–—-](?=\s))"
_OF_WHAT = (
    r"(?:(?:the|an?|any|this|that|where)\s+)*(?:(?:data|figures?|information|values?|numbers?|counts?|cells?)\s+)?"
    r"(?:(?:is|are|was|were|has been|have been|of)\s+)*"
)
_MEANT = (
    r"(?:not\s+(?:yet\s+)?(?:applicable|available|held|kept|recorded|collected|known|provided|supplied|stated|returned|"
    r"submitted|published|disclosed)|does not apply|no data|unavailable|missing|suppressed|confidential|withheld|"
    rf"redacted|exempt|nil\b|zero\b|none\b|(?:fewer|less|lower) than|under\s+(?:{DIGITS}|{WORDS})\b|"
    rf"below\s+(?:{DIGITS}|{WORDS})\b|(?:{DIGITS}|{WORDS})\s+or\s+(?:fewer|less)|between\s+(?:{DIGITS}|{WORDS})\s+and\b|"
    r"small (?:numbers?|figures?)|low (?:numbers?|figures?)|revised|provisional)"
)
_QUOTE = r"['\"‘’“”(\[]{0,3}"
_EXPLAINED = rf"\s*{_QUOTE}{_OF_WHAT}{_MEANT}"
_ONE = rf"(?:{_PARTED}(?={_QUOTE}\s*{_VERB}{_EXPLAINED})|{_BARE}(?={_QUOTE}\s*{_SAYS}{_EXPLAINED}))"
DEFINED = re.compile(
    rf"(?:^\s*|[;,.:(]\s*|\s(?:and|while|that|where)\s+){_QUOTE}(?P<sign>{_ONE}){_QUOTE}\s*{_VERB}\s*(?P<sense>.+)",
    re.IGNORECASE,
)
# The same without a name, where a sentence may be cut before it.
NEXT = rf"{_QUOTE}{_ONE}"
