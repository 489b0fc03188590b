"""All findings of many cells as arrays: rule by rule the cells it fires at. Words come later, for those who ask."""

from __future__ import annotations

import numpy as np

from expectations.disclosure import disclosures, policy_rules
from expectations.disclosure.figures import Figures
from expectations.disclosure.solve import Solution
from expectations.disclosure.system import System


def scan(figures: Figures, system: System, solution: Solution) -> dict[str, np.ndarray]:
    """Cells of each rule that speaks of single cells, and under SUP-301 those of broken components."""
    silent = disclosures.broken_cells(system, solution, figures)
    few, fewer = disclosures.narrowed(solution, figures, silent)
    broken = np.isin(solution.group, list(solution.broken)) if solution.broken else np.zeros(len(system), bool)
    return {
        "SUP-101": policy_rules.unknown(figures),
        "SUP-102": policy_rules.malformed(figures),
        "SUP-103": policy_rules.off_base(figures),
        "SUP-104": policy_rules.hides_nothing(figures),
        "SUP-201": policy_rules.primary_failures(figures),
        "SUP-202": policy_rules.shown_zeros(figures),
        "SUP-301": np.unique(system.col[broken[system.row]]),
        "SUP-401": disclosures.exact(solution, figures, silent),
        "SUP-402": np.union1d(few, fewer),
        "SUP-403": disclosures.derived(solution, figures, silent),
        "SUP-900": np.flatnonzero(solution.unproved & ~silent),
    }
