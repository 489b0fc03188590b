"""What the audit advises to hide really hides: printed and audited again, no hidden figure can be worked out."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.publisher.check import judged_table
from expectations.publisher.report import Told

RULE = 'threshold: 4\nzero: published\nmarkers: {"*": masked, "#": secondary}\n'
Rows = list[list[str]]


@st.composite
def tables(draw: st.DrawFn, with_shares: bool = True) -> Rows:
    """A true table with its totals, small figures hidden or not, some others hidden too, perhaps percentages."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(2, 3))
    figure = st.one_of(st.integers(0, 9), st.integers(0, 60))
    inner = [[draw(figure) for _ in range(width)] for _ in range(height)]
    lines = [[*line, sum(line)] for line in inner]
    if draw(st.booleans()):
        lines.append([sum(column) for column in zip(*lines, strict=True)])
    slip = draw(st.sampled_from([0.0, 0.0, 0.1]))
    chance = draw(st.randoms(use_true_random=False))
    shares = with_shares and draw(st.booleans())
    labels = [f"Force {n}" for n in range(height)] + ["Total"]
    rows = [["Force", *(f"Grade {n}" for n in range(width)), "Total", *(["% of total"] if shares else [])]]
    for label, line in zip(labels, lines, strict=False):
        share = [f"{100 * line[0] / line[-1]:.0f}%" if line[-1] else "n/a"] if shares else []
        rows.append([label, *(_printed(value, chance.random(), slip) for value in line), *share])
    return rows


def _printed(value: int, chance: float, slip: float) -> str:
    if 1 <= value <= 4 and chance >= slip:
        return "*"
    return "#" if value > 4 and chance > 0.9 else str(value)


def audited(rows: Rows) -> Told:
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    with TemporaryDirectory() as folder:
        table, policy = Path(folder) / "table.csv", Path(folder) / "rule.yml"
        table.write_text(made.getvalue(), encoding="utf-8")
        policy.write_text(RULE.replace("}", ', "n/a": not_applicable}'), encoding="utf-8")
        return judged_table(table, policy, True)


def followed(rows: Rows, told: Told) -> Rows:
    """The table with every piece of advice taken."""
    changed = [[*row] for row in rows]
    for entry in told.hide():
        cell, sign = str(entry["cell"]), entry["sign"]
        assert sign is not None
        changed[int(cell[1:]) - 1][ord(cell[0]) - ord("A")] = sign
    return changed


def given_away(told: Told) -> set[tuple[str, str]]:
    return {(f.rule, cell) for f in told.result.findings if f.rule in ("SUP-201", "SUP-401") for cell in f.cells}


@settings(max_examples=30, deadline=None)
@given(tables())
def test_a_table_that_follows_the_advice_passes(rows: Rows) -> None:
    told = audited(rows)
    assert told.advice.complete
    assert bool(told.hide()) == bool(given_away(told))
    assert given_away(audited(followed(rows, told))) == set()


@settings(max_examples=12, deadline=None)
@given(tables(with_shares=False))
def test_no_cell_is_advised_that_need_not_be_hidden(rows: Rows) -> None:
    told = audited(rows)
    small = {entry["cell"] for entry in told.hide() if entry["sign"] == "*"}
    for entry in told.hide():
        if entry["cell"] in small:
            continue
        fewer = followed(rows, told)
        row, column = int(str(entry["cell"])[1:]) - 1, ord(str(entry["cell"])[0]) - ord("A")
        fewer[row][column] = rows[row][column]
        assert given_away(audited(fewer))
