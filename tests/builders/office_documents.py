"""PDF and Word documents for tests, made as offices make them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from fpdf import FPDF

Rows = list[tuple[str, ...]]


def pdf(*pages: Callable[[FPDF], None], head: str = "", **protection: Any) -> bytes:
    """A PDF whose pages are drawn by the functions given, each under the same head and over its number."""

    class Headed(FPDF):
        def header(self) -> None:
            self.set_font("helvetica", size=8)
            self.cell(0, 6, head, new_x="LMARGIN", new_y="NEXT")

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("helvetica", size=8)
            self.cell(0, 10, f"Page {self.page_no()} of {len(pages)}", align="C")

    made = Headed()
    if protection:
        made.set_encryption(**protection)
    for page in pages:
        made.add_page()
        made.set_font("helvetica", size=11)
        page(made)
    return bytes(made.output())


def paragraph(made: FPDF, words: str) -> None:
    made.multi_cell(0, 6, words, new_x="LMARGIN", new_y="NEXT")
    made.ln(4)


def heading(made: FPDF, words: str) -> None:
    made.set_font("helvetica", "B", 15)
    made.cell(0, 10, words, new_x="LMARGIN", new_y="NEXT")
    made.set_font("helvetica", size=11)


def ruled(made: FPDF, rows: Rows) -> None:
    with made.table(width=150) as table:
        for row in rows:
            line = table.row()
            for cell in row:
                line.cell(cell)
    made.ln(6)


def aligned(made: FPDF, rows: Rows, width: int = 35) -> None:
    for row in rows:
        for cell in row:
            made.cell(width, 7, cell)
        made.ln(7)
    made.ln(6)


def noted(made: FPDF, words: str, note: str, rest: str) -> None:
    """Words with a note printed above the line."""
    made.write(6, words)
    made.char_vpos = "SUP"
    made.write(6, note)
    made.char_vpos = "LINE"
    made.write(6, rest)
    made.ln(10)


def word(draw: Callable[[Any], None]) -> bytes:
    """A .docx that a function writes into."""
    book = docx.Document()
    draw(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
