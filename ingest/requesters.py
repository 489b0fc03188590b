"""Finds the names of people who asked, by how a letter greets or labels them, and takes them out of a text.

A word becomes a name only where a letter uses it as one. In the rows of a table a single word may be a label or a
month, so there a name goes only with its title, or in full.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

REMOVED_NAME = "[name removed]"

_GAP = r"(?:[^\S\n]|&nbsp;|&#160;)"
_TITLE = (
    r"(?:Mrs|Mr|Ms|Miss|Mx|Messrs|Dr|Doctor|Professor|Prof|Sir|Dame|Lord|Lady|Rev|Reverend|Cllr|Councillor)"
    rf"(?!\w)\.?{_GAP}*"
)
_GREETING = r"(?:dear|hello|hi|hey|good (?:morning|afternoon|evening))"
_SALUTATION = re.compile(
    rf"(?:^|>|\|)[ \t\xa0*#>_\"']{{0,20}}{_GREETING}(?:{_GAP}+|{_GAP}*\n{_GAP}*(?={_TITLE}))"
    rf"((?:{_GAP}|[^\n\r,:;!<|]){{1,80}})",
    re.MULTILINE | re.IGNORECASE,
)
_ROLES = r"requester|requestor|applicant|name of (?:the )?(?:requester|applicant)|your name"
_LABELLED = re.compile(
    rf"^([ \t*>]*(?:({_ROLES})|from|to)[ \t*]*:[ \t*]*)([^\n\r]*[^\s])", re.MULTILINE | re.IGNORECASE
)
# In a row of a sheet: the label's cell, and the next one, in quotes or not.
_IN_A_ROW = re.compile(
    rf"^([ \t*>|\"']*(?:(?P<open>applicant|requester|requestor)|{_ROLES})[ \"'*]*[,\t|][ \t*]{{0,20}})"
    r"(\"[^\"\n\r]*\"|[^,\t|\n\r]*[^,\t|\s])(?P<more>[^\n\r]*)",
    re.MULTILINE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f]|['’-](?=[^\W\d_]))*")
_ALSO = re.compile(r"\band\b|\bor\b|&amp;|&(?!\w+;)|/", re.IGNORECASE)
_PARTICLES = frozenset(re.findall(r"\S+", "van von de der den di da la le du al el bin ibn ap ab ó ní st"))
_NOBODY = {
    "sir",
    "sirs",
    "madam",
    "madams",
    "applicant",
    "requester",
    "requestor",
    "colleague",
    "colleagues",
    "all",
    "customer",
    "friend",
    "friends",
    "the",
    "police",
    "constabulary",
    "constable",
    "chief",
    "superintendent",
    "ministry",
    "department",
    "office",
    "officer",
    "officers",
    "service",
    "services",
    "force",
    "council",
    "team",
    "unit",
    "foi",
    "freedom",
    "information",
    "authority",
    "commission",
    "inspectorate",
    "prison",
    "prisons",
    "hmp",
    "hmpps",
    "noms",
    "government",
    "secretary",
    "minister",
    "commissioner",
    "home",
    "justice",
    "staff",
    "member",
    "members",
    "data",
    "records",
    "complaints",
    "parliament",
    "house",
    "committee",
    "editor",
    "director",
    "governor",
    "head",
    "agency",
    "national",
    "whom",
    "everyone",
    "dear",
    "hello",
    "hi",
    "hey",
    "good",
    "morning",
    "afternoon",
    "evening",
    "from",
}
_MONTHS = {"april", "august", "june", "may"}


def names_in(text: str) -> set[str]:
    """Every word that a text uses as the name of a person who asked."""
    found: set[str] = set()
    for salutation in _SALUTATION.finditer(text):
        found |= _greeted(salutation.group(1))
    for labelled in _LABELLED.finditer(text):
        if labelled.group(2) or not re.search(r"\d", labelled.group(3)):
            found |= _greeted(labelled.group(3))
    for row in filter(_names_somebody, _IN_A_ROW.finditer(text)):
        found |= _greeted(row.group(3))
    for surname in tuple(found):
        found |= _in_full(surname, text)
    return {name for name in found if len(name) > 1}


def without_names(text: str, names: Iterable[str]) -> tuple[str, int]:
    """The text without these names, and how many were taken out."""
    known = "|".join(_forms(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    text, removed = _LABELLED.subn(_without_labelled, text)
    text, in_rows = _IN_A_ROW.subn(_without_cell, text)
    removed += in_rows
    if not known:
        return text, removed
    one = rf"(?<!\w)(?:{known})(?!\w)"
    alone = re.compile(one)
    in_full = re.compile(rf"(?:{one})(?:{_GAP}+(?:{one}))+|((?i:{_TITLE}|{_GREETING}{_GAP}+))(?:{one})")
    lines = []
    for line in text.split("\n"):
        line, count = (in_full.subn(_titled, line)) if is_tabular(line) else alone.subn(_unless_a_date, line)
        lines.append(line)
        removed += count
    return "\n".join(lines), removed


def clean_file_name(name: str, names: Iterable[str]) -> str:
    """A file's name without the names that stand in the file."""
    for word in sorted(names, key=len, reverse=True):
        name = re.sub(rf"(?<![^\W\d_]){_forms(word)}(?![^\W\d_])", "name_removed", name, flags=re.IGNORECASE)
    return name


