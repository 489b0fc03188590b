"""The sentence that leads to a table and says its caption again: `The table below shows the number of …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.model import vocabulary
from ingest.reading.account.told import Told, beyond
from ingest.reading.words.furniture import without_lead

_KNOWN = re.compile(
    r"a|an|and|are|been|by|count|data|each|every|figures?|for|from|had|has|have|in|information|is|number|numbers|of|on|"
    r"over|since|between|that|the|their|these|this|those|to|total|was|were|which|who|with|years?|broken|down|split",
    re.IGNORECASE,
)


def restates(sentence: str, told: Sequence[Told], names: Iterable[str] = ()) -> bool:
    """Whether a sentence leads to a table and has no word and no period that the table has not."""
    plain = " ".join(sentence.split())
    rest = without_lead(plain)
    genders = {code for code, _ in vocabulary.named_in("genders", rest)}
    if len(genders & {"male", "female"}) == 1:
        return False  # its table may tell both apart
    return bool(told) and rest != plain and not beyond(rest, told, _KNOWN, names)
