"""Shows an answer to a person: as a table where it fits, one record under the other where it does not."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from publish.query import Answer

_BETWEEN_COLUMNS = 3


def show(answer: Answer, console: Console) -> None:
    """Print an answer; nothing of it is cut off."""
    rows = [[_text(value) for value in row] for row in answer.rows]
    widths = [max(map(len, column)) for column in zip(answer.columns, *rows, strict=True)]
    if sum(widths) + _BETWEEN_COLUMNS * len(widths) + 1 <= console.width or not rows:
        console.print(_table(answer.columns, rows))
    else:
        _records(answer.columns, rows, console)
    console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", style="dim")


def _table(columns: list[str], rows: list[list[str]]) -> Table:
    table = Table(*[escape(column) for column in columns])
    for row in rows:
        table.add_row(*[escape(cell) for cell in row])
    return table


def _records(columns: list[str], rows: list[list[str]], console: Console) -> None:
    longest = max(map(len, columns))
    for number, row in enumerate(rows, 1):
        console.rule(f"row {number}", align="left", style="dim")
        for column, cell in zip(columns, row, strict=True):
            console.print(f"[bold]{escape(column.ljust(longest))}[/]  {escape(cell)}", highlight=False)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
