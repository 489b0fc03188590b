"""Whose figures a document holds: what each row says of itself, its publisher's catalogue, or a person who is asked."""

from __future__ import annotations

from ingest.documents.document import Cell
from ingest.model import vocabulary
from ingest.model.errors import UnreadableCell
from ingest.model.mapping import Assignment
from ingest.model.read_table import ReadTable
from ingest.proposal.alone.names import names_of
from ingest.proposal.proposal import Proposal
from ingest.reading.account.claimed import cells_of
from ingest.reading.contract.selected import Figure, selected
from ingest.reading.contract.settled import label_of
from ingest.reading.words.meaning import body_in

_WHOEVER = "police_england_and_wales"


def add_body(proposal: Proposal) -> None:
    """The `body` of a contract: of every figure that stands in no row of a body of its own.

    Nobody is asked where there is no such figure.
    """
    source, path = proposal.facts.source, ("body",)
    named = _named(proposal)
    if proposal.facts.said and proposal.facts.said.body:
        proposal.content["body"] = proposal.facts.said.body
        if others := [name for name in _names_above(proposal) if _code_of(name) != proposal.facts.said.body]:
            proposal.ask(
                path, f"the catalogue says `{proposal.facts.said.body}`, the figures are of {', '.join(others[:3])}"
            )
        return
    publisher = source.publisher if source else None
    is_body = publisher is not None and vocabulary.is_known("bodies", publisher)
    proposal.content["body"] = publisher if is_body else (named[0] if len(named) == 1 else _WHOEVER)
    others = [code for code in named if code != publisher]
    if is_body and (others := others or _others_than_default(proposal)):
        proposal.ask(path, f"the document also names {', '.join(others[:3])}")
    if source is not None and (_is_said_by_rows(proposal) or (not is_body and _is_said_by_captions(proposal))):
        return
    if not is_body:
        proposal.ask(
            path, "whose figures these are: the publisher is no body of its own" if source else "name the source"
        )


def _others_than_default(proposal: Proposal) -> list[str]:
    """The bodies that captions, labels and the rows themselves name, and that are not the publisher."""
    own, body = names_of(proposal), proposal.content["body"]
    rows = [one.body for one in proposal.reading.observations if one.body]
    names = dict.fromkeys((*_names_above(proposal), *rows))
    return [name for name in names if name not in own and _code_of(name) != body]


def _named(proposal: Proposal) -> list[str]:
    """Codes of the bodies that are named anywhere."""
    names = {name for line in proposal.document.lines if (name := body_in(line.text))}
    return sorted({code for name in names if (code := vocabulary.code_of("bodies", name))})


def _names_above(proposal: Proposal) -> list[str]:
    """The bodies, known or not, that captions, labels and sentences with figures name, and the places of one."""
    texts = [figure.measure_text for figure in proposal.reading.observations]
    for table in proposal.reading.tables:
        texts += [*table.frame.said, *(cell.text for cell in cells_of(table))]
    names = [name for text in dict.fromkeys(texts) if (name := body_in(text))]
    prisons = [form for code, form in vocabulary.patterns("bodies") if code == "establishment"]
    places = [found.group() for text in texts for form in prisons for found in form.finditer(text)]
    known = [name for text in _lines_of(proposal) if (name := body_in(text)) and _code_of(name)]
    return list(dict.fromkeys([*known, *names, *places]))


def _lines_of(proposal: Proposal) -> list[str]:
    return [line.text for text in proposal.document.texts() if not text.boilerplate for line in text.lines]


def _code_of(name: str) -> str | None:
    return vocabulary.code_of("bodies", name)


def _is_said_by_rows(proposal: Proposal) -> bool:
    """Whether there are figures, and each of them stands beside or under the name of a body."""
    entries = proposal.content.get("reading", [])
    if not entries or proposal.content.get("prose"):
        return False
    for entry in entries:
        mapping = ReadTable.model_validate(entry)
        if mapping.sets.body is not None:
            continue
        try:
            _, figures = selected(proposal.reading, proposal.document, mapping)
        except UnreadableCell:  # what is wrong with the table is asked where the table stands
            return False
        if not all(_has_body(figure, mapping.codes) for figure in figures):
            return False
    return True


def _is_said_by_captions(proposal: Proposal) -> bool:
    """Whether a department gives figures of one body, which the document names: then they are theirs.

    A body that only follows from what the department answers for is for a person.
    """
    names = {one.body for one in proposal.reading.observations}
    codes = {_code_of(name) for name in names}
    if len(codes) != 1 or (code := codes.pop()) is None:
        return False
    texts = [*_lines_of(proposal), *(text for table in proposal.reading.tables for text in table.frame.said)]
    if not any(name in text for name in names for text in texts):
        return False
    proposal.content["body"] = code
    return True


def _has_body(figure: Figure, codes: dict[str, Assignment]) -> bool:
    return any(_is_body(cell, codes) for cell in (*figure.bands, *figure.beside, *figure.above))


def _is_body(cell: Cell, codes: dict[str, Assignment]) -> bool:
    label = label_of(cell, codes)
    return (label.declared or label.inferred).body is not None
