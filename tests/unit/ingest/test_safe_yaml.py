"""A contract file is read as it stands, or refused with its line: nothing lost, no circle, no bomb."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from ingest.safe_yaml import load_yaml

BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 30))
MERGES = "a0: &a0 {x: 1}\n" + "".join(f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 10)}]}}\n" for i in range(1, 30))


def test_only_true_and_false_are_booleans() -> None:
    assert load_yaml("{on: 2014-04-01, No: Yes, off: y, t: true, f: false}") == {
        "on": date(2014, 4, 1),
        "No": "Yes",
        "off": "y",
        "t": True,
        "f": False,
    }


def test_anchors_and_merges_are_kept() -> None:
    text = "base: &b {x: 1, y: 2}\ndeep: [{s: {d: &s {<<: *b, x: 2}}}]\nlast: {<<: *s, x: 5}\nagain: *b"
    assert load_yaml(text)["last"] == {"x": 5, "y": 2}
    assert load_yaml(text)["again"] == {"x": 1, "y": 2}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: {c: 1, d: 2, c: 3}", "`c` stands twice, in line 2"),
        ("tables: []\nprose: []\ntables: []", "`tables` stands twice, in line 3"),
        ("a: &x [*x]", "`x` stands inside itself"),
        ("a: &x\n  b: {c: *x}", "`x` stands inside itself, in line 2"),
        (BOMB, "200,000 values"),
        (MERGES, "200,000 values"),
        ("[" * 100_000, "nested deeper than 40"),
        ("{a: " * 100_000, "nested deeper than 40"),
        ("- " * 100_000, "nested deeper than 40"),
        ("a: 2010-02-30", "day is out of range"),
        ("a: " + "9" * 5000, "4300"),
        ("a: " + "x" * 3_000_000, "longer than"),
        ("a: !!python/object/apply:os.system [true]", "could not determine a constructor"),
        ("a: *nowhere", "undefined alias"),
        ("a: 1\n---\nb: 2", "expected a single document"),
        ("a: [1", "did not find expected"),
        ("? [a]\n: 1", "unhashable"),
        (b"a: \xff", "invalid"),
        (b"a: \0", "control characters"),
        ('a: "\\ud800"', "invalid Unicode"),
    ],
)
def test_what_cannot_be_read_is_said(text: str | bytes, said: str) -> None:
    with pytest.raises(yaml.YAMLError, match=said):
        load_yaml(text)
