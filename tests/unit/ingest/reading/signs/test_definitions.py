"""Several signs explained in one sentence: each keeps its own words."""

from __future__ import annotations

import pytest

from ingest.documents.document import Line
from ingest.reading.signs.definitions import pieces_of
from ingest.reading.signs.rules import Rule, find_policy
from ingest.reading.text.sentences import sentences_of

FEW, OTHER = ("masked", None, 4, False), ("masked", None, None, True)
NIL, HELD, NOT = ("zero", None, None, False), ("not_held", None, None, False), ("not_applicable", None, None, False)


def said(rule: Rule) -> tuple[str, int | None, int | None, bool]:
    return rule.sense, rule.low, rule.high, rule.secondary


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("* denotes fewer than 5, # denotes secondary suppression", {"*": FEW, "#": OTHER}),
        ("* = fewer than 5 and # = secondary suppression.", {"*": FEW, "#": OTHER}),
        ("An asterisk (*) denotes fewer than 5 and a hash (#) denotes secondary suppression.", {"*": FEW, "#": OTHER}),
        ("Figures fewer than 5 are shown as * and secondary suppressions are shown as #.", {"*": FEW, "#": OTHER}),
        ("* fewer than 5 # secondary suppression", {"*": FEW, "#": OTHER}),
        ("Some shorthand is used: [c] fewer than 5; [x] not available; [z] n/a", {"[c]": FEW, "[x]": HELD, "[z]": NOT}),
        ("Key to the signs in all sheets - * fewer than 5; # not held", {"*": FEW, "#": HELD}),
        ("In these tables: [c] = fewer than 5, and [x] = not available", {"[c]": FEW, "[x]": HELD}),
        ("* (fewer than 5), # (secondary suppression)", {"*": FEW, "#": OTHER}),
        ("Key: * fewer than 5; # secondary suppression; - nil", {"*": FEW, "#": OTHER, "-": NIL}),
        ("Symbols: *=fewer than 5, #=secondary suppression", {"*": FEW, "#": OTHER}),
        ("* denotes fewer than 5 while # denotes not held", {"*": FEW, "#": HELD}),
        ("[c] confidential: fewer than 5, [x] not available, [z] n/a", {"[c]": FEW, "[x]": HELD, "[z]": NOT}),
        ("Here * means fewer than 5, - means nil and .. means not held.", {"*": FEW, "-": NIL, "..": HELD}),
        (
            "* represents 1 to 4; # represents 5 or more",
            {"*": ("masked", 1, 4, False), "#": ("masked", 5, None, False)},
        ),
        ("* denotes fewer than 5 and ** denotes secondary suppression.", {"*": FEW, "**": OTHER}),
        ("* denotes fewer than 5, or other values from which it could be derived", {"*": ("masked", None, 4, True)}),
    ],
)
def test_each_sign_keeps_its_own_words(text: str, signs: dict[str, tuple[str, int | None, int | None, bool]]) -> None:
    found = find_policy(sentences_of(Line(1, text))).markers
    assert {sign: said(rule) for sign, rule in found.items()} == signs


def test_a_sentence_of_one_sign_is_one_piece() -> None:
    text = "* denotes figures of fewer than 5, and of others that would give them away"
    assert pieces_of(text) == (text,)
