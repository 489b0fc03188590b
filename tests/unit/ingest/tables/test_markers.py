"""A printed string says what its own release says it says: bounds and a status, and nothing that was guessed."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.model.policy import SuppressionPolicy
from ingest.tables.markers import Figure, read_figure


def policy(markers: dict[str, Any] | None = None, **keys: Any) -> SuppressionPolicy:
    return SuppressionPolicy.model_validate({"stated": True, "markers": markers or {}} | keys)


MASKED = {"kind": "masked", "range": [1, 2]}
MOJ = policy({"~": MASKED})
NOTHING = policy()


@pytest.mark.parametrize(
    ("raw", "lower", "upper"),
    [
        *[
            ("0", 0, 0),
            ("12", 12, 12),
            (" 12 ", 12, 12),
            ("\u00a012\u2003", 12, 12),
            ("1,234", 1234, 1234),
            ("1,234,567", 1234567, 1234567),
        ],
        *[
            ("12*", 12, 12),
            ("12†", 12, 12),
            ("12 ‡", 12, 12),
            ("12 [note 3]", 12, 12),
            ("12(p)", 12, 12),
            ("12 (R)", 12, 12),
        ],
        *[
            ("12[r][p]", 12, 12),
            ("007", 7, 7),
            ("nil", 0, 0),
            ("None", 0, 0),
            ("ZERO", 0, 0),
            ("twelve", 12, 12),
            ("Three*", 3, 3),
        ],
        (str(2**62), 2**62, 2**62),
    ],
)
def test_counts_are_exact(raw: str, lower: int, upper: int) -> None:
    figure = read_figure(raw, MOJ)
    assert figure == Figure(lower, upper, "exact") and figure.value == lower


@pytest.mark.parametrize(
    ("raw", "lower", "upper"),
    [
        *[
            ("56 or fewer", 0, 56),
            ("five or less", 0, 5),
            ("fewer than 5", 0, 4),
            ("Less than 5", 0, 4),
            ("less  than five", 0, 4),
        ],
        *[
            ("up to 10", 0, 10),
            ("at most 10", 0, 10),
            ("no more than 10", 0, 10),
            ("over 34,000", 34001, None),
            ("more than 3", 4, None),
        ],
        *[("just over 100", 101, None), ("greater than 2", 3, None), ("at least 3", 3, None), ("3 or more", 3, None)],
        *[
            ("10 to 12", 10, 12),
            ("between one and two", 1, 2),
            ("almost 5", 0, 4),
            ("just under 5", 0, 4),
            ("nearly 5", 0, 4),
        ],
        *[("no fewer than 3", 3, None), ("fewer than 1", 0, 0), (f"over {2**62}", 2**62 + 1, None)],
        *[("under 5", 0, 4), ("above five", 6, None), ("not more than 3", 0, 3), ("not less than 3", 3, None)],
    ],
)
def test_words_that_explain_themselves_are_bounds(raw: str, lower: int, upper: int | None) -> None:
    figure = read_figure(raw, NOTHING)
    assert figure == Figure(lower, upper, "bounded") and figure.value is None


@pytest.mark.parametrize(
    ("sign", "meaning", "expected"),
    [
        ("~", MASKED, Figure(1, 2, "suppressed", "~")),
        ("~", {"kind": "masked", "range": [0, None], "secondary": True}, Figure(0, None, "suppressed", "~")),
        ("5≤", {"kind": "masked", "range": [1, 5]}, Figure(1, 5, "suppressed", "5≤")),
        ("Less than 5", {"kind": "masked", "range": [1, 4]}, Figure(1, 4, "suppressed", "Less than 5")),
        ("", {"kind": "masked", "range": [0, 4]}, Figure(0, 4, "suppressed", "")),
        ("[c]", {"kind": "masked", "range": [1, 4]}, Figure(1, 4, "suppressed", "[c]")),
        ("*", {"kind": "masked", "range": [1, 7]}, Figure(1, 7, "suppressed", "*")),
        ("*", {"kind": "not_applicable"}, Figure(0, None, "not_applicable", "*")),
        ("**", {"kind": "not_held"}, Figure(0, None, "not_held", "**")),
        ("-", {"kind": "zero"}, Figure(0, 0, "exact", "-")),
        ("—", {"kind": "not_applicable"}, Figure(0, None, "not_applicable", "—")),
        ("..", {"kind": "not_held"}, Figure(0, None, "not_held", "..")),
        ("0", {"kind": "not_held"}, Figure(0, None, "not_held", "0")),
        ("x", {"kind": "not_held"}, Figure(0, None, "not_held", "x")),
        ("‡", {"kind": "not_yet_available"}, Figure(0, None, "not_yet_available", "‡")),
        ("LOW", {"kind": "withheld"}, Figure(0, None, "withheld", "LOW")),
        ("(p)", {"kind": "withheld"}, Figure(0, None, "withheld", "(p)")),
    ],
)
def test_a_sign_means_what_its_own_release_says(sign: str, meaning: dict[str, Any], expected: Figure) -> None:
    assert read_figure(sign, policy({sign: meaning})) == expected
    assert read_figure(f"  {sign} ", policy({sign: meaning})) == expected


@pytest.mark.parametrize("raw", ["*†", "* [note 2]", "*(p)", "**"])
def test_a_sign_that_is_also_a_footnote_mark_may_carry_a_note(raw: str) -> None:
    assert read_figure(raw, policy({"*": MASKED})) == Figure(1, 2, "suppressed", "*")
    assert read_figure(f"12{raw}", policy({"*": MASKED})) == Figure(12, 12, "exact")


@pytest.mark.parametrize(
    "raw",
    [
        *[
            "~",
            "*",
            "-",
            "",
            " ",
            "..",
            "…",
            "—",
            "x",
            "s",
            "<3",
            ">3",
            "≤5",
            "5≤",
            "[c]",
            "[1]",
            "LOW",
            "^",
            "3^",
            '1"',
            "176~",
        ],
        *[
            "12,34",
            "1,8664,248",
            "60 330",
            "229allegations",
            "1.",
            ".5",
            "–2",
            "1/2",
            "a few",
            "dozens",
            "fewer than many",
        ],
        *["between 5 and 3", "fewer than 0", "10 per cent", "12%", "½", "²", "1e3", "0x10", "1_000"],
        *["١٢", "\uff11\uff12", "१२"],
        *[
            "12\u200b",
            "\u200b",
            "1\u00a0234",
            "TBC",
            "true",
            "nan",
            "inf",
            "12 13",
            "~~",
            "over",
            "\ud800",
            "\0",
        ],
    ],
)
def test_anything_else_is_a_marker_nobody_declared(raw: str) -> None:
    figure = read_figure(raw, NOTHING)
    assert figure == Figure(0, None, "unknown_marker", raw.strip()) and figure.value is None


@pytest.mark.parametrize("raw", ["-2", "−2", "- 2", "3.5", "-1,234.5", "1,234.5", "12.15", str(2**62 + 1), "9" * 400])
def test_what_cannot_be_a_count_is_malformed(raw: str) -> None:
    assert read_figure(raw, MOJ) == Figure(0, None, "malformed", raw)


@pytest.mark.parametrize("tilde", ["\u223c", "\uff5e", "\u02dc", "\u0303", "∽", "≈"])
def test_a_sign_that_looks_alike_is_another_sign(tilde: str) -> None:
    assert read_figure(tilde, MOJ).status == "unknown_marker"
    assert read_figure("~", policy({tilde: MASKED})).status == "unknown_marker"


def test_footnotes_are_set_aside_but_never_turned_into_a_blank() -> None:
    blank = policy({"": {"kind": "masked", "range": [1, 4]}})
    assert read_figure("~ [note 1]*", MOJ).status == "suppressed"
    assert read_figure(" ", blank).status == "suppressed"
    for raw in ("*", "†‡", "[note 1]", "(p)"):
        assert read_figure(raw, blank).status == "unknown_marker"


def test_a_sign_declared_as_a_whole_goes_before_its_parts() -> None:
    both = policy({"~": MASKED, "~*": {"kind": "not_held"}})
    assert read_figure("~*", both).status == "not_held"
    assert read_figure("~†", both).status == "suppressed"


@pytest.mark.parametrize(
    ("rounding", "raw", "lower", "upper"),
    [
        ({"base": 5}, "15", 13, 17),
        ({"base": 5}, "0", 0, 2),
        ({"base": 10}, "1,000", 995, 1005),
        ({"base": 3, "mode": "random"}, "6", 4, 8),
        ({"base": 3, "mode": "random"}, "0", 0, 2),
        ({"base": 1_000_000}, str(2**62), 2**62 - 500_000, 2**62 + 500_000),
    ],
)
def test_a_rounded_release_gives_what_may_have_been_rounded(
    rounding: dict[str, Any], raw: str, lower: int, upper: int
) -> None:
    figure = read_figure(raw, policy(rounding=rounding))
    assert figure == Figure(lower, upper, "rounded") and figure.value is None and upper < 2**63


@pytest.mark.parametrize(
    "raw", ["9" * 100_000, "1" + " " * 100_000 + "x", "*" * 100_000 + "x", "~" * 100_000, "over " + "9" * 100_000]
)
def test_a_cell_without_end_keeps_nobody_waiting(raw: str) -> None:
    assert read_figure(raw, MOJ).status in ("unknown_marker", "malformed")


@pytest.mark.parametrize("raw", ["10¹", "10 [1]", "10 (1)"])
def test_a_note_behind_a_number_is_no_sign(raw: str) -> None:
    assert read_figure(raw, SuppressionPolicy(stated=False)).value == 10


def test_a_range_is_bounded() -> None:
    figure = read_figure("1-3", SuppressionPolicy(stated=False))
    assert (figure.lower, figure.upper, figure.status) == (1, 3, "bounded")


@pytest.mark.parametrize(("raw", "number"), [("twenty-one", 21), ("a hundred and four", 104), ("None", 0)])
def test_number_words_are_numbers(raw: str, number: int) -> None:
    assert read_figure(raw, NOTHING) == Figure(number, number, "exact")
