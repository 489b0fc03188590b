"""Letters as offices send them, in PDF and in docx: letterhead, footers, and tables that run over the page."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as Letter
from fpdf import FPDF

Blocks = list[dict[str, Any]]
_WRITTEN = datetime(2023, 1, 2, tzinfo=UTC)


class _Paper(FPDF):
    """A4 with a footer that counts the pages."""

    footer_text = ""

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 8, self.footer_text.format(page=self.page_no(), pages="{nb}"), align="C")


def pdf_letter(letterhead: list[str], footer: str, blocks: Blocks) -> bytes:
    """A letter in PDF; blocks are `p` a paragraph, `h` a heading, `table` with `rows` and `widths`."""
    paper = _Paper()
    paper.footer_text = footer
    paper.set_creation_date(_WRITTEN)
    paper.set_auto_page_break(True, margin=22)
    paper.add_page()
    paper.set_font("helvetica", size=11)
    for line in letterhead:
        paper.cell(0, 7, _plain(line), align="R", new_x="LMARGIN", new_y="NEXT")
    paper.ln(14)
    for block in blocks:
        paper.ln(3)
        if "table" in block:
            _pdf_table(paper, block["table"])
        else:
            paper.set_font("helvetica", style="B" if "h" in block else "", size=11)
            paper.multi_cell(
                0, 6.2, _plain(block.get("h", block.get("p", ""))), align="L", new_x="LMARGIN", new_y="NEXT"
            )
    return bytes(paper.output())


def _pdf_table(paper: FPDF, table: dict[str, Any]) -> None:
    """The heading row is printed again where the table runs over the page."""
    paper.set_font("helvetica", size=10)
    with paper.table(col_widths=tuple(table["widths"]), text_align="LEFT", line_height=7) as made:
        for cells in table["rows"]:
            row = made.row()
            for text in cells:
                row.cell(_plain(text))


def _plain(text: str) -> str:
    """The fonts every PDF reader brings along know Latin-1 only."""
    return text.encode("latin-1", "replace").decode("latin-1")


def docx_letter(letterhead: list[str], footer: str, blocks: Blocks) -> bytes:
    """The same letter in docx; `merge` lists blocks of cells as first row, first column, last row, last column."""
    letter = Document()
    letter.sections[0].header.paragraphs[0].text = "   ".join(letterhead)
    letter.sections[0].footer.paragraphs[0].text = footer
    for block in blocks:
        if "table" in block:
            _docx_table(letter, block["table"])
        elif "h" in block:
            letter.add_heading(block["h"], level=2)
        else:
            letter.add_paragraph(block["p"])
    buffer = io.BytesIO()
    letter.save(buffer)
    return buffer.getvalue()


def _docx_table(letter: Letter, table: dict[str, Any]) -> None:
    rows: list[list[str]] = table["rows"]
    made = letter.add_table(rows=len(rows), cols=len(rows[0]))
    for top, left, bottom, right in table["merge"]:
        made.cell(top, left).merge(made.cell(bottom, right))
    for r, cells in enumerate(rows):
        for c, text in enumerate(cells):
            if text:
                made.cell(r, c).text = text
