"""Tricky cases decided by hand: what the definition says of each, in one line."""

from __future__ import annotations

from written import (
    MARKERS,
    MASKED,
    POLICY,
    Case,
    Told,
    at_least,
    at_most,
    block,
    case,
    le,
    releases,
    share,
    total,
    warn,
)

TEN = {"~": {"kind": "masked", "range": [1, 2]}}
STRINGS: list[tuple[str, Case, Told]] = [
    ("a marker of a footnote sign with a note", case({"a": "* [note 2]"}, markers={"*": MASKED}), set()),
    ("a marker of a footnote sign with a footnote", case({"a": "*†"}, markers={"*": MASKED}), set()),
    ("a count with that sign", case({"a": "12*"}, markers={"*": MASKED}), set()),
    ("a small count with that sign", case({"a": "4*"}, markers={"*": MASKED}), block("primary_failure", "a")),
    ("a lone footnote sign nobody declared", case({"a": "*"}), block("unknown_marker", "a")),
    ("look-alike tildes", case({"a": "∼", "b": "～"}), block("unknown_marker", "a", "b")),
    ("a reversed sign", case({"a": "≤5"}, markers={"5≤": MASKED}), block("unknown_marker", "a")),
    ("another case of a sign", case({"a": "[S]"}), block("unknown_marker", "a")),
    ("words as bounds", case({"a": "under 5", "b": "above 5", "c": "not more than 3", "d": "10 to 12"}), set()),
    ("words are no masked cell", case({"a": "fewer than 5", "t": "4"}, total("t", "a")), block("primary_failure", "t")),
    ("a range upside down", case({"a": "12 to 10"}), block("unknown_marker", "a")),
    ("commas in odd places", case({"a": "12,34", "b": "1,2345", "c": "1,234"}), block("unknown_marker", "a", "b")),
    ("nil is no small figure", case({"a": "nil", "b": "0"}), set()),
    (
        "zeros under a rule that hides them",
        case({"a": "nil", "b": "-"}, zero="masked"),
        block("zero_treatment", "a", "b"),
    ),
    ("no people, no rule", case({"prisons": "4", "prisons0": "0"}, zero="masked"), set()),
    ("negative and fractional", case({"a": "-2", "b": "3.5"}), block("malformed_value", "a", "b")),
    (
        "a malformed cell is free",
        case({"a": "-2", "m": "~", "t": "9"}, total("t", "a", "m")),
        block("malformed_value", "a"),
    ),
]
DISCLOSURES: list[tuple[str, Case, Told]] = [
    (
        "half of five or fewer has two answers",
        case({"a": "~", "b": "~", "share": "50%"}, share("share", "a", "b")),
        warn("narrowed", "a", "b"),
    ),
    (
        "holes count: two candidates are too few for three",
        case({"a": "~", "b": "~", "share": "50%"}, share("share", "a", "b"), min_candidates=3),
        block("narrowed", "a", "b"),
    ),
    (
        "an open end never warns but may block",
        case({"a": "[s]", "b": "[s]", "t": "2"}, total("t", "a", "b"), mask_range=None, min_candidates=4),
        block("narrowed", "a", "b"),
    ),
    (
        "a rule of one candidate",
        case({"a": "~"}, markers={"~": {"kind": "masked", "range": [2, 2]}}),
        block("exact_disclosure", "a"),
    ),
    ("fewer than asked but not narrowed", case({"a": "~"}, markers=TEN, min_candidates=3), set()),
    (
        "rounded parts that do not add up within rounding",
        case({"a": "10", "b": "10", "t": "25"}, total("t", "a", "b"), rounding={"base": 5, "mode": "nearest"}),
        set(),
    ),
    (
        "a rounded figure given away",
        case({"a": "10"}, at_least("a", 12), rounding={"base": 5, "mode": "nearest"}),
        block("exact_disclosure", "a"),
    ),
    (
        "an increment the rule hides",
        case({"q": "7", "h": "9", "d": "+"}, total("h", "q", "d")),
        block("derived_small", "d"),
    ),
    ("an increment of zero", case({"q": "9", "h": "9", "d": "+"}, total("h", "q", "d")), set()),
    ("an increment of no people", case({"q": "7", "h": "9", "prisons": "+"}, total("h", "q", "prisons")), set()),
    (
        "parts that are small together",
        case({"a": "~", "b": "~", "c": "9", "t": "13"}, total("t", "a", "b", "c")),
        warn("narrowed", "a", "b") | warn("aggregate_exposed", "a", "b"),
    ),
    (
        "a sum known through another total",
        case(
            {"a": "~", "b": "~", "x": "..", "y": "[s]", "s": "12", "t": "16"},
            *(total("t", "a", "b", "x"), total("s", "x", "y"), at_least("x", 12)),
        ),
        warn("narrowed", "a", "b") | block("exact_disclosure", "y") | warn("aggregate_exposed", "a", "b"),
    ),
    (
        "nested sums: each total asks of all its masked parts",
        case({"a": "~", "b": "~", "c": "~", "s": "4", "t": "7"}, total("s", "a", "b"), total("t", "s", "c")),
        warn("narrowed", "a", "b")
        | warn("aggregate_exposed", "a", "b")
        | block("primary_failure", "s")
        | block("exact_disclosure", "c"),
    ),
    (
        "parts of an incomplete total, known together",
        case(
            {"a": "~", "b": "~", "t": "9"},
            total("t", "a", "b", kind="sum_le"),
            {"type": "linear", "terms": [[1, "a"], [1, "b"]], "op": "=", "rhs": 4},
        ),
        warn("narrowed", "a", "b") | warn("aggregate_exposed", "a", "b"),
    ),
    ("revised, so no constraint", case({"a": "~", "b": "9"}, {"type": "revises", "old": "a", "new": "b"}), set()),
]
_DEN = ({"a": "~", "b": "0", "share": "50%"}, share("share", "a", "b"))
CONTRADICTIONS: list[tuple[str, Case, Told]] = [
    ("a share of nothing says no more of its part", case(*_DEN), block("infeasible", "a", "b", "share")),
    (
        "a zero explains it, so no marker is exceeded",
        case({"a": "~", "b": "~"}, {"type": "linear", "terms": [[1, "a"], [-1, "b"]], "op": "=", "rhs": 5}),
        block("infeasible", "a", "b") | block("zero_treatment", "b"),
    ),
    (
        "no way out: the row that said nothing binds past the range",
        case(
            {"a": "~", "b": "9", "t": "14", "share": "100%"},
            share("share", "a", "b"),
            total("t", "a", "b", kind="sum_le"),
        ),
        block("infeasible", "a", "b", "share"),
    ),
    (
        "a marker reused for secondary cells, none of them proved",
        case({"a": "~", "b": "~", "t": "20"}, total("t", "a", "b")),
        block("infeasible", "a", "b", "t") | block("marker_out_of_range", "a", "b"),
    ),
    (
        "one broken total beside one that gives a cell away",
        case({"a": "10", "b": "6", "t": "17", "c": "~", "u": "12"}, total("t", "a", "b"), total("u", "a", "c")),
        block("infeasible", "a", "b", "t") | block("exact_disclosure", "c"),
    ),
    (
        "a marker that hides nothing, in a contradiction",
        case({"a": "~", "t": "7"}, total("t", "a"), markers={"~": {"kind": "masked", "range": [2, 2]}}),
        block("infeasible", "a", "t") | block("marker_out_of_range", "a") | block("exact_disclosure", "a"),
    ),
    (
        "evidence against a printed figure",
        case({"a": "7"}, at_least("a", 8)),
        block("infeasible", "a"),
    ),
    (
        "one past 64 bits' middle",
        case({"a": "~", "b": str(2**61), "t": str(2**61 + 3)}, total("t", "a", "b")),
        block("exact_disclosure", "a"),
    ),
    (
        "a cell that must be nothing under a part of it",
        case({"a": "~", "b": "0"}, le("a", "b")),
        block("infeasible", "a", "b") | block("zero_treatment", "a"),
    ),
    ("at most what it is", case({"a": "~"}, at_most("a", 5)), set()),
]
FOI, DAY, LATER, LAST = "foi", "2018-01-01", "2019-01-01", "2020-01-01"
DRIFTS: list[tuple[str, Case, Told]] = [
    (
        "a change nobody declared",
        releases((FOI, DAY, "P", False), (FOI, LATER, "Q", False), cells={"R1_a": "~", "R2_a": "~"}),
        block("rule_drift", "release:R2"),
    ),
    (
        "listed the other way round",
        releases((FOI, LATER, "Q", False), (FOI, DAY, "P", False), cells={"R1_a": "~", "R2_a": "~"}),
        block("rule_drift", "release:R1"),
    ),
    (
        "a change against another series",
        releases(("digest", DAY, "P", False), (FOI, LATER, "Q", False), cells={"R1_a": "~", "R2_a": "~"}),
        warn("rule_drift", "release:R2"),
    ),
    (
        "the same series counts, not the last release",
        releases(
            *((FOI, DAY, "P", False), ("digest", LATER, "Q", False), (FOI, LAST, "P", False)),
            cells={"R1_a": "~", "R2_a": "~", "R3_a": "~"},
        ),
        warn("rule_drift", "release:R2"),
    ),
    (
        "the last rule stated, past a release without one",
        releases(
            *((FOI, DAY, "P", False), (FOI, LATER, None, False), (FOI, LAST, "Q", False)),
            cells={"R1_a": "~", "R2_a": "3", "R2_b": "0", "R2_c": "7", "R3_a": "~"},
        ),
        block("rule_drift", "R2_a", "release:R3"),
    ),
    (
        "another meaning of a sign, a new sign is none",
        releases(
            *((FOI, DAY, "P", False), (FOI, LATER, "Q", True)),
            cells={"R1_a": "~", "R2_a": "~"},
            Q=POLICY | {"markers": MARKERS | {"~": {"kind": "not_held"}, "new": MASKED}},
        ),
        warn("rule_drift", "release:R2"),
    ),
    (
        "the same rule in other words",
        releases(
            *((FOI, DAY, "P", False), (FOI, LATER, "Q", False)),
            cells={"R1_a": "~", "R2_a": "~"},
            Q=POLICY | {"stated": "other words", "min_candidates": 3},
        ),
        set(),
    ),
]
DECIDED = [*STRINGS, *DISCLOSURES, *CONTRADICTIONS, *DRIFTS]
