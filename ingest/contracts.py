"""Reads source.yml and releases/<ref>.yml into their models, with errors a maintainer can act on."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ingest.model.errors import InvalidContract
from ingest.safe_yaml import load_yaml

OPEN = "# ?"
_QUESTION = re.compile(r"(?:^|\s)# \?[ \t]*(?P<asked>.*)$")
Model = TypeVar("Model", bound=BaseModel)


def parse_contract(text: bytes, model: type[Model], where: str) -> Model:
    """A model from YAML bytes.

    Raises:
        InvalidContract: no YAML, an unknown key, a missing key or a wrong value, each named.
    """
    return build(content_of(text, where), model, where)


def content_of(text: bytes, where: str) -> dict[str, Any]:
    """The keys and values of a contract, not yet checked against its model.

    Raises:
        InvalidContract: no YAML, or no mapping of keys.
    """
    if asked := open_questions(text):
        more = f" and {len(asked) - 1} more" if len(asked) > 1 else ""
        raise _invalid(f"A question is open in {asked[0]}{more}.", where, "Settle it, then delete the comment.")
    try:
        content = load_yaml(text)
    except yaml.YAMLError as fault:
        raise _invalid(f"No YAML: {_one_line(str(fault))}", where, "Correct the line named above.") from fault
    if not isinstance(content, dict):
        raise _invalid("The file is empty, or no mapping of keys.", where, "Start from another release of the source.")
    return content


def open_questions(text: bytes) -> list[str]:
    """What a proposed contract still asks, as `line 7: …`."""
    lines = enumerate(text.decode("utf-8", errors="replace").splitlines(), 1)
    return [f"line {n}: {found['asked']}" for n, line in lines if (found := _QUESTION.search(line))]


def build(content: dict[str, Any], model: type[Model], where: str) -> Model:
    """A model from the content of a contract.

    Raises:
        InvalidContract: an unknown key, a missing key or a wrong value, each named.
    """
    try:
        return model.model_validate(content)
    except ValidationError as fault:
        raise _invalid(
            _faults(fault), where, "Correct the keys named above; `docs/maintainer/add-a-source.md` lists them."
        ) from fault


def _faults(fault: ValidationError) -> str:
    faults = sorted(fault.errors(), key=lambda error: error["type"] != "extra_forbidden")  # often a misspelt one
    return "; ".join(_fault(error["loc"], error["type"], error["msg"]) for error in faults[:8])


def _fault(loc: tuple[int | str, ...], kind: str, message: str) -> str:
    place = ".".join(str(part) for part in loc) or "the file"
    if kind == "extra_forbidden":
        return f"unknown key `{place}`"
    if kind == "missing":
        return f"missing key `{place}`"
    return f"`{place}`: {message.removeprefix('Value error, ')}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _invalid(what: str, where: str, remedy: str) -> InvalidContract:
    return InvalidContract(
        what, where=where, why="A contract that is half understood reads figures wrongly.", remedy=remedy
    )
