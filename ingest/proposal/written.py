"""A proposal as the text of a releases/<ref>.yml: each question is a comment at its very key."""

from __future__ import annotations

from typing import Any

import yaml

from ingest.contracts import OPEN
from ingest.proposal.proposal import Path, Proposal

_SCHEMA = "# yaml-language-server: $schema=../../../model/schemas/release.schema.json\n"
_HEAD = """\
# Proposed from the document by the reader. A comment with a question mark is open: settle it, then delete the comment.
# A contract with an open question is never loaded.
"""
_WIDE = 10_000


class _Dumper(yaml.SafeDumper):
    """Block style, and no anchors: every key stands where it is read."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _range(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    """Numbers stand on one line; whatever may be asked about has a line of its own."""
    flow = all(item is None or isinstance(item, int) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


_Dumper.add_representer(list, _range)


def as_yaml(proposal: Proposal) -> str:
    """The contract as text."""
    text = yaml.dump(proposal.content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDE)
    root, lines = yaml.compose(text, Loader=yaml.SafeLoader), text.splitlines()
    assert root is not None  # noqa: S101 - it was written one line above
    asked = proposal.asked
    taken = _take_over(root, lines, [pair for question in asked for pair in question.same])
    for question in asked:
        number = _line_of(root, question.path)
        mark = "; " if OPEN in lines[number] else f"  {OPEN} "
        lines[number] += mark + question.text
    kept = [line for number, line in enumerate(lines) if number not in taken]
    return _SCHEMA + _HEAD + "\n".join(kept) + "\n"


def _take_over(root: yaml.Node, lines: list[str], same: list[tuple[Path, Path]]) -> set[int]:
    """Put an anchor at a value that others take over, and an alias in their places; the lines no longer needed."""
    names: dict[Path, str] = {}
    gone: set[int] = set()
    for path, first in same:
        key, value = _pair_of(root, path)
        if first not in names:
            names[first] = f"as{len(names) + 1}"
            _mark(lines, _pair_of(root, first)[0], f"&{names[first]}")
        at = key.end_mark
        lines[at.line] = f"{lines[at.line][: at.column]}: *{names[first]}"
        gone |= set(range(at.line + 1, _last_line(value) + 1))
    return gone


def _mark(lines: list[str], key: yaml.Node, anchor: str) -> None:
    line, column = key.end_mark.line, key.end_mark.column + 1
    lines[line] = f"{lines[line][:column]} {anchor}{lines[line][column:]}"


def _last_line(node: yaml.Node) -> int:
    """The line of the last string in a value: a block has its end at the next key."""
    if isinstance(node, yaml.MappingNode) and node.value:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value:
        return _last_line(node.value[-1])
    return int(node.end_mark.line)


def _pair_of(node: yaml.Node, path: Path) -> tuple[yaml.Node, yaml.Node]:
    """The key at the end of a path that is there, and its value."""
    key = node
    for step in path:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[int(step)]
        else:
            key, node = next(pair for pair in node.value if pair[0].value == str(step))
    return key, node


def _line_of(node: yaml.Node, path: Path) -> int:
    """The line of a key; of the nearest one above where the key itself is left out."""
    line = node.start_mark.line
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
            continue
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = next(((key, value) for key, value in pairs if key.value == str(step)), None)
        if found is None:
            return line
        line, node = found[0].start_mark.line, found[1]
    return line