def is_tabular(line: str) -> bool:
    """Whether a line is a row of a table set with bars or tabs; an indented line is none."""
    return "|" in line or "\t" in line.strip()


def _greeted(words: str) -> set[str]:
    found: set[str] = set()
    for part in _ALSO.split(re.sub(_GAP, " ", words.replace(REMOVED_NAME, " "))):
        rest = re.sub(rf"^{_GAP}*(?:{_TITLE})+", "", part, flags=re.IGNORECASE)
        is_titled = rest != part
        name = _leading([w.group() for w in _WORD.finditer(rest)])
        if is_titled or not any(word.casefold() in _NOBODY for word in name):
            found.update(word for word in name if word.casefold() not in _PARTICLES)
    return found


def _leading(words: list[str]) -> list[str]:
    """The words a name begins with: up to the first that is written small, unless all of a few are."""
    if words and words[0].islower() and words[0].casefold() not in _PARTICLES:
        return words if len(words) <= 3 else []
    name: list[str] = []
    for word in words[:5]:
        if word.islower() and word.casefold() not in _PARTICLES:
            break
        name.append(word)
    return name


def _in_full(surname: str, text: str) -> set[str]:
    """The other words of a line that holds nothing but somebody's name, and those between a title and the surname."""
    line = re.compile(rf"^[ \t*#>]*((?:[^\W\d_a-z][\w'’.-]*[ \t]+){{1,3}}{_forms(surname)})[ \t*\r]*$", re.MULTILINE)
    titled = re.compile(rf"(?<!\w){_TITLE}((?:[^\W\d_a-z][\w'’.-]*{_GAP}+){{1,3}}){_forms(surname)}(?!\w)")
    fulls = (*line.finditer(text), *titled.finditer(text))
    words = {word.strip(".") for full in fulls for word in re.sub(_GAP, " ", full.group(1)).split()}
    return {w for w in words if w.casefold() not in _NOBODY and not re.fullmatch(_TITLE, w, re.IGNORECASE)}


def _forms(name: str) -> str:
    """A name as written, in capitals, or with a capital; in composed or combining letters; with either apostrophe."""
    spelt = {
        unicodedata.normalize(form, case) for form in ("NFC", "NFD") for case in (name, name.upper(), name.title())
    }
    return "(?:" + "|".join(re.sub("['’]", "['’]", re.escape(s)) for s in sorted(spelt)) + ")"


def _without_labelled(found: re.Match[str]) -> str:
    label, is_role, rest = found.group(1), found.group(2), found.group(3)
    is_name = bool(_greeted(rest)) and (is_role or not re.search(r"\d", rest)) and not is_tabular(rest)
    return f"{label}{REMOVED_NAME}" if is_name else found.group()


def _without_cell(found: re.Match[str]) -> str:
    return f"{found.group(1)}{REMOVED_NAME}{found.group('more')}" if _names_somebody(found) else found.group()


def _names_somebody(row: re.Match[str]) -> bool:
    """Whether the cell beside a label is a name: the label may be the head of a column, and the cell the next head."""
    cell, more = row.group(3).strip("\"' "), row.group("more").strip(',|\t "\r')
    if re.search(r"\d", cell) or not _greeted(cell):
        return False
    if re.match(_TITLE, cell, re.IGNORECASE):
        return True
    is_full = len(cell.split()) > 1 and not any(w[0].islower() and w not in _PARTICLES for w in cell.split())
    return bool(re.search(r"\d", more)) and is_full if more else is_full or not row.group("open")


def _titled(found: re.Match[str]) -> str:
    return f"{found.group(1) or ''}{REMOVED_NAME}"


def _unless_a_date(found: re.Match[str]) -> str:
    before, after = found.string[max(0, found.start() - 5) : found.start()], found.string[found.end() : found.end() + 5]
    is_date = re.search(r"\d(?:st|nd|rd|th)?\s$", before) or re.match(r",?\s\d", after)
    return found.group() if found.group().casefold() in _MONTHS and is_date else REMOVED_NAME
