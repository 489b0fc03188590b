"""The questions of a proposal as a person meets them: what is asked of many tables or labels alike is asked once.

A value that one answer settles in several tables stands in the contract once, under an anchor; `same` are the keys
that take it over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.proposal.proposal import Path, Proposal, Question

_MOST_NAMED = 6
_LONGEST_LABEL = 100


@dataclass(frozen=True)
class Asked:
    """One question: the key it stands at, the cells it is about, and keys that take over the value of another."""

    path: Path
    text: str
    cells: tuple[str, ...] = ()
    same: tuple[tuple[Path, Path], ...] = ()


def grouped(proposal: Proposal) -> list[Asked]:
    """The questions in the order of the contract, alike ones as one."""
    groups: dict[tuple[Any, ...], list[Question]] = {}
    for question in proposal.questions:
        groups.setdefault(_key(question, proposal), []).append(question)
    asked = [_asked(key, same, proposal) for key, same in groups.items() if key[0] != "codes"]
    labels = [same for key, same in groups.items() if key[0] == "codes"]
    return asked + list(_of_labels(labels, proposal))


def _key(question: Question, proposal: Proposal) -> tuple[Any, ...]:
    path, text = question.path, question.text
    if path[0] == "reading" and len(path) > 2:
        if path[2] == "codes" and len(str(path[3])) > _LONGEST_LABEL:
            return ("alone", path, text)  # YAML writes a key so long in another way, which takes no anchor
        if path[2] == "codes":
            return ("codes", path[3], repr(_at(proposal.content, path)), text.partition("open:")[2])
        if path[2] == "confirms":
            return ("confirms", _at(proposal.content, path))
        if path[2] == "sets":
            return ("sets", *path[3:], repr(_at(proposal.content, path)) if len(path) > 3 else "", _kind(text))
    if path == ("documents",):
        return ("documents", text.partition(": `")[0])
    return ("alone", path, text)


def _kind(text: str) -> str:
    return text.partition(" for ")[0] if text.startswith("no period was found") else text


def _asked(key: tuple[Any, ...], same: list[Question], proposal: Proposal) -> Asked:
    """Questions of one kind as one, with the tables it is about."""
    first, cells = same[0], _cells(same)
    if len(same) == 1:
        return Asked(first.path, first.text, cells)
    if key[0] == "documents":
        found = [question.text.partition(": ")[2] for question in same]
        return Asked(first.path, f"{key[1]}, {len(same)} times: {_some(found)}", cells)
    tables = dict.fromkeys(_table(question.path, proposal) for question in same)
    if key[0] == "confirms":
        return Asked(first.path, f"{len(cells)} figures, first in {cells[0]}, in {_some(tables)}: read rightly?", cells)
    pairs = tuple((question.path, first.path) for question in same[1:]) if len(first.path) > 3 else ()
    return Asked(first.path, f"{first.text} (asked once for {_some(tables)})", cells, pairs)


def _of_labels(labels: list[list[Question]], proposal: Proposal) -> Iterable[Asked]:
    """The labels that a table is the first to print, as one question."""
    tables: dict[Path, list[list[Question]]] = {}
    for same in labels:
        tables.setdefault(same[0].path[:3], []).append(same)
    for path, groups in tables.items():
        pairs = tuple((other.path, same[0].path) for same in groups for other in same[1:])
        firsts = [same[0] for same in groups]
        cells = _cells([question for same in groups for question in same])
        if len(firsts) == 1:
            yield Asked(firsts[0].path, firsts[0].text, cells, pairs)
            continue
        named = ", ".join(f"`{question.path[3]}` ({question.cells[0]})" for question in firsts)
        table = _table(path, proposal)
        yield Asked(path, f"what do these labels stand for? {table}, {len(firsts)} labels: {named}", cells, pairs)


def _cells(questions: Iterable[Question]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell for question in questions for cell in question.cells))


def _table(path: Path, proposal: Proposal) -> str:
    return str(_at(proposal.content, (*path[:2], "id")))


def _some(names: Iterable[str]) -> str:
    names = list(names)
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _at(content: Any, path: Path) -> Any:
    """What a contract says at a key; None where the key is left out."""
    for step in path:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return None
    return content
