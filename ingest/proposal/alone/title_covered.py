"""Whether the title under which a catalogue lists a document speaks of the people, body and matter of its tables."""

from __future__ import annotations

import re

from ingest.model import vocabulary
from ingest.proposal.alone.names import names_of
from ingest.proposal.proposal import Proposal
from ingest.reading.account.told import Told, beyond, told_by

# Words that name the matter of every document here, or the paper it is on.
_KNOWN = re.compile(
    r"a|and|answer|asked|by|conduct|data|disciplin(?:e|ary)|disclosure|employees?|figures?|foia?|for|freedom|from|hm|"
    r"in|information|misconduct|numbers?|of|on|personnel|pq|police|polic(?:e|ing)|prisons?|proceedings|"
    r"ref(?:erence)?|request|response|statistics|staff|the|to|uin|written|service|services|standards|professional",
    re.IGNORECASE,
)
# A group by these words alone holds every group of its kind.
_ANY_STAFF = re.compile(r"(?<!police )(?<!prison )(?<!probation )(?<!civilian )\b(?:staff|employees|personnel)\b", re.I)


def ask_of_title(proposal: Proposal) -> None:
    """`Special constables: dismissals` over a table of police officers: whose are these figures?"""
    title = (proposal.facts.said.title if proposal.facts.said else None) or ""
    told = told_by(proposal.reading.tables, proposal.reading.observations)
    if not title or not told:
        return
    left = beyond(title, told, _KNOWN, names_of(proposal))
    left = left or _others(title, told) or _one_gender(title, proposal)
    if left:
        said = f"its catalogue lists it as `{title}`, and no table says {', '.join(left)}: are these its figures?"
        proposal.ask(("title",), said)


def _others(title: str, told: list[Told]) -> tuple[str, ...]:
    """The groups of people that a title names, each with a word that the tables do not have."""
    named = [words for _, words in vocabulary.named_in("populations", _ANY_STAFF.sub(" ", title))]
    return tuple(words for words in named if min((beyond(words, [one], _NOTHING) for one in told), key=len))


def _one_gender(title: str, proposal: Proposal) -> tuple[str, ...]:
    """The words of the one gender that a title names, where figures are of others too."""
    named = vocabulary.named_in("genders", title)
    genders = {one.gender for one in proposal.reading.observations}
    if len({code for code, _ in named}) != 1 or genders <= {named[0][0]}:
        return ()
    return (f"only {named[0][1]}",) if named[0][0] in ("male", "female") else ()


_NOTHING = re.compile(r"(?!)")
