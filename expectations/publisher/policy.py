"""The small file that says how a table was masked: a threshold and what each sign means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from ingest.model.errors import WrongUse
from ingest.model.policy import SuppressionPolicy
from ingest.safe_yaml import load_yaml

_WORDS = {"not_held", "not_applicable", "not_yet_available", "withheld", "zero"}
_KEYS = ("threshold", "below", "mask_range", "markers", "zero", "rounding", "min_candidates", "rule")
_LARGEST = 1_000_000
EXAMPLE = """Give a file like this one:
  threshold: 5              # figures of 1 to 5 are hidden
  zero: published           # or masked
  markers:
    "*": masked             # hides a figure of 1 to 5
    "#": secondary          # hides any figure, so that no other can be worked out"""


def read_policy(path: Path) -> SuppressionPolicy:
    """The rule of a table; what is wrong with the file is said with its key."""
    given = _loaded(path)
    for key in given:
        if key not in _KEYS:
            raise _slip(path, f"`{key}` is no key of a policy; known are {', '.join(_KEYS)}")
    if given.get("markers") is None and "rounding" not in given:
        raise _slip(path, "The policy has no `markers`: it does not say which signs hide a figure")
    hidden = _hidden(path, given)
    zero = given.get("zero", "unspecified")
    lowest = 0 if zero == "masked" else 1
    rounding = given.get("rounding")
    made: dict[str, Any] = {
        "stated": True,
        "zero": zero,
        "mask_range": hidden,
        "markers": _markers(path, given.get("markers") or {}, hidden, lowest),
        "rounding": {"base": rounding} if isinstance(rounding, int) and not isinstance(rounding, bool) else rounding,
        "min_candidates": given.get("min_candidates", 2),
        "rule": str(given.get("rule") or ""),
    }
    try:
        return SuppressionPolicy.model_validate(made)
    except ValidationError as fault:
        told = "; ".join(f"`{'.'.join(map(str, e['loc']))}`: {e['msg']}" for e in fault.errors())
        raise _slip(path, f"The policy breaks its contract: {told}") from fault


def spoken_policy(policy: SuppressionPolicy) -> str:
    """The rule as it was understood, in one line, so that a slip in it shows."""
    low, high = policy.mask_range or (0, 0)
    words = [f"figures of {low} to {high} have to be hidden" if policy.mask_range else "no figure has to be hidden"]
    words += [f"zeros are {policy.zero}" if policy.zero != "unspecified" else "of zeros nothing is said"]
    for sign, meaning in policy.markers.items():
        least, most = meaning.range or (0, None)
        span = f"{least} or more" if most is None else f"{least} to {most}"
        words.append(f"{sign!r} hides {span}" if meaning.kind == "masked" else f"{sign!r} is {meaning.kind}")
    if policy.rounding:
        words.append(f"rounded to {policy.rounding.base} ({policy.rounding.mode})")
    return "; ".join(words)


def _loaded(path: Path) -> dict[str, Any]:
    try:
        given: Any = load_yaml(path.read_bytes())
    except OSError as fault:
        raise WrongUse(
            "The policy cannot be read.", where=str(path), why=str(fault), remedy="Check its name."
        ) from fault
    except (yaml.YAMLError, RecursionError) as fault:
        raise _slip(path, f"The policy is no YAML: {' '.join(str(fault).split())}") from fault
    if given is None:
        raise _slip(path, "The policy file is empty")
    if not isinstance(given, dict) or not all(isinstance(key, str) for key in given):
        raise _slip(path, "A policy is a list of keys and values")
    return given


def _hidden(path: Path, given: dict[str, Any]) -> Any:
    """What has to be hidden: `threshold: 5` is 1 to 5, `below: 5` is 1 to 4, `mask_range` says both ends."""
    told = [key for key in ("threshold", "below", "mask_range") if given.get(key) is not None]
    if len(told) > 1:
        raise _slip(path, f"{' and '.join(f'`{key}`' for key in told)} say the same; keep one")
    if not told and "rounding" not in given:
        raise _slip(path, "The policy does not say which figures are hidden: `threshold`, `below` or `mask_range`")
    if not told:
        return None
    value = given[told[0]]
    if told == ["mask_range"]:
        return value
    least = 1 if told == ["threshold"] else 2
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _LARGEST:
        raise _slip(path, f"`{told[0]}` has to be a whole number from {least} to {_LARGEST:,}, not {value!r}")
    return [1, value if told == ["threshold"] else value - 1]


def _markers(path: Path, given: Any, hidden: Any, lowest: int) -> dict[str, Any]:
    if isinstance(given, str):
        given = [given]
    meanings = dict.fromkeys(map(str, given), "masked") if isinstance(given, list) else given
    if not isinstance(meanings, dict):
        raise _slip(path, "`markers` has to be a list of signs, or each sign with its meaning")
    return {str(sign): _meaning(path, str(sign), word, hidden, lowest) for sign, word in meanings.items()}


def _meaning(path: Path, sign: str, word: Any, hidden: Any, lowest: int) -> Any:
    if word == "masked" and isinstance(hidden, list) and len(hidden) == 2:
        return {"kind": "masked", "range": [0 if lowest == 0 else hidden[0], hidden[1]]}
    if word == "secondary":
        return {"kind": "masked", "range": [lowest, None], "secondary": True}
    if isinstance(word, str) and word in _WORDS:
        return {"kind": word}
    if isinstance(word, dict):
        return word
    if word == "masked":
        raise _slip(path, f"the sign {sign!r} is masked, but no `threshold` says what it hides")
    known = ", ".join(["masked", "secondary", *sorted(_WORDS)])
    raise _slip(path, f"{word!r} is no meaning of the sign {sign!r}; known are {known}")


def _slip(path: Path, what: str) -> WrongUse:
    return WrongUse(
        f"{what[0].upper()}{what[1:]}.",
        where=str(path),
        why="A table that is read by the wrong rule gets the wrong verdict.",
        remedy=EXAMPLE,
    )
