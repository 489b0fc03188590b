"""What a document says of itself: its day, its reference, its title. What its publisher says of it goes first."""

from __future__ import annotations

import re
from datetime import date

from ingest.documents.document import Line
from ingest.language.days import DATE, date_of
from ingest.proposal.proposal import Proposal
from ingest.registry import today

_DATED = re.compile(
    rf"\b(?:published|released?|answered|answer of|disclosed|dated?|date of (?:response|reply|answer)|response|replied)"
    rf"(?: on| date| of)?\s*:?\s*(?P<day>{DATE})",
    re.IGNORECASE,
)
_DAY = re.compile(DATE, re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?P<word>FOIA?|PQ|HL|HC|UIN|reference|ref|request|question|case)(?: (?:no|number|ref|reference))?\.?\s*[:#]?\s*"
    r"(?P<number>(?:[A-Z]{1,4}[/.-]?)*[0-9][\w/.-]{2,24}[\w])",
    re.IGNORECASE,
)


_SERIES = {"FOI", "FOIA", "PQ", "HL", "HC", "UIN"}


def add_facts(proposal: Proposal) -> None:
    """The keys of a contract above its policy."""
    source, said, content = proposal.facts.source, proposal.facts.said, proposal.content
    lines = [line for line in proposal.document.lines if line.text.strip()]
    content["ref"] = proposal.facts.ref
    content["title"] = _title(proposal, lines)
    content["reference"] = _reference(proposal, lines)
    content["body"] = ""  # known once its tables are: see body_said
    content["kind"] = source.kind if source else "foi_disclosure"
    content["published_on"] = _published_on(proposal, lines)
    if said and said.landing_page:
        content["landing_page"] = said.landing_page
    content["licence"] = source.licence if source else "OGL-3.0"
    if source is None:
        proposal.ask(("kind",), "which kind of release; name the source with --source")
        proposal.ask(("licence",), "under which licence; the source says")
    content["documents"] = [_file(proposal)]
    if said and said.asked_on:
        answered_on = None if said.is_correction else said.published_on
        content["foi"] = {"asked_on": said.asked_on, "answered_on": answered_on, "outcome": "full"}
        if content["kind"] == "foi_disclosure":
            proposal.ask(("foi", "outcome"), "was all that was asked for disclosed: full, partial, or refused?")
    for remark in proposal.document.remarks:
        proposal.ask(("documents",), f"{remark}")


def _file(proposal: Proposal) -> dict[str, object]:
    facts, said = proposal.facts, proposal.facts.said
    retrieved_on = (said.retrieved_on if said else None) or today()
    file: dict[str, object] = {"file": facts.file, "sha256": facts.sha256, "format": facts.format}
    return file | {"retrieved_on": retrieved_on} | ({"address": said.address} if said and said.address else {})


def _title(proposal: Proposal, lines: list[Line]) -> str:
    if proposal.facts.said and proposal.facts.said.title:
        return " ".join(proposal.facts.said.title.split())[:120]
    headings = [text.text for text in proposal.document.texts() if text.heading and not text.boilerplate]
    words = next((h for h in headings if h.strip()), lines[0].text if lines else proposal.facts.file)
    return " ".join(words.split())[:120]


def _reference(proposal: Proposal, lines: list[Line]) -> str:
    if proposal.facts.said and proposal.facts.said.reference:
        return proposal.facts.said.reference
    found = [match for line in lines for match in _REFERENCE.finditer(line.text)]
    numbers = {match["number"] for match in found}
    if len(numbers) == 1:
        return _named(found[0])
    proposal.ask(("reference",), "several references are printed" if numbers else "the document names no reference")
    return _named(found[0]) if found else proposal.facts.ref


def _named(found: re.Match[str]) -> str:
    """`FOI 1234/22`; a word like `reference` or `case` names no series and is left out."""
    word = found["word"] if found["word"].upper() in _SERIES else ""
    return f"{word} {found['number']}".strip()[:60]


def _published_on(proposal: Proposal, lines: list[Line]) -> date:
    if proposal.facts.said and proposal.facts.said.published_on:
        return proposal.facts.said.published_on
    named = {day: line.place for line in lines for m in _DATED.finditer(line.text) if (day := date_of(m["day"]))}
    past = sorted(day for day in named if day <= today())
    if len(past) == 1:
        return past[0]
    path = ("published_on",)
    if past:
        proposal.ask(path, f"several days are named; this one stands in {named[past[-1]]}")
        return past[-1]
    days = [day for line in lines for m in _DAY.finditer(line.text) if (day := date_of(m.group())) and day <= today()]
    proposal.ask(path, "no sentence says when it was published; the latest day printed, or today")
    return max(days, default=today())
