"""How often audit and oracle disagree over seeded instances: `python tests/oracle/compare.py 2000`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from instances import instance

from expectations.cases.case import figures_of_case, read_case
from expectations.disclosure.disclosures import broken_cells
from expectations.disclosure.encode import encode
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.solve import solve


def disagreements(seeds: range, largest: int = 40) -> tuple[list[str], int]:
    """What differs, a line each; and how many cells the audit left unproved."""
    cases = [instance(seed, largest) for seed in seeds]
    text = "".join(json.dumps(case) + "\n" for case in cases)
    oracle = Path(__file__).with_name("cp_sat.py")
    done = subprocess.run([sys.executable, oracle], input=text, capture_output=True, text=True, check=True)
    found, unproved = [], 0
    for case, line in zip(cases, done.stdout.splitlines(), strict=True):
        wrong, left = compared(case, json.loads(line))
        found += wrong
        unproved += left
    return found, unproved


def compared(data: dict[str, Any], told: dict[str, Any]) -> tuple[list[str], int]:
    case = read_case(data)
    figures = figures_of_case(case)
    system = encode(case.relations)
    left = solve(system, figures.lo, figures.hi)
    if bool(left.broken) == told["feasible"]:
        return [f"{data['id']}: feasible {told['feasible']}, broken {left.broken}"], 0
    wrong = []
    silent = broken_cells(system, left, figures)
    for name, (low, high, count) in told.get("cells", {}).items():
        at = case.cells.ids.index(name)
        upper = None if left.hi[at] >= OPEN else int(left.hi[at])
        ours = (int(left.lo[at]), upper)
        if not silent[at] and not left.unproved[at] and (ours != (low, high) or count not in (None, left.count[at])):
            wrong.append(f"{data['id']} {name}: oracle {(low, high, count)}, audit {(*ours, int(left.count[at]))}")
    return wrong, int(left.unproved.sum())


if __name__ == "__main__":
    first, last = (int(sys.argv[2]) if len(sys.argv) > 2 else 0), int(sys.argv[1])
    wrong, unproved = disagreements(range(first, first + last))
    print(*wrong[:20], sep="\n")
    print(f"{last} instances, {len(wrong)} disagreements, {unproved} cells unproved")
