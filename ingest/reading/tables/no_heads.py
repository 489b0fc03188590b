"""Men or women in full-time equivalents, and the total of such figures or of shares: no count of people."""

from __future__ import annotations

import re

from ingest.language.remembered import remembered
from ingest.reading.captions.frame import Frame
from ingest.reading.figures.found import Found
from ingest.reading.words.meaning import meaning_of
from ingest.reading.words.wording import gender_of
from ingest.tables.arithmetic import is_total
from ingest.tables.grid import Row, Understood

IN_DOUBT = "the labels are of full-time equivalents or of shares: does it count people?"
_FTE = re.compile(r"\b(?:full|whole)[- ]time[- ]equivalents?\b|\b[FW]TEs?\b", re.IGNORECASE)


def doubted_where_no_heads(found: list[Found], table: Understood, frame: Frame) -> list[Found]:
    """Each figure under such a label in doubt, and each total of nothing but such figures."""
    if _FTE.search(" ".join(frame.said)):
        return found  # the caption says so of all of them
    odd = {
        cell.place for row in table.rows for n, cell in enumerate(row.values) if cell is not None and _is_odd(row, n)
    }
    return [figure.doubted(IN_DOUBT) if figure.cell_ref in odd else figure for figure in found]


def _is_odd(row: Row, column: int) -> bool:
    labels = [cell.text for cell in (*row.bands, *row.labels)]
    over = _over(row, column)
    if any(_is_fte(text) and gender_of(text) != "all" for text in (*labels, *over)):
        return True  # a label of both is read as neither
    others = [_over(row, n) for n in range(len(row.columns)) if n != column]
    if not (over and is_total(over[-1])) or not others:
        return False
    return all(any(_is_fte(text) or meaning_of(text).kind == "rate" for text in other) for other in others)


@remembered
def _is_fte(label: str) -> bool:
    return _FTE.search(label) is not None


def _over(row: Row, column: int) -> list[str]:
    return [cell.text.strip() for cell in row.columns[column].labels] if column < len(row.columns) else []
