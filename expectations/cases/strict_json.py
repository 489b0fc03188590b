"""JSON as case files use it: every key once, no number that is none, text that can be written down again."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from ingest.model.errors import WrongUse

_LONGEST_NUMBER = 400


class _Refused(ValueError):
    """A value that JSON lets through and a case cannot mean."""


def read_json(name: str) -> Any:
    """One case file, or standard input for `-`; what is wrong with it is said with its line where there is one."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as fault:
        raise WrongUse("This file cannot be read.", where=name, why=str(fault), remedy="Check its name.") from fault
    try:
        return json.loads(
            text, object_pairs_hook=_each_once, parse_constant=_no_number, parse_int=_whole, parse_float=_fraction
        )
    except json.JSONDecodeError as fault:
        raise WrongUse(
            f"This is no JSON: {fault.msg}.",
            where=f"{name}, line {fault.lineno}, column {fault.colno}",
            remedy="Give a case file, or a table as CSV, XLSX or ODS with --policy.",
        ) from fault
    except _Refused as fault:
        raise WrongUse(f"This is no case file: {fault}.", where=name, remedy="Mend the case file.") from fault
    except RecursionError as fault:
        raise WrongUse("This file is nested too deeply.", where=name, remedy="Give a case file.") from fault


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Refused(f"the key {key[:80]!r} stands twice in one object")
        found[key] = value
    for text in (*found, *(value for value in found.values() if isinstance(value, str))):
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            raise _Refused(f"{text[:80]!a} is half a character")
    return found


def _no_number(word: str) -> Any:
    raise _Refused(f"{word} is no number")


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise _Refused(f"a number of {len(digits):,} digits stands for no count")
    return int(digits)


def _fraction(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise _Refused(f"{digits[:80]} is no number that can be held")
    return value
