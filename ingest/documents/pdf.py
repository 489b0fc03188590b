"""PDF: lines with their page and box, tables by their rules or their gaps, and what stands on every page set aside."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ingest.documents.boilerplate import set_aside
from ingest.documents.document import Document, document_of
from ingest.documents.pdf_blocks import blocks_of
from ingest.documents.pdf_page import PageRead, TooManyCharacters, page_read
from ingest.documents.progress import Report, silent
from ingest.model.errors import UnreadableDocument

_MOST_PAGES = 3_000
# What pdfminer raises on a file that is cut off or was never a PDF.
_DAMAGES = (
    MalformedPDFException,
    PSException,
    struct.error,
    zlib.error,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def read(file: str, sha256: str, data: bytes, report: Report = silent) -> Document:
    """Read page by page; no page is kept but its lines.

    Raises:
        UnreadableDocument: damaged, protected, or a picture of a text.
    """
    pages = list(_pages(file, data, report))
    if not any(page.has_text for page in pages):
        raise UnreadableDocument(
            f"`{file}` has no text: its pages are pictures of a text.",
            where=file,
            why="A figure read from a picture is guessed.",
            remedy="Ask for the original, or have a person type the table into a .csv and drop that in.",
        )
    blocks = list(set_aside(blocks_of(pages)))
    bare = [str(page.number) for page in pages if not page.has_text]
    remarks = [f"Pages without text, perhaps pictures: {', '.join(bare)}."] if bare else []
    return document_of(file, sha256, blocks, remarks)


def _pages(file: str, data: bytes, report: Report) -> Iterator[PageRead]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            total = len(pdf.pages)
            if total > _MOST_PAGES:
                raise TooManyCharacters(f"it has {total:,} pages")
            for done, page in enumerate(pdf.pages, 1):
                yield page_read(page)
                report(file, done, total)
    except PdfminerException as fault:
        cause = fault.args[0] if fault.args else fault
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise UnreadableDocument(
                f"`{file}` is protected by a password.", where=file, remedy="Ask for a copy without one."
            ) from fault
        raise _damaged(file, cause) from fault
    except _DAMAGES as fault:
        raise _damaged(file, fault) from fault


def _damaged(file: str, fault: object) -> UnreadableDocument:
    return UnreadableDocument(
        f"`{file}` is a damaged PDF: {str(fault) or type(fault).__name__}.",
        where=file,
        why="A document that cannot be read safely is not loaded.",
        remedy="Fetch it anew.",
    )
