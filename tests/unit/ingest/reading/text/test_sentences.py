from __future__ import annotations

from ingest.documents.document import Line
from ingest.reading.text.sentences import LONGEST, sentences_of


def test_a_sentence_far_too_long_is_cut_at_spaces_and_nothing_of_it_is_lost() -> None:
    text = "in 2019 six officers were dismissed and " * 400
    pieces = sentences_of(Line(1, text))
    assert len(pieces) > 1
    assert all(piece.is_cut and len(piece.text) <= LONGEST for piece in pieces)
    assert " ".join(piece.text for piece in pieces) == text.strip()


def test_a_word_far_too_long_is_cut_anywhere() -> None:
    text = "1," * LONGEST
    assert "".join(piece.text for piece in sentences_of(Line(1, text))) == text


def test_a_sentence_of_any_usual_length_is_whole() -> None:
    (sentence,) = sentences_of(Line(7, "Six officers were dismissed, " * 30 + "and no more."))
    assert not sentence.is_cut
    assert sentence.place == "line 7"
