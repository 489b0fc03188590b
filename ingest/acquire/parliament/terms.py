"""Whether a question is about what a source looks for."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Terms:
    """The words of a source; a word also finds longer ones that begin with it, as `dismiss` finds `dismissed`."""

    def __init__(self, terms: Iterable[str]) -> None:
        forms = (r"\W+".join(re.escape(word) for word in term.split()) for term in terms)
        self._form = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})", re.IGNORECASE)

    def are_in(self, *texts: str | None) -> bool:
        """Whether one of the words stands in one of the texts."""
        return any(text is not None and self._form.search(text) is not None for text in texts)
