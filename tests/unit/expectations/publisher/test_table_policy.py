"""The small policy file of a table: its short forms, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.publisher.policy import read_policy, spoken_policy
from ingest.model.errors import WrongUse
from ingest.model.policy import SuppressionPolicy


def read(folder: Path, text: str | bytes) -> SuppressionPolicy:
    path = folder / "rule.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_policy(path)


def test_the_short_forms(tmp_path: Path) -> None:
    policy = read(
        tmp_path, 'threshold: 5\nmarkers: {"*": masked, "#": secondary, "-": zero, "..": not_held}\nrounding: 5\n'
    )
    assert policy.mask_range == (1, 5)
    assert policy.markers["*"].range == (1, 5)
    assert policy.markers["#"].range == (1, None) and policy.markers["#"].secondary
    assert (policy.markers["-"].kind, policy.markers[".."].kind) == ("zero", "not_held")
    assert policy.rounding is not None and policy.rounding.base == 5


def test_below_five_is_four_and_hidden_zeros_belong_to_the_sign(tmp_path: Path) -> None:
    policy = read(tmp_path, "below: 5\nzero: masked\nmarkers: ['*', '[c]']\n")
    assert policy.mask_range == (1, 4)
    assert policy.markers["[c]"].range == (0, 4)
    assert spoken_policy(policy) == (
        "figures of 1 to 4 have to be hidden; zeros are masked; '*' hides 0 to 4; '[c]' hides 0 to 4"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("# nothing\n", "is empty"),
        ("- a\n- b\n", "list of keys and values"),
        ("threshold: 5\n", "no `markers`"),
        ("threshold: 5\nmarkers:\n", "no `markers`"),
        ("markers: ['*']\n", "does not say which figures are hidden"),
        ("threshold: five\nmarkers: ['*']\n", "whole number from 1 to 1,000,000, not 'five'"),
        ("threshold: true\nmarkers: ['*']\n", "whole number"),
        ("threshold: 0\nmarkers: ['*']\n", "whole number"),
        ("threshold: 2.5\nmarkers: ['*']\n", "whole number"),
        ("treshold: 5\nmarkers: ['*']\n", "`treshold` is no key of a policy"),
        ("threshold: 5\nbelow: 5\nmarkers: ['*']\n", "say the same; keep one"),
        ("threshold: 5\nmarkers: {'*': hidden}\n", "'hidden' is no meaning of the sign"),
        ("threshold: 5\nmarkers: 7\n", "has to be a list of signs"),
        ("threshold: 5\nmarkers: ['*']\nzero: shown\n", "`zero`"),
        ("threshold: 5\nmarkers: ['*']\nrounding: 1\n", "`rounding.base`"),
        ("threshold: 5\nthreshold: 6\nmarkers: ['*']\n", "stands twice"),
        ("threshold: [5\n", "no YAML"),
        (b"threshold: \xc3\x28", "no YAML"),
        ("rounding: 5\nmarkers: {'*': masked}\n", "no `threshold` says what it hides"),
    ],
)
def test_what_is_wrong_is_said_with_an_example(tmp_path: Path, text: str | bytes, words: str) -> None:
    with pytest.raises(WrongUse, match=words) as caught:
        read(tmp_path, text)
    assert "threshold: 5" in caught.value.remedy
