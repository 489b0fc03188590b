"""Cases that propagation does not decide: one that search does, and one that only integer programming does."""

from __future__ import annotations

from itertools import product

import numpy as np

from expectations.disclosure.solve import Budget, Solution, solve
from expectations.disclosure.system import Builder, System

# One node and no second: nothing but propagation, and what it alone leaves open is said to be open.
PROPAGATION = Budget(nodes=0, seconds=0)
SEARCH = Budget(nodes=400, seconds=0)
PROGRAMMING = Budget(nodes=400, seconds=120)


def system_of(factors: list[list[int]], sums: list[int]) -> System:
    builder = Builder()
    for number, (row, value) in enumerate(zip(factors, sums, strict=True)):
        builder.add(number, [(cell, factor) for cell, factor in enumerate(row) if factor], value, value)
    return builder.build()


def left(system: System, least: int, most: int, count: int, budget: Budget) -> Solution:
    return solve(system, np.full(count, least), np.full(count, most), budget)


def test_overlapping_totals_that_only_search_sees_through() -> None:
    """Five figures in a ring, each pair of neighbours with its sum: an odd ring leaves one answer."""
    ring = [[int(cell in (at, (at + 1) % 5)) for cell in range(5)] for at in range(5)]
    system = system_of(ring, [4] * 5)
    propagated = left(system, 1, 3, 5, PROPAGATION)
    assert propagated.unproved.all() and (propagated.lo < propagated.hi).all()
    searched = left(system, 1, 3, 5, SEARCH)
    assert not searched.unproved.any()
    assert searched.lo.tolist() == searched.hi.tolist() == [2] * 5


def test_weighted_totals_that_only_integer_programming_sees_through() -> None:
    """Twenty figures of nought or one under two weighted totals; who is counted, search does not find in its budget."""
    chance = np.random.default_rng(3)
    weights, hidden = chance.integers(1, 60, (2, 20)), chance.integers(0, 2, 20)
    sums = (weights @ hidden).tolist()
    system = system_of(weights.tolist(), sums)
    propagated = left(system, 0, 1, 20, PROPAGATION)
    assert propagated.unproved.all() and (propagated.lo < propagated.hi).all()
    searched = left(system, 0, 1, 20, SEARCH)
    programmed = left(system, 0, 1, 20, PROGRAMMING)
    assert not programmed.unproved.any()
    known = np.flatnonzero(programmed.lo == programmed.hi)
    assert len(known) and searched.unproved[known].all() and (searched.lo < searched.hi)[known].all()
    least, most = enumerated(weights, sums)
    assert (programmed.lo.tolist(), programmed.hi.tolist()) == (least.tolist(), most.tolist())


def enumerated(weights: np.ndarray, sums: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most of each figure over all answers, found by trying both halves in every way."""
    half = weights.shape[1] // 2
    ways = np.array(list(product((0, 1), repeat=half)))
    first: dict[tuple[int, ...], list[int]] = {}
    for at, made in enumerate((ways @ weights[:, :half].T).tolist()):
        first.setdefault(tuple(made), []).append(at)
    answers = [
        np.concatenate([ways[other], ways[at]])
        for at, made in enumerate((ways @ weights[:, half:].T).tolist())
        for other in first.get(tuple(np.subtract(sums, made).tolist()), [])
    ]
    return np.min(answers, axis=0), np.max(answers, axis=0)
