"""Words of a Word document that stand beside its text: comments, and what its pictures are said to show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.documents.document import Line
from ingest.documents.word_words import Notes, tag, words_of


def words_beside(book: Any) -> Iterator[Line]:
    """Each comment and each description once."""
    safe = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in book.part.rels.values():
        if relation.is_external or not relation.reltype.endswith("/comments"):
            continue
        for comment in etree.fromstring(relation.target_part.blob, safe).iter(tag("comment")):
            words = " ".join(" ".join(words_of(p, Notes()) for p in comment.iter(tag("p"))).split())
            if words:
                yield Line(0, words, "a comment")
    said = [one.get("descr", "") for one in book.element.body.iter("{*}docPr")]
    yield from (Line(0, " ".join(text.split()), "the description of a picture") for text in dict.fromkeys(said) if text)
