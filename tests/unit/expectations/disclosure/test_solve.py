"""What each way of reasoning decides: propagation, search, programming; and what a budget leaves unproved."""

from __future__ import annotations

import numpy as np
import pytest

from expectations.disclosure import solve as solver
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.solve import Budget, Solution, solve
from expectations.disclosure.system import Builder
from ingest.model.errors import InvalidContract

Row = tuple[list[tuple[int, int]], int | None, int | None]


def solved(rows: list[Row], lo: list[int], hi: list[int], budget: Budget | None = None) -> Solution:
    builder = Builder()
    for number, (terms, low, high) in enumerate(rows):
        builder.add(number, terms, low, high)
    return solve(builder.build(), np.array(lo), np.array(hi), budget)


# Three cells, each pair of which has a published sum: an odd cycle, which propagation cannot see through.
PAIRS: list[Row] = [([(0, 1), (1, 1)], 4, 4), ([(1, 1), (2, 1)], 4, 4), ([(0, 1), (2, 1)], 4, 4)]


def test_only_search_finds_that_an_odd_cycle_gives_every_cell_away(monkeypatch: pytest.MonkeyPatch) -> None:
    left = solved(PAIRS, [1, 1, 1], [3, 3, 3])
    assert left.lo.tolist() == left.hi.tolist() == [2, 2, 2]
    assert not left.unproved.any()

    monkeypatch.setattr(solver.Programme, "certify", lambda self: 2)
    propagated = solved(PAIRS, [1, 1, 1], [3, 3, 3], Budget(nodes=0))
    assert (propagated.lo.tolist(), propagated.hi.tolist()) == ([1, 1, 1], [3, 3, 3])


def test_only_integer_programming_finds_what_search_has_no_nodes_for() -> None:
    """The linear bound of each cell is 3.5; only whole numbers say that 3 is the most."""
    rows: list[Row] = [
        ([(0, 1), (1, 1), (2, 1)], 5, 5),
        ([(0, 1), (1, 1), (3, 2)], 4, 6),
        ([(2, 1), (1, 1), (3, 2)], 4, 6),
    ]
    left = solved(rows, [0] * 4, [4] * 4, Budget(nodes=0))
    assert left.hi[0] == 3 and not left.unproved.any()


def test_a_budget_of_nothing_leaves_bounds_wide_and_says_so() -> None:
    left = solved(PAIRS, [1, 1, 1], [3, 3, 3], Budget(nodes=0, seconds=0))
    assert left.unproved.all() and left.lost.all()
    assert left.lo.tolist() == [1, 1, 1] and not left.broken


def test_a_cycle_that_walks_one_unit_at_a_time_is_refuted_all_the_same() -> None:
    rows: list[Row] = [([(0, 1), (1, -1)], 1, 1), ([(0, 1), (2, -1)], None, 0), ([(2, 1), (1, -1)], None, 0)]
    assert solved(rows, [0, 0, 0], [10**6] * 3).broken
    assert solved(rows, [0, 0, 0], [OPEN] * 3).broken


def test_a_cell_that_may_be_any_number_is_proved_open() -> None:
    rows: list[Row] = [([(0, 1), (1, -1)], None, 0), ([(1, 1), (2, -1)], None, 0), ([(0, 1), (2, -1)], None, 0)]
    left = solved(rows, [1, 1, 1], [OPEN] * 3)
    assert (left.hi >= OPEN).all() and not left.unproved.any()


def test_holes_are_counted() -> None:
    """Half of five or fewer: two or four."""
    left = solved([([(0, 2), (1, -1)], 0, 0)], [1, 1], [5, 5])
    assert (left.lo.tolist(), left.hi.tolist(), left.count.tolist()) == ([1, 2], [2, 4], [2, 2])


def test_whole_numbers_stay_exact_up_to_the_end_of_64_bits() -> None:
    large = 2**62 - 5
    left = solved([([(0, 1), (1, -1), (2, -1)], 0, 0)], [large + 2, large, 1], [large + 2, large, 9])
    assert left.lo[2] == left.hi[2] == 2
    with pytest.raises(InvalidContract, match="too large"):
        solved([([(0, 2**62), (1, 1)], 0, None), ([(0, 1), (1, 1)], 1, None)], [0, 0], [4, 4])


def test_a_cell_asked_for_alone_has_the_candidates_it_has_among_all() -> None:
    holed: list[Row] = [([(0, 2), (1, -1)], 0, 0), ([(1, 1), (2, 1)], 6, 6), ([(0, 3), (2, 1), (3, -1)], 0, None)]
    for rows, lo, hi in ((PAIRS, [1, 1, 1], [3, 3, 3]), (holed, [1, 1, 1, 0], [5, 5, 5, 9])):
        builder = Builder()
        for number, (terms, low, high) in enumerate(rows):
            builder.add(number, terms, low, high)
        system, least, most = builder.build(), np.array(lo), np.array(hi)
        everything = solve(system, least, most)
        for budget in (Budget(), Budget(nodes=0)):
            for cell in range(len(lo)):
                alone = solve(system, least, most, budget, asked=cell)
                told = [(left.lo[cell], left.hi[cell], left.count[cell]) for left in (alone, everything)]
                assert told[0] == told[1]
                assert not alone.unproved[cell]
