"""Postal addresses of letters: the numbers in them are of houses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.documents.document import Line

_POSTCODE = re.compile(r"^\W*(?:[A-Za-z ]+,? )?[A-Z]{1,2}[0-9]{1,2}[A-Z]?\s?[0-9][A-Z]{2}\W*$")
_HOUSE = re.compile(r"\W*[0-9]{1,4}[A-Za-z]?,? (?:[A-Z][\w'’]+[ ,]*)+$")
_LONGEST_ADDRESS = 60
_LONGEST_LINE = 400


def addresses_in(lines: Sequence[Line]) -> set[str]:
    """Short lines from a house down to its postcode: the numbers there are no figures."""
    found: set[str] = set()
    for number, line in enumerate(lines):
        if len(line.text) <= _LONGEST_LINE and _POSTCODE.search(line.text):
            near = [one for one in lines[max(0, number - 5) : number + 1] if len(one.text) <= _LONGEST_LINE]
            start = next((n for n, one in enumerate(near) if _HOUSE.match(one.text)), len(near) - 1)
            found |= {one.place for one in near[start:] if _is_of_address(one.text)}
    return found


def _is_of_address(text: str) -> bool:
    """A house, a postcode, or a place without any number."""
    short = len(text) <= _LONGEST_ADDRESS and not any(c.isdigit() for c in text)
    return bool(short or _POSTCODE.search(text) or _HOUSE.match(text))
