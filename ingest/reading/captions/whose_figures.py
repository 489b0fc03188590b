"""Publishers that answer about others: their figures are those of the one body the document names, or in doubt."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.model import vocabulary
from ingest.reading.figures.found import Found
from ingest.reading.words.meaning import body_in
from ingest.reading.words.prison_service import service_of

_ANSWERS = re.compile(
    r"\b(?:ministry|minister|department|secretary of state|home office|foreign office|northern ireland office|"
    r"scottish office|welsh office|cabinet office|lord chancellor|government|executive|policing board|police "
    r"authority|police and crime commissioner|college of policing|crown office|procurator fiscal|prosecution|"
    r"prosecutors?|attorney|"
    r"inspectorate|hmicfrs|house of (?:commons|lords)|parliament|assembly|senedd|treasury|audit office)\b",
    re.IGNORECASE,
)
_NO_OTHER = re.compile(
    r"\b(?:police service|prison service|constabulary|probation service|hmpps|noms|defence police)\b|\bpolice\s*$",
    re.IGNORECASE,
)
_JUSTICE = re.compile(r"\bjustice\b", re.IGNORECASE)
_POLICE = re.compile(
    r"\b(?:police|policing|forces?|constables?|constabular(?:y|ies)|sergeants?|inspectors?|pcsos?)\b", re.IGNORECASE
)
_PRISONS = re.compile(
    r"\b(?:prisons?|probation|custody|borstals?|establishments?|prisoners?|warders?)\b", re.IGNORECASE
)
_MET = re.compile(r"\b(?:the )?Met(?= (?:officers?|staff|police)\b)")
# A heading that is nothing but one of them opens figures of its own.
_OTHER_NATIONS = {"Scotland", "Northern Ireland", "Wales", "England"}
# What such a publisher decides itself.
_THEIR_OWN = re.compile(
    r"\b(?:reviews?|appealed to)\b|\bappeals? (?:(?:were|was|had been|have been) )?(?:received|made|lodged|"
    r"allowed|upheld|dismissed|decided|heard|rejected|withdrawn|to)\b",
    re.IGNORECASE,
)
# Whose police a publisher answers for, where that follows from what it is.
_REMITS = [
    (re.compile(r"\b(?:crown office|procurator fiscal|scottish)\b", re.IGNORECASE), "police in Scotland"),
    (re.compile(r"\bnorthern ireland\b", re.IGNORECASE), "police in Northern Ireland"),
]
IN_DOUBT = "the publisher answers about others: whose figure is it?"


def answers_about_others(publisher: str) -> bool:
    """Whether a publisher is a ministry, a board, a prosecutor or the like, and no force or prison service."""
    return bool(_ANSWERS.search(publisher)) and not _NO_OTHER.search(publisher)


@dataclass(frozen=True)
class Whose:
    """Of a document of such a publisher: the body it names, if any, and whether it speaks of police or of prisons."""

    publisher: str = ""
    police: str = ""
    prisons: str = ""
    about: str = ""

    def settled(self, found: list[Found]) -> list[Found]:
        """The figures, none of them the publisher's own where it only answers about others."""
        return [self._one(figure) if self.publisher == figure.body != "" else figure for figure in found]

    def _one(self, figure: Found) -> Found:
        words = f"{figure.measure_text} {figure.breakdown} {figure.staff_group}"
        about = _about(words) or self.about
        if not about or self.publisher in words or _THEIR_OWN.search(words):
            return figure
        if about == "prisons" and _JUSTICE.search(self.publisher):
            service = service_of(self.publisher, words, figure.period)
            return replace(figure, body=service) if service else figure
        named = {"prisons": self.prisons, "police": self.police}.get(about, "")
        return replace(figure, body=named) if named else figure.doubted(IN_DOUBT)


def whose_figures(publisher: str, texts: Iterable[str], labels: Iterable[str] = ()) -> Whose:
    """Whose figures a document gives, by its publisher, all its sentences and the labels of its tables' rows."""
    if not answers_about_others(publisher):
        return Whose()
    texts = list(texts)
    names = [name for text in texts for name in _names_in(text)]
    names += [label for label in labels if vocabulary.code_of("bodies", label)]
    police = _the_one(name for name in names if not _PRISONS.search(name))
    prisons = _the_one(name for name in names if not _POLICE.search(name))
    police = _remit(publisher) if police is None else police
    about = _about(" ".join(texts)) or ("police" if police and not _JUSTICE.search(publisher) else _about(publisher))
    return Whose(publisher, police, prisons or "", about)


def _the_one(names: Iterable[str]) -> str | None:
    """The one body that is named; nothing where several are, None where none is."""
    found = {vocabulary.code_of("bodies", name) or name: name for name in names}
    return None if not found else next(iter(found.values())) if len(found) == 1 else ""


def _about(text: str) -> str:
    """Whether a text speaks of police, of prisons or of both; nothing where of neither."""
    police, prisons = len(_POLICE.findall(text)), len(_PRISONS.findall(text))
    if not police and not prisons:
        return ""
    return "prisons" if prisons > 3 * police else "police" if police > 3 * prisons else "both"


def _remit(publisher: str) -> str:
    return next((whose for form, whose in _REMITS if form.search(publisher)), "")


def _names_in(text: str) -> list[str]:
    """The bodies a text names, the nations, and a city's police by the short name that everybody uses."""
    names = [match.group() for match in _nations().finditer(text)]
    if name := body_in(text):
        names.append(name)
    if text.strip(" .:()") in _OTHER_NATIONS:
        names.append(text.strip(" .:()"))
    if _MET.search(text):
        names.append("Metropolitan Police")
    return [name for name in names if not answers_about_others(name)]


@functools.cache
def _nations() -> re.Pattern[str]:
    names = [
        n
        for t in vocabulary.terms("bodies").values()
        if t["kind"] == "aggregate"
        for n in (t["name"], *t.get("aliases", ()))
    ]
    return re.compile("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))
