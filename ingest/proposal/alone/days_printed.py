"""Whether the figures are of a time that was over on every day of writing that the document prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ingest.language.days import DATE, MONTH, YEAR, date_of, last_day, month_of
from ingest.proposal.alone.words_around import placed_lines
from ingest.proposal.proposal import Proposal

# What is done with a page or a letter on the day it is ready.
_MADE = (
    r"(?:updated?|review(?:ed)?|sent|issued?|dated?|published|released?|modified|revised|created|written|printed|posted|"
    r"uploaded|answered|repl(?:y|ied)|respon(?:se|ded)|disclosed|generated|compiled|produced|extracted|version|signed|"
    r"prepared|approved|amended|edited|checked|verified|generated|correct|accurate)"
)
_DAY = rf"(?P<day>{DATE}|{MONTH},?\s+{YEAR})"
_WRITTEN_ON = re.compile(
    rf"\b{_MADE}\b(?:\s+(?:on|at|as|of|by|to|in|the|date|day|time|last))*\W{{0,4}}(?:[0-9]{{1,2}}[:.][0-9]{{2}}\W+)?{_DAY}",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"\W*(?:(?:date|day|on|the|of|[A-Z][a-z]+,)\W+){{0,3}}(?P<day>{DATE})(?:\W+[0-9]{{1,2}}[:.][0-9]{{2}}(?:\s?[ap]m)?)?\W*",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"(?P<month>{MONTH}),?\s+(?P<year>{YEAR})", re.IGNORECASE)


def ask_of_days(proposal: Proposal) -> None:
    """The earliest such day bounds every period."""
    days = sorted(_days(proposal))
    if not days:
        return
    day, place = days[0]
    late = [one for one in proposal.reading.observations if one.period and one.period.end and one.period.end >= day]
    if late:
        said = f"{place} was written on {day}, and figures are for a time not over then: for how much of it?"
        proposal.ask(("published_on",), said, [one.cell_ref for one in late])


def _days(proposal: Proposal) -> Iterator[tuple[date, str]]:
    for place, text in placed_lines(proposal, aside=True):
        alone = _ALONE.fullmatch(text)
        for found in [alone] if alone else _WRITTEN_ON.finditer(text):
            if day := _day_of(found["day"]):
                yield day, place


def _day_of(text: str) -> date | None:
    if found := _MONTH.fullmatch(text.strip()):
        month = month_of(found["month"])
        return last_day(int(found["year"]), month) if month else None
    return date_of(text)
