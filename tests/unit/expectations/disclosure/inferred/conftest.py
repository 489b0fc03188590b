"""Inferred relations as tests compare them: kinds, cells by their place in print, and values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders.printed import frame

from expectations.disclosure.inferred import Inferred, infer

Told = set[tuple[Any, ...]]


def _told(found: Inferred, rows: list[dict[str, Any]]) -> Told:
    refs = found.extended(frame(rows))["cell_ref"].tolist()
    return {
        (r.kind, refs[r.total], *(sorted(refs[part] for part in r.parts) if r.value is None else [r.value]))
        for r in found.relations
    }


@pytest.fixture
def told() -> Callable[..., Told]:
    """What is inferred of some rows, as sets of (kind, total, parts in order)."""
    return lambda rows, **known: _told(infer(frame(rows), **known), rows)
