from __future__ import annotations

import pytest

from ingest.tables.cells import counted_part, entry_of, look, split_signs


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1,051", "value"),
        ("~", "value"),
        ("Less than five", "value"),
        ("6 (12%)", "value"),
        ("175~", "value"),
        ("2019", "period"),
        ("2015/16**", "period"),
        ("Jul", "period"),
        ("45%", "share"),
        ("0.0078", "decimal"),
        ("-3", "share"),
        ("4 x No case to answer", "entry"),
        ("Written warning", "words"),
        ("0300", "words"),
        ("", "blank"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert look(text).kind == kind


def test_signs_are_put_aside() -> None:
    assert split_signs("2004-05( 1)") == ("2004-05", ("(1)",))
    assert split_signs("Dismissals2") == ("Dismissals", ("2",))
    assert split_signs("Band 3-5") == ("Band 3-5", ())


def test_counts_beside_shares_and_labels() -> None:
    assert counted_part("15% (187)") == "187"
    assert entry_of("3 x Reflective practice") == ("3", "Reflective practice")


def test_a_mark_in_front_of_a_number_is_a_mark() -> None:
    assert look("(1)30").kind == "value"
    assert look("*30").kind == "value"
    assert counted_part("(1)30") == "30(1)"
    assert counted_part("(1) 30") == "(1) 30"


@pytest.mark.parametrize(
    ("label", "words", "signs"),
    [
        ("2015/16(b)", "2015/16", ("(b)",)),
        ("2015/16 (b)", "2015/16 (b)", ()),
        ("Officers (a)", "Officers (a)", ()),
    ],
)
def test_a_letter_glued_to_a_year_is_a_sign_and_one_apart_may_be_a_question(
    label: str, words: str, signs: tuple[str, ...]
) -> None:
    assert split_signs(label) == (words, signs)
