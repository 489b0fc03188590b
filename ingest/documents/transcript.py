"""A transcript: what was read of a PDF or a Word document, as JSON of ours, with every cell at its own address.

Neither format can be cleaned of personal data by rewriting it, so the archive keeps this instead of the bytes.
"""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from ingest.documents.boilerplate import set_aside
from ingest.documents.document import Block, Document, Table, Text, document_of
from ingest.documents.kind import TRANSCRIPT, transcribed
from ingest.documents.limits import unreadable

_BLOCK: TypeAdapter[Table | Text] = TypeAdapter(Table | Text)
_BLOCKS: TypeAdapter[list[Table | Text]] = TypeAdapter(list[Table | Text])
_WORDS: TypeAdapter[list[str]] = TypeAdapter(list[str])
_BETWEEN, _END = b', "blocks": [\n', b"\n]}\n"


def as_transcript(document: Document, kind: str) -> bytes:
    """The same document makes the same bytes: one line a block, with its page and box where it has one."""
    head = TRANSCRIPT + f'"{kind}", "remarks": '.encode() + _WORDS.dump_json(list(document.remarks))
    blocks = [_BLOCK.dump_json(block, exclude_defaults=True) for block in document.blocks]
    return head + _BETWEEN + b",\n".join(blocks) + _END


def read(file: str, sha256: str, data: bytes) -> Document:
    """The document a transcript is of; what is boilerplate is judged as it is judged today.

    Raises:
        UnreadableDocument: it was changed by hand, or made by nobody we know.
    """
    try:
        if transcribed(data) is None or not data.endswith(_END):
            raise ValueError("its first or its last line is not one of ours")
        head, _, rest = data.partition(_BETWEEN)
        remarks = _WORDS.validate_json(head.partition(b'"remarks": ')[2])
        blocks: list[Block] = list(set_aside(_BLOCKS.validate_json(b"[" + rest[: -len(_END)] + b"]", strict=True)))
    except (ValidationError, ValueError) as fault:
        raise unreadable(
            file,
            f"`{file}` looks like a transcript of ours, but is damaged: {str(fault).splitlines()[0]}.",
            "Drop the document itself into the inbox.",
        ) from fault
    return document_of(file, sha256, blocks, remarks)
