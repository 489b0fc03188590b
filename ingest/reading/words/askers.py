"""Who asked, and whom: `Mr. X asked the Secretary of State how many` is no part of what is counted."""

from __future__ import annotations

import functools
import re

# No asker and no minister has a longer name than this.
_NAME = r"[^?;:]{0,120}?"
_ASKER = (
    r"(?:(?:you|we|i|the (?:requester|requestor|applicant|member|correspondent)|your (?:request|question|letter))\b"
    r"|(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|viscount|earl|professor|captain|colonel|major|admiral)\b\.?"
    rf"|(?:the|my|her|his) (?:(?:rt|right)\.? )?(?:hon|honourable)\b\.?){_NAME}"
)
_ASKED = r"(?:asked|asks|has asked|have asked|requested|has requested|have requested|sought|wanted to know)\b"
# Up to the first word of the question itself.
_QUESTION = (
    r"(?:how (?:many|often)\b|(?:for )?(?:(?:what|which) (?:is|was|are|were|has been|have been) )?(?:the |a )?"
    r"(?:total |exact |overall )?numbers? of\b)"
)
_OPENING = re.compile(
    rf"^[^\w(]*(?:[0-9]{{1,3}}[.)]?\s+)?(?:{_ASKER}\s?{_ASKED}|to ask\b){_NAME}(?:,\s*)?(?P<question>{_QUESTION})\s*",
    re.IGNORECASE,
)
_ANYHOW = re.compile(
    rf"^[^\w(]*(?:[0-9]{{1,3}}[.)]?\s+)?(?:{_ASKER}\s?{_ASKED}|to ask) (?:the|her|his)\b{_NAME}(?:,\s*|\s)"
    r"(?=(?:what|which|whether|if|when|why|for|in)\b)",
    re.IGNORECASE,
)
_LONGEST = 2_000


@functools.lru_cache(maxsize=1024)
def without_asker(text: str) -> str:
    """A question without who put it to whom, and without `how many`; any other text as it is."""
    if len(text) > _LONGEST:
        return text
    found = _OPENING.match(text) or _ANYHOW.match(text)
    return text[found.end() :] if found else text


def is_put_by_somebody(text: str) -> bool:
    """Whether a sentence tells that somebody asked something: what it says is a question, and no answer."""
    return without_asker(text) != text
