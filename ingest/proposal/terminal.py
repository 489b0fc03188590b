"""The preview in a terminal: every figure with what it was read as, certain or open."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ingest.proposal.preview import Section, sections_of
from ingest.proposal.proposal import Proposal


def show(proposal: Proposal, console: Console) -> None:
    """Print the tables as understood, then the questions."""
    for section in sections_of(proposal):
        console.print(_table(section))
    asked = proposal.asked
    if not asked:
        console.print("[green]✓ Everything is certain: no question is open.[/]")
        return
    console.print(f"[bold]{len(asked)} open questions[/], each a comment in the contract:")
    for question in asked:
        key = escape(".".join(str(step) for step in question.path))
        console.print(f"  [yellow]?[/] [bold]{key}[/]: {escape(question.text)}")


def _table(section: Section) -> Table:
    title = f"{escape(section.title)} ({section.certain} of {len(section.figures)} certain)"
    table = Table(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for column in ("", "cell", "printed", "means", "what is counted", "whose", "when"):
        table.add_column(column, overflow="fold", justify="right" if column == "printed" else "left")
    for figure in section.figures:
        mark = "[green]✓[/]" if figure.certain else "[yellow]?[/]"
        words = (figure.where, figure.printed, figure.means, figure.counted, figure.whose, figure.period)
        table.add_row(mark, *(escape(word) for word in words))
    return table


def show_unasked(proposal: Proposal, console: Console) -> None:
    """Print what is proposed beside the figures and asks nothing."""
    for key, word in (("relations", "because"), ("caveats", "text")):
        for entry in proposal.content.get(key, ()):
            console.print(f"  [bold]{key}[/] {entry['kind']}: {escape(entry[word])}")
