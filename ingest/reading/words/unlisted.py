"""Police forces that no vocabulary lists, recognised by how they are named."""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"(?<![\w&-])(?P<first>[A-Z][a-z]+)(?P<rest>(?: (?:of )?[A-Z][a-z]+){1,4}|(?= Constabulary)) "
    r"(?:Police|Constabulary)(?![\w-]|\s(?:[A-Z]|and (?:Crime|Fire)\b))"
)
# Words of captions in capitals: `Rank of Serving Police` names no force.
_NO_NAME = re.compile(
    r"\b(?:The|A|An|All|Any|Each|Other|Both|Per|By|In|For|To|Of|On|At|Against|About|From|With|And|Or|Is|Are|Were|Was|"
    r"Number|Numbers|Total|Table|Figure|Annex|Chief|Constables?|Ranks?|Grades?|Types?|Kinds?|Serving|Former|Regular|"
    r"Special|Male|Female|Senior|Junior|Officers?|Staff|Members?|Complaints?|Misconduct|Dismiss\w+|Hearings?|Cases?|"
    r"Allegations?|Outcomes?|Results?|Local|National|Police|Constabulary|Year|Request|Freedom|Information|Department|"
    r"Professional|Standards|Federation|Association|Office|Independent|Home|Public)\b"
)


def unlisted_body(text: str) -> str | None:
    """The name of a force, by its capitals and its last word; None where a text names none, or several."""
    found = {match.group() for match in _NAMED.finditer(text) if not _NO_NAME.search(match["first"] + match["rest"])}
    return found.pop() if len(found) == 1 else None
