"""Whatever a cell holds, it is read without a crash and without a guess."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.model.policy import SuppressionPolicy
from ingest.tables.markers import read_figure

RANGES = st.tuples(st.integers(0, 50), st.none() | st.integers(0, 50)).filter(lambda r: r[1] is None or r[0] <= r[1])
MEANINGS = st.one_of(
    st.builds(lambda r: {"kind": "masked", "range": r}, RANGES),
    st.sampled_from(
        [{"kind": kind} for kind in ("zero", "not_held", "not_applicable", "not_yet_available", "withheld")]
    ),
)
SIGNS = st.one_of(st.sampled_from(["~", "*", "-", "..", "", "5≤", "[c]", "x"]), st.text(max_size=4))
POLICIES = st.builds(
    lambda markers, rounding: SuppressionPolicy.model_validate(
        {"stated": True, "markers": markers, "rounding": rounding}
    ),
    st.dictionaries(SIGNS, MEANINGS, max_size=4),
    st.none()
    | st.builds(lambda b, m: {"base": b, "mode": m}, st.integers(2, 1000), st.sampled_from(["nearest", "random"])),
)
WORDS = st.lists(
    st.sampled_from(
        [
            "over",
            "fewer",
            "than",
            "less",
            "at",
            "least",
            "most",
            "up",
            "to",
            "no",
            "more",
            "between",
            "and",
            "or",
            "5",
            "12",
            "1,234",
            "five",
            "~",
            "*",
            "[r]",
            "(p)",
            "†",
            "-",
            "3.5",
            "9999",
        ]
    ),
    max_size=5,
).map(" ".join)
RAW = st.one_of(
    st.text(max_size=30), WORDS, st.from_regex(r"[0-9,.\-−~*†‡ \[\]rp()]{0,20}", fullmatch=True), st.integers().map(str)
)
STATUSES = {
    "exact",
    "suppressed",
    "rounded",
    "bounded",
    "withheld",
    "not_held",
    "not_applicable",
    "not_yet_available",
    "unknown_marker",
    "malformed",
}
PLAIN = SuppressionPolicy(stated=False)


@given(RAW, POLICIES)
def test_any_string_under_any_policy_gives_sane_bounds(raw: str, policy: SuppressionPolicy) -> None:
    figure = read_figure(raw, policy)
    assert figure.status in STATUSES
    assert 0 <= figure.lower < 2**63
    assert figure.upper is None or figure.lower <= figure.upper < 2**63
    assert (figure.value is not None) == (figure.status == "exact")
    if figure.status == "exact":
        assert figure.value == figure.lower == figure.upper


@given(RAW, POLICIES)
def test_a_sign_nobody_declared_never_hides_a_number(raw: str, policy: SuppressionPolicy) -> None:
    figure = read_figure(raw, policy)
    if figure.status in ("unknown_marker", "malformed"):
        assert (figure.lower, figure.upper) == (0, None)
    if figure.status == "suppressed":
        assert figure.marker in policy.markers


@given(RAW, POLICIES, st.text(" \t\u00a0\u2003", max_size=3), st.text(" \t\u00a0\u2003", max_size=3))
def test_blanks_around_a_string_change_nothing(raw: str, policy: SuppressionPolicy, before: str, after: str) -> None:
    assume(all(sign == sign.strip() for sign in policy.markers))
    padded, plain = read_figure(f"{before}{raw}{after}", policy), read_figure(raw, policy)
    assert padded == plain


@given(
    st.integers(0, 2**62),
    st.lists(st.sampled_from(["*", "†", "‡", "[note 1]", "(p)", "(r)", "[p]", "[r]", " "]), max_size=4),
)
def test_footnotes_after_a_count_change_nothing(number: int, notes: list[str]) -> None:
    for printed in (str(number), f"{number:,}"):
        assert read_figure(printed + "".join(notes), PLAIN).value == number


@given(st.text(min_size=1, max_size=3), MEANINGS)
def test_only_the_very_sign_is_the_sign(sign: str, meaning: dict[str, Any]) -> None:
    policy = SuppressionPolicy.model_validate({"stated": True, "markers": {"~": meaning}})
    assume("~" not in sign)
    assert read_figure(sign, policy) == read_figure(sign, PLAIN)


@given(st.integers(0, 10**9), st.integers(2, 1000), st.sampled_from(["nearest", "random"]))
def test_a_rounded_figure_keeps_the_true_one_within_its_bounds(true: int, base: int, mode: str) -> None:
    policy = SuppressionPolicy.model_validate({"stated": True, "rounding": {"base": base, "mode": mode}})
    down, up = true // base * base, -(-true // base) * base
    for printed in {down, up} if mode == "random" else {down if true - down <= up - true else up}:
        figure = read_figure(str(printed), policy)
        assert figure.upper is not None and figure.lower <= true <= figure.upper
