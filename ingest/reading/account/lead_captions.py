"""A sentence that leads to a table without a caption: it is the caption where every word of it is understood."""

from __future__ import annotations

from ingest.reading.account.unplaced import is_asked
from ingest.reading.captions.caption_words import BY_AXIS
from ingest.reading.captions.frame import Frame
from ingest.reading.words.conform import conform
from ingest.reading.words.furniture import without_lead
from ingest.reading.words.meaning import has_sense


def is_caption_of_its_own(frame: Frame) -> bool:
    """Whether a table has no words above it but a statement of what it shows, with a code for each of its words."""
    if not frame.lead or is_asked(frame.lead) or any(has_sense(text) for text in frame.said if text != frame.lead):
        return False
    words = without_lead(frame.lead)
    if words == frame.lead:
        return False
    said = conform(BY_AXIS.sub("", words.strip(" .,;:")))
    return said.is_certain and bool(said.codes)
