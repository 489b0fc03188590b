"""The audit agrees with an oracle that shares no code with it, in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.mark.parametrize("first", [0, 5000])
def test_no_disagreement_with_the_oracle(first: int) -> None:
    from compare import disagreements

    wrong, unproved = disagreements(range(first, first + 30), 24)
    assert wrong == []
    assert unproved == 0
