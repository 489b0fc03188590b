"""YAML as contracts use it: each key once, no circles, no bombs, and only true and false are booleans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

_LONGEST = 2 * 1024 * 1024
_DEEPEST = 40
_HEAVIEST = 200_000
_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc, valid-type]
    """YAML in which only true and false are booleans: `on` is a key of ours, `No` may be a label."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))


def load_yaml(text: bytes | str) -> Any:
    """The content of a contract file.

    Raises:
        yaml.YAMLError: it is no such content; the message names the line where there is one.
    """
    if len(text) > _LONGEST:
        raise yaml.YAMLError(f"longer than {_LONGEST:,} bytes")
    inspection = _Inspection()
    for event in yaml.parse(text, Loader=_Loader):
        inspection.see(event)
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - the loader is a SafeLoader
    except ValueError as fault:  # a day that is in no calendar, a number of thousands of digits
        raise yaml.YAMLError(str(fault)) from fault


@dataclass
class _Open:
    """A list or mapping being read: its anchor, how many values it holds written out, and a mapping's keys."""

    anchor: str | None
    is_mapping: bool
    weight: int = 1
    children: int = 0
    keys: set[str] = field(default_factory=set)


@dataclass
class _Inspection:
    """Looks at a text as it streams by, before anything is built of it."""

    stack: list[_Open] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)

    def see(self, event: yaml.Event) -> None:
        """Refuse what would lose a key without a word, never end, or fill the memory."""
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.CollectionEndEvent):
            closed = self.stack.pop()
            self._add(closed.weight, line)
            if closed.anchor:
                self.weights[closed.anchor] = closed.weight
        elif isinstance(event, yaml.CollectionStartEvent):
            self._child(event, line)
            self.stack.append(_Open(event.anchor, isinstance(event, yaml.MappingStartEvent)))
            if len(self.stack) > _DEEPEST:
                raise yaml.YAMLError(f"nested deeper than {_DEEPEST} levels in line {line}")
        elif isinstance(event, yaml.AliasEvent):
            if any(opened.anchor == event.anchor for opened in self.stack):
                raise yaml.YAMLError(f"the anchor `{event.anchor}` stands inside itself, in line {line}")
            self._child(event, line)
            self._add(self.weights.get(event.anchor or "", 1), line)
        elif isinstance(event, yaml.ScalarEvent):
            self._child(event, line)
            self._add(1, line)

    def _child(self, event: yaml.NodeEvent, line: int) -> None:
        if not self.stack:
            return
        parent = self.stack[-1]
        parent.children += 1
        if parent.is_mapping and parent.children % 2 and isinstance(event, yaml.ScalarEvent) and event.value != "<<":
            if event.value in parent.keys:
                raise yaml.YAMLError(f"the key `{event.value}` stands twice, in line {line}")
            parent.keys.add(event.value)

    def _add(self, weight: int, line: int) -> None:
        if self.stack:
            self.stack[-1].weight += weight
        if weight > _HEAVIEST or (self.stack and self.stack[-1].weight > _HEAVIEST):
            raise yaml.YAMLError(f"written out, its anchors make more than {_HEAVIEST:,} values, in line {line}")
