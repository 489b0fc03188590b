"""An answer is shown whole: as a table where it fits, as records where it does not."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from publish.query import Answer
from publish.show import show


def _shown(answer: Answer, width: int) -> str:
    page = StringIO()
    show(answer, Console(file=page, width=width))
    return page.getvalue()


def test_a_narrow_answer_is_a_table() -> None:
    page = _shown(Answer(["body", "shown"], [("noms", "5≤"), ("hmpps", None)]), 80)
    assert "5≤" in page and "2 rows" in page and "row 1" not in page


def test_a_wide_answer_is_one_record_under_the_other_and_nothing_is_cut() -> None:
    columns = [f"column_{n}" for n in range(30)]
    page = _shown(Answer(columns, [tuple(f"value {n}" for n in range(30))]), 80)
    assert "row 1" in page and "1 row" in page
    assert all(f"column_{n}" in page and f"value {n}" in page for n in range(30))


def test_brackets_in_a_figure_are_printed_as_they_are() -> None:
    assert "[c]" in _shown(Answer(["shown"], [("[c]",)]), 80)


def test_no_rows_still_name_the_columns() -> None:
    page = _shown(Answer(["body"], []), 80)
    assert "body" in page and "0 rows" in page
