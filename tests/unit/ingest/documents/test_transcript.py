"""A transcript opens as the document it was made of: the same words at the same addresses, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders.mappings import opened
from builders.office_documents import aligned, heading, noted, paragraph, pdf, ruled, word
from fpdf import FPDF

from ingest.documents.document import Document
from ingest.documents.kind import kind_of_document
from ingest.documents.transcript import as_transcript
from ingest.model.errors import UnreadableDocument

ROWS = [("Rank", "2018", "2019"), ("Constable", "3", "4"), ("Sergeant", "~", "12")]


def page(made: FPDF) -> None:
    heading(made, "Officers dismissed")
    paragraph(made, "In 2019 some 12 officers of Kent Police were dismissed by Zoë.")
    noted(made, "Constable 12", "1", " in all")
    ruled(made, ROWS)
    aligned(made, [("Staff", "2018", "2019"), ("Women", "5", "6"), ("Men", "7", "8")])


def letter(book: Any) -> None:
    book.add_heading("Officers dismissed", 1)
    book.add_paragraph("There were 12 officers – “Zoë’s”.")
    table = book.add_table(3, 3)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    book.add_paragraph("If you are unhappy with this answer you may ask for an internal review.")


def original(kind: str) -> Document:
    return opened(pdf(page, page_two, head="Some Police") if kind == "pdf" else word(letter), kind, f"a.{kind}")


def page_two(made: FPDF) -> None:
    paragraph(made, "No more figures are held.")


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_transcript_is_the_document_word_for_word_and_place_for_place(kind: str) -> None:
    before = original(kind)
    data = as_transcript(before, kind)
    assert kind_of_document("anything.txt", data) == kind
    after = opened(data, kind, f"a.{kind}")
    assert (after.blocks, after.lines, after.grids, after.remarks) == (
        before.blocks,
        before.lines,
        before.grids,
        before.remarks,
    )
    assert as_transcript(after, kind) == data


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-40],
        lambda data: data[:60],
        lambda data: data.replace(b'"cells"', b'"sells"', 1),
        lambda data: data.replace(b"[", b"", 2),
    ],
)
def test_a_transcript_that_was_changed_by_hand_is_refused(harm: Callable[[bytes], bytes]) -> None:
    data = harm(as_transcript(original("docx"), "docx"))
    with pytest.raises(UnreadableDocument, match="transcript of ours"):
        opened(data, "docx", "a.docx")


def test_a_transcript_of_a_pdf_is_no_word_document() -> None:
    with pytest.raises(UnreadableDocument, match="declared as docx"):
        opened(as_transcript(original("pdf"), "pdf"), "docx", "a.docx")
