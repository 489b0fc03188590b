"""Prints what the reader makes of the unseen releases.

.venv/bin/python tests/unseen/figures.py [--set 2] [--show N]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from unseen.releases import SETS, figures_of, read_all


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="print up to N missed and N wrong rows of each")
    parser.add_argument("--set", type=int, default=1, choices=range(1, len(SETS) + 1), help="which set of releases")
    parser.add_argument("--keep", type=Path, help="a folder to keep the files and what was made of them in")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = wanted.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        of = SETS[wanted.set - 1]
        done = read_all(folder, of)
        if done.returncode:
            print(done.stdout, done.stderr, sep="")
        print(figures_of(folder / "out", of).as_text(wanted.show))


if __name__ == "__main__":
    main()
