"""A sentence that explains several signs, cut so that each sign keeps its own words and no others."""

from __future__ import annotations

import functools
import re

from ingest.reading.signs import letter_signs
from ingest.reading.signs.rule_words import QUOTE, SIGN

_SIGN = SIGN.replace("?P<sign>", "?:")
_VERB = (
    r"(?:=|denotes?|means?|represents?|indicates?|refers? to|stands? (?:for|in place of)|replaces?|signif\w+|"
    r"(?:is|are|has been|have been) (?:used|shown|given|printed)|shows?|marks?|:|[–-]\s)"
)
_NAME = (
    r"(?:symbols?|signs?|markers?|(?:double |single )?asterisks?|hash(?:es)?|dash(?:es)?|hyphens?|tildes?|dots|colons?)"
)
_JOINT = r"(?:[;,.]\s*(?:and\s+|while\s+|where\s+)?|\s+(?:and|while|whereas|whilst|but)\s+(?:where\s+)?)"
# `, # denotes`, `and the symbol # means`, `and a dash denotes`.
_NEXT = re.compile(
    rf"{_JOINT}(?=(?:(?:an?|the)\s+)?(?:{_NAME}\s+)?\(?{QUOTE}{_SIGN}{QUOTE}\)?\s*{_VERB}|(?:an?|the)\s+{_NAME}\s+{_VERB}|"
    rf"{letter_signs.NEXT})",
    re.IGNORECASE,
)
# `* fewer than 5, # secondary suppression`: a key without verbs.
_MARK = r"(?:~|\*{1,3}|[†‡^#]|\[[a-z]{1,3}\])"
_OPENS = re.compile(rf"{QUOTE}{_MARK}{QUOTE}(?=\s|\()", re.IGNORECASE)
_NEXT_MARK = re.compile(
    rf"(?:[;,.]\s*(?:and\s+)?|\s+and\s+|(?<!and)\s+)(?={QUOTE}{_MARK}{QUOTE}\s*(?:[–-]\s+)?\(?[A-Za-z0-9])|"
    rf"[;,]\s*(?={QUOTE}(?:[-–—:]|\.{{2,3}}|…){QUOTE}\s+[A-Za-z])",
    re.IGNORECASE,
)
# `figures of 1 to 4 are shown as * and …`: the sign stands behind its words.
_SHOWN_AS = re.compile(
    r"(?:presented|shown|marked|replaced|represented|denoted|indicated|suppressed|recorded|displayed|given|printed|"
    rf"identified|appear\w*)\s+(?:as|with|by)\s+(?:an?\s+|the\s+)?(?:{_NAME}\s+)?\(?{QUOTE}{_SIGN}{QUOTE}\)?",
    re.IGNORECASE,
)
_JOINED = re.compile(_JOINT, re.IGNORECASE)
_TITLE = re.compile(
    r"^\W*(?:key|notes?|symbols?(?: used)?|legend|markers?|shorthand|abbreviations?)\s*:\s*", re.IGNORECASE
)
# `Some shorthand is used: [r] revised; [c] fewer than 3`: whatever leads to several signs.
_LEADS = re.compile(
    rf"^\W*[A-Za-z][^:;.!?\[\]~*†‡^#]{{0,120}}(?::|\s[–—-])\s*(?={QUOTE}{_MARK}{QUOTE}\s*(?:=|:|[–—-]\s|\()?\s*[A-Za-z0-9]"
    rf"[^;]*[;,.|]\s*(?:and\s+)?{QUOTE}{_MARK}{QUOTE}\s)",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(r"(?!(?:and|or|the|with)\b)[A-Za-z]{3}|[0-9]")
_LONGEST = 1_000


@functools.lru_cache(maxsize=1024)
def pieces_of(text: str) -> tuple[str, ...]:
    """The explanations of a sentence, each with its sign; the sentence itself where it is one."""
    if len(text) > _LONGEST:
        return (text,)
    bare = _LEADS.sub("", _TITLE.sub("", text))
    cuts = {(found.start(), found.end()) for found in _NEXT.finditer(bare)}
    cuts |= _behind_signs(bare)
    if _OPENS.match(bare):
        cuts |= {(found.start(), found.end()) for found in _NEXT_MARK.finditer(bare)}
    pieces, start = [], 0
    for begin, end in sorted(cuts):
        if begin >= start and _OWN_WORDS.search(bare[start:begin]):
            pieces.append(bare[start:begin].strip())
            start = end
    pieces.append(bare[start:].strip())
    return tuple(pieces) if len(pieces) > 1 or bare == text else (bare,)


def _behind_signs(text: str) -> set[tuple[int, int]]:
    """Where a sentence of such wordings may be cut: behind the sign of each but the last."""
    shown = list(_SHOWN_AS.finditer(text))
    joints = [_JOINED.match(text, found.end()) for found in shown[:-1]]
    return {(joint.start(), joint.end()) for joint in joints if joint}
