"""The five questions at the terminal: each answer is looked at as it is given, and one that won't do is asked again."""

from __future__ import annotations

import typer

from ingest.model import vocabulary
from ingest.model.errors import WrongUse
from ingest.scaffold.answers import KINDS, WAYS, Answers, check_answer

_QUESTIONS = {
    "publisher": "Who publishes it (a code of publishers.yml)",
    "title": "What is it called",
    "kind": f"What is it ({', '.join(KINDS)})",
    "address": "On which page does a person find it",
    "acquire": f"How does it come in ({', '.join(WAYS)})",
}


def ask(given: dict[str, str | None]) -> Answers:
    """The answers of a person to what was not `given`; what was is looked at before anything is asked.

    Raises:
        WrongUse: what was given makes no sense, or there is nobody left to answer.
    """
    said = {name: answer for name, answer in given.items() if answer is not None}
    for name in said:
        check_answer(name, said)
    for name in [name for name in _QUESTIONS if name not in said]:
        said[name] = _answer(name, said)
    return Answers(**said)


def _answer(name: str, said: dict[str, str]) -> str:
    if name == "publisher":
        typer.echo(f"Publishers known: {', '.join(vocabulary.terms('publishers'))}", err=True)
    while True:
        answer = _typed(name)
        try:
            check_answer(name, said | {name: answer})
        except WrongUse as slip:
            typer.echo(f"{slip.what} {slip.remedy}", err=True)
            continue
        return answer


def _typed(name: str) -> str:
    default = "manual" if name == "acquire" else None
    try:
        return str(typer.prompt(_QUESTIONS[name], default=default, err=True)).strip()
    except typer.Abort as stop:
        if not isinstance(stop.__context__, EOFError):
            raise
        raise WrongUse(
            f"The answers ended at `{_QUESTIONS[name]}`; nothing was written.",
            remedy=f"Answer at a terminal, or give --{name} and the other four.",
        ) from stop
