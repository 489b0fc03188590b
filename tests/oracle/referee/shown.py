"""What a cell or a release shows by itself: rules on strings, on stated thresholds and on a change of rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .reading import Policy
from .statement import Statement

Finding = tuple[str, str, tuple[str, ...]]


def of_cells(told: Statement) -> Iterator[Finding]:
    for cell, reading in told.reading.items():
        policy, subject = told.policy[cell], told.cells[cell].get("subject", True)
        if reading.kind == "unknown":
            yield "unknown_marker", "block", (cell,)
        if reading.kind == "malformed":
            yield "malformed_value", "block", (cell,)
        if policy is None:
            continue
        if reading.kind == "rounded" and (reading.digits or 0) % policy["rounding"]["base"]:
            yield "rounding_base", "block", (cell,)
        if reading.kind == "masked" and reading.low == reading.high:
            yield "exact_disclosure", "block", (cell,)
        if reading.kind == "exact" and subject:
            if reading.low == 0 and policy["zero"] == "masked":
                yield "zero_treatment", "block", (cell,)
            if reading.low >= 1 and inside(reading.low, policy["mask_range"]):
                yield "primary_failure", "block", (cell,)


def inside(value: int, mask_range: list[int] | None) -> bool:
    return mask_range is not None and mask_range[0] <= value <= mask_range[1]


def of_policies(told: Statement) -> Iterator[Finding]:
    """A rule that shows zeros, and a primary marker that may stand for one."""
    for release in told.case["releases"]:
        policy = told.case["policies"][release["policy"]] if release.get("policy") else None
        if policy is None or policy["zero"] != "published":
            continue
        for symbol, marker in policy["markers"].items():
            if marker["kind"] == "masked" and marker["range"][0] == 0 and not marker.get("secondary"):
                yield "zero_treatment", "warn", (f"policy:{release['id']}:{symbol}",)


def of_changes(told: Statement) -> Iterator[Finding]:
    """A rule that differs from the publisher's release before, or no rule where there was one."""
    for release in told.case["releases"]:
        before, same_series = release_before(told, release)
        if before is None:
            continue
        severity = "block" if same_series else "warn"
        if not release.get("policy"):
            if shown := hidden_before(told, release["id"], before):
                yield "rule_drift", severity, shown
        elif differs(before, told.case["policies"][release["policy"]]):
            declared = release.get("policy_change_declared")
            yield "rule_drift", "warn" if declared else severity, (f"release:{release['id']}",)


def release_before(told: Statement, release: dict[str, Any]) -> tuple[Policy | None, bool]:
    """The rule the publisher stated last before, in this series if there is one, else in another.

    Of two releases of one day the one listed first is taken to be the earlier.
    """
    in_order = sorted(told.case["releases"], key=lambda r: str(r["published"]))
    earlier = [r for r in in_order[: in_order.index(release)] if r["publisher"] == release["publisher"]]
    earlier = [r for r in earlier if r.get("policy")]
    same = [r for r in earlier if r["series"] == release["series"]]
    if not earlier:
        return None, False
    last = (same or earlier)[-1]
    return told.case["policies"][last["policy"]], bool(same)


def differs(a: Policy, b: Policy) -> bool:
    both = set(a["markers"]) & set(b["markers"])
    rule = any(a.get(k) != b.get(k) for k in ("mask_range", "zero", "rounding"))
    return rule or any(meaning(a["markers"][s]) != meaning(b["markers"][s]) for s in both)


def meaning(marker: dict[str, Any]) -> tuple[Any, ...]:
    return marker["kind"], tuple(marker.get("range") or ()), bool(marker.get("secondary"))


def hidden_before(told: Statement, release: str, before: Policy) -> tuple[str, ...]:
    """Counts of at least one that the publisher's earlier rule would hide."""
    return tuple(
        cell
        for cell, reading in told.reading.items()
        if told.cells[cell]["release"] == release
        and told.cells[cell].get("subject", True)
        and reading.kind == "exact"
        and reading.low >= 1
        and inside(reading.low, before["mask_range"])
    )
