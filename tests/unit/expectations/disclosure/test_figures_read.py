"""Strings read in bulk say what they say one by one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from expectations.disclosure.figures import FREE, KINDS, PERCENT, Rule, read_figures
from expectations.disclosure.kernels import OPEN
from ingest.model.policy import SuppressionPolicy
from ingest.tables.markers import read_figure

STRINGS = [
    "0",
    "7",
    "0012",
    "1,234",
    " 12 ",
    "12*",
    "~",
    "5",
    "9" * 15,
    "9" * 16,
    "9" * 30,
    "٣",
    "-3",
    "2.5",
    "nil",
    "",
]
STRINGS += ["fewer than 6", "7", "~", "-"]
PLAIN = {
    "stated": True,
    "mask_range": [1, 2],
    "zero": "published",
    "markers": {"~": {"kind": "masked", "range": [1, 2]}},
}
POLICIES = {
    "plain": PLAIN,
    "digits as a marker": PLAIN | {"markers": {"5": {"kind": "masked", "range": [1, 5]}}},
    "rounded": PLAIN | {"rounding": {"base": 5}},
}


@pytest.mark.parametrize("policy", POLICIES.values(), ids=list(POLICIES))
def test_every_string_is_read_as_the_reader_reads_it(policy: dict[str, object]) -> None:
    rule = Rule(SuppressionPolicy.model_validate(policy))
    for raw in STRINGS:
        figure = read_figure(raw, rule.policy)
        upper = OPEN if figure.upper is None else figure.upper
        assert rule.read(raw, False)[:3] == (KINDS.get(figure.status, FREE), figure.lower, upper), raw


def test_a_printed_percentage_is_no_count() -> None:
    rule = Rule(SuppressionPolicy.model_validate(PLAIN))
    assert rule.read("12", True)[0] == PERCENT


def test_a_column_of_strings_a_list_and_an_array_are_read_alike() -> None:
    rules = [Rule(SuppressionPolicy.model_validate(policy)) for policy in POLICIES.values()]
    policy = np.arange(len(STRINGS)) % len(rules)
    given = (STRINGS, np.array(STRINGS, dtype=object), pd.Series(STRINGS, dtype="str"))
    read = [read_figures(raw, policy, policy, rules) for raw in given]
    for figures in read:
        one_by_one = [rules[at].read(raw, False) for raw, at in zip(STRINGS, policy.tolist(), strict=True)]
        columns = zip(figures.kind, figures.lo, figures.hi, figures.printed, strict=True)
        assert [tuple(map(int, row)) for row in columns] == one_by_one


def test_many_rules_and_few_cells_are_read_alike() -> None:
    rules = [Rule(SuppressionPolicy.model_validate(PLAIN))] * 2000
    policy = np.array([3, 1999])
    figures = read_figures(["~", "12"], policy, policy, rules)
    assert figures.lo.tolist() == [1, 12] and figures.hi.tolist() == [2, 12]


def test_a_cell_without_a_string_is_an_empty_cell() -> None:
    rules = [Rule(SuppressionPolicy.model_validate(PLAIN))]
    nil = np.zeros(2, dtype=np.int64)
    there, missing = (
        read_figures(["", "4"], nil, nil, rules),
        read_figures(pd.Series([None, "4"], dtype="str"), nil, nil, rules),
    )
    assert there.kind.tolist() == missing.kind.tolist()
