"""Words that stand beside the text of a document: a comment, a page's margin, the name of a sheet, hidden words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.documents.document import Line
from ingest.language.periods import find_periods
from ingest.reading.account.told import Told, beyond
from ingest.reading.account.unplaced import is_unplaced
from ingest.reading.text.flow import Lines
from ingest.reading.text.sentences import Sentence, sentences_of

_KINDS = {"page", "hidden"}
# A sheet's name, a protective marking, a logo.
_KNOWN = re.compile(
    r"an?|and|annex|answer|appendix|by|chart|contents|crest|csv|data|e?mail|figures?|foia?|for|freedom|from|gender|image|in|"
    r"information|logo|not|of|official|on|page|pq|print|protectively|marked|ref(?:erence)?|request|response|results?|"
    r"sensitive|sheet|statistics|tables?|tab|the|to|total|unclassified|uin|workbook|www|year|[0-9]{1,2}",
    re.IGNORECASE,
)


def beside_in(
    beside: Iterable[Line], flow: Sequence[object], told: Sequence[Told], names: Iterable[str]
) -> list[Sentence]:
    """The sentences among them that say something which no table says."""
    names = list(names)
    return [one for one in _sentences(beside, flow) if told and _says_more(one.text, told, names)]


def _sentences(beside: Iterable[Line], flow: Sequence[object]) -> Iterator[Sentence]:
    pieces = [piece for piece in flow if isinstance(piece, Lines)]
    margins = [line for piece in pieces if piece.kind in _KINDS for line in piece.lines]
    # A page's title that is its heading too is weighed where it is printed.
    printed = {line.text.strip() for piece in pieces if not piece.aside for line in piece.lines}
    for line in (*(one for one in beside if one.text.strip() not in printed), *margins):
        yield from sentences_of(line)


def _says_more(text: str, told: Sequence[Told], names: Iterable[str]) -> bool:
    """Words that neither a table nor any paper of its kind has, or years that are not those of the figures."""
    dated = any(mention.period.kind != "point" for mention in find_periods(text))
    return (dated or is_unplaced(text, set())) and bool(beyond(text, told, _KNOWN, names))
