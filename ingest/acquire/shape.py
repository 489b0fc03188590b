"""The shape in which a publisher answers: an answer that has moved from it is refused, naming the field."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ingest.model.errors import NeedsAPerson

_FIELDS_NAMED = 3
_Made = TypeVar("_Made")


class Shape(BaseModel):
    """One object of an answer. A field that is missing or of another kind is a fault; a new one is left alone."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


def shaped(model: type[_Made], body: bytes, where: str) -> _Made:
    """The JSON of an answer as what it should be.

    Raises:
        NeedsAPerson: it is not; the fields are named, their contents are not shown.
    """
    try:
        return TypeAdapter(model).validate_json(body)
    except ValidationError as fault:
        raise moved(_named(fault), where) from fault


def moved(what: str, where: str) -> NeedsAPerson:
    """The fault of an answer that is not what its publisher used to send."""
    return NeedsAPerson(
        f"The answer has another shape than it had: {what}.",
        where=where,
        why="Read under the old shape, a figure could come from a field that means something else by now.",
        remedy="Compare the answer with the publisher's description of its interface; nothing of it was taken.",
    )


def _named(fault: ValidationError) -> str:
    errors = fault.errors(include_url=False, include_context=False, include_input=False)
    named = [
        f"`{'.'.join(str(part) for part in e['loc']) or 'the whole'}` {e['msg'][:1].lower()}{e['msg'][1:]}"
        for e in errors
    ]
    rest = len(named) - _FIELDS_NAMED
    return "; ".join(named[:_FIELDS_NAMED]) + (f"; and {rest} more" if rest > 0 else "")
