"""The policies of a case file, each as strict as the format: a number is a number."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from expectations.disclosure.figures import Rule, implicit_rule
from ingest.model.errors import InvalidContract
from ingest.model.policy import SuppressionPolicy

_POLICY = ("mask_range", "zero", "rounding", "min_candidates")
_MARKER = ("kind", "range", "secondary")
_MOST_CANDIDATES = 2**62


def rule_of(release: dict[str, Any], policies: dict[str, Any]) -> Rule:
    """The policy that a release names; none where it states none."""
    key = release.get("policy")
    where = f"release {release['id']}"
    if key is None:
        return Rule(SuppressionPolicy(stated=False), stated=False)
    if not isinstance(key, str | int) or key not in policies or not isinstance(policies[key], dict):
        raise slip(where, "names a policy that is not there", str(key))
    given = policies[key]
    _refuse_words_for_numbers(f"policy {key}", given)
    markers = given.get("markers") or {}
    if not isinstance(markers, dict) or not all(isinstance(meaning, dict) for meaning in markers.values()):
        raise slip(f"policy {key}", "has `markers` that are no object of objects")
    implicit = [sign for sign, meaning in markers.items() if meaning.get("kind") == "implicit"]
    plain = {sign: meaning for sign, meaning in markers.items() if sign not in implicit}
    try:
        policy = SuppressionPolicy.model_validate(
            {
                "stated": True,
                **{name: given[name] for name in _POLICY if given.get(name) is not None},
                "markers": {
                    s: {k: v for k, v in m.items() if k in _MARKER and v is not None} for s, m in plain.items()
                },
            }
        )
    except ValidationError as fault:
        told = "; ".join(f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in fault.errors())
        raise slip(f"policy {key}", told) from fault
    rule = implicit_rule(policy, implicit)
    return Rule(rule.policy, rule.implicit, unwritten="markers" not in given)


def _refuse_words_for_numbers(where: str, given: dict[str, Any]) -> None:
    """A model would take true for 1 and "5" for 5; a case means neither."""
    rounding = given.get("rounding")
    numbers = [("min_candidates", given.get("min_candidates"))]
    numbers += [("mask_range", end) for end in _ends(given.get("mask_range"))]
    numbers += [("rounding.base", rounding.get("base"))] if isinstance(rounding, dict) else []
    markers = given.get("markers")
    for sign, meaning in markers.items() if isinstance(markers, dict) else ():
        if isinstance(meaning, dict):
            numbers += [(f"markers.{sign}.range", end) for end in _ends(meaning.get("range"))]
            if not isinstance(meaning.get("secondary", False), bool | None):
                raise slip(where, f"needs true or false as `markers.{sign}.secondary`")
    for name, number in numbers:
        if number is not None and (isinstance(number, bool) or not isinstance(number, int)):
            raise slip(where, f"needs a whole number in `{name}`, not {str(number)[:40]!r}")
        if number is not None and abs(number) > _MOST_CANDIDATES:
            raise slip(where, f"has a number past 2^62 in `{name}`")


def _ends(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def slip(where: str, what: str, name: str = "") -> InvalidContract:
    """What is wrong with a case, and where."""
    told = f"{where} {what}" + (f": {name}" if name else "") + "."
    return InvalidContract(
        told[0].upper() + told[1:],
        where=f"{where}{f' ({name})' if name else ''}",
        why="A question that is not clear gets no answer.",
        remedy="Mend the case file.",
    )
