"""Relations between true values as rows of whole numbers."""

from __future__ import annotations

from collections.abc import Sequence

from expectations.disclosure.relations import ResolvedRelation
from expectations.disclosure.system import Builder, System, too_large


def encode(relations: Sequence[ResolvedRelation]) -> System:
    """All relations as one system; row owners number the relations in the order given."""
    builder = Builder()
    for number, relation in enumerate(relations):
        _add(builder, number, relation)
    return builder.build()


def _add(builder: Builder, number: int, relation: ResolvedRelation) -> None:
    parts = [(part, -1) for part in relation.parts]
    whole = [(relation.total, 1), *parts]
    if relation.kind in ("sum", "eq"):
        builder.add(number, whole, 0, 0)
    elif relation.kind in ("sum_le", "le"):
        builder.add(number, whole, 0, None)
    elif relation.kind == "at_least":
        builder.add(number, whole, relation.value, None)
    elif relation.kind == "at_most":
        builder.add(number, whole, None, relation.value)
    elif relation.kind == "linear":
        low = None if relation.op == "<=" else relation.value
        high = None if relation.op == ">=" else relation.value
        builder.add(number, relation.terms, low, high)
    elif relation.kind == "pct":
        _add_percentage(builder, number, relation)


def _add_percentage(builder: Builder, number: int, relation: ResolvedRelation) -> None:
    """A quotient lies within half a unit of its last printed digit, both ends closed; its divisor is not 0."""
    if relation.value is None:
        return
    part, base = relation.parts
    if relation.decimals > 16:
        raise too_large(f"relation {number + 1}", 200 * 10**relation.decimals)
    scale, digits = 200 * 10**relation.decimals, 2 * relation.value
    builder.add(number, [(part, scale), (base, 1 - digits)], 0, None)
    builder.add(number, [(part, scale), (base, -1 - digits)], None, 0)
    builder.add(number, [(base, 1)], 1, None)
