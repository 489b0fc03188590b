"""Reads source.yml and releases/<ref>.yml into their models, with errors a maintainer can act on."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ingest.model.errors import InvalidContract

Model = TypeVar("Model", bound=BaseModel)


_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc, valid-type]
    """YAML in which only true and false are booleans: `on` is a key of ours, `No` may be a label."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))


def load_yaml(text: bytes | str) -> Any:
    """The content of a contract file; safe, and with YAML 1.2's booleans."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - the loader is a SafeLoader


def parse_contract(text: bytes, model: type[Model], where: str) -> Model:
    """A model from YAML bytes.

    Raises:
        InvalidContract: no YAML, an unknown key, a missing key or a wrong value, each named.
    """
    try:
        content = load_yaml(text)
    except yaml.YAMLError as fault:
        raise _invalid(f"No YAML: {_one_line(str(fault))}", where, "Correct the line named above.") from fault
    if not isinstance(content, dict):
        raise _invalid("The file is empty, or no mapping of keys.", where, "Start from another release of the source.")
    try:
        return model.model_validate(content)
    except ValidationError as fault:
        raise _invalid(_faults(fault), where, "Correct the keys named above; `docs/maintainer/add-a-source.md` lists them.") from fault


def _faults(fault: ValidationError) -> str:
    return "; ".join(_fault(error["loc"], error["type"], error["msg"]) for error in fault.errors()[:8])


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
    return InvalidContract(what, where=where, why="A contract that is half understood reads figures wrongly.", remedy=remedy)
