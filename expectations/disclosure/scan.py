"""All findings of many cells as arrays: rule by rule the cells it fires at. Words come later, for those who ask."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from expectations.disclosure import disclosures, policy_rules
from expectations.disclosure.figures import Figures
from expectations.disclosure.solve import Solution
from expectations.disclosure.system import System


def scan(figures: Figures, system: System, solution: Solution) -> dict[str, np.ndarray]:
    """Cells of each rule that speaks of single cells, and under SUP-301 those of broken components."""
    broken = np.isin(solution.group, list(solution.broken)) if solution.broken else np.zeros(len(system), bool)
    # Nothing can be worked out of a cell that says its own figure.
    loose = np.flatnonzero(figures.lo < figures.hi)
    silent = disclosures.broken_cells(system, solution, figures)[loose]
    part, left = _figures_at(figures, loose), _solution_at(solution, loose)
    few, fewer = disclosures.narrowed(left, part, silent)
    return {
        "SUP-101": policy_rules.unknown(figures),
        "SUP-102": policy_rules.malformed(figures),
        "SUP-103": policy_rules.off_base(figures),
        "SUP-104": policy_rules.hides_nothing(figures),
        "SUP-201": policy_rules.primary_failures(figures),
        "SUP-202": policy_rules.shown_zeros(figures),
        "SUP-301": np.unique(system.col[broken[system.row]]) if broken.any() else np.zeros(0, dtype=np.int64),
        "SUP-401": loose[disclosures.exact(left, part, silent)],
        "SUP-402": loose[np.union1d(few, fewer)],
        "SUP-403": loose[disclosures.derived(left, part, silent)],
        "SUP-900": loose[left.unproved & ~silent],
    }


def _figures_at(figures: Figures, at: np.ndarray) -> Figures:
    arrays = ("kind", "lo", "hi", "printed", "subject", "policy", "release")
    return replace(figures, **{name: getattr(figures, name)[at] for name in arrays})


def _solution_at(solution: Solution, at: np.ndarray) -> Solution:
    arrays = ("lo", "hi", "count", "unproved", "lost")
    return replace(solution, **{name: getattr(solution, name)[at] for name in arrays})
