from __future__ import annotations

import pytest

from ingest.documents.document import Line
from ingest.reading.signs.rules import Policy, find_policy
from ingest.reading.text.sentences import Sentence, sentences_of


def policy_of(*texts: str) -> Policy:
    return find_policy([s for n, text in enumerate(texts, 1) for s in sentences_of(Line(n, text))])


@pytest.mark.parametrize(
    ("text", "sign", "sense", "high"),
    [
        ("~ denotes figures of 2 or fewer.", "~", "masked", 2),
        ("'..' means that data are not available", "..", "not_held", None),
        ("- = nil", "-", "zero", None),
        ("Numbers below 5 have been replaced with an asterisk (*) to protect individuals.", "*", "masked", 4),
        ("[c] means confidential: between 1 and 4", "[c]", "masked", 4),
        ("~ shows figures revised since the last edition", "~", "revised", None),
        ("* An asterisk stands in place of any figure from 1 to 4.", "*", "masked", 4),
        ("Cell sizes below 5 have been replaced by c", "c", "masked", 4),
        ("The sign # stands for one or two cases.", "#", "masked", 2),
        ("Where a cell shows '~' the number is between one and four.", "~", "masked", 4),
        ("If a month has *, the figure is fewer than 3.", "*", "masked", 2),
        ("Where '-' appears, there were no cases.", "-", "zero", None),
        ("Where # is shown the data are not held by us.", "#", "not_held", None),
        ("Key: c = suppressed (fewer than 5); z = not applicable", "z", "not_applicable", None),
        ("Key: c = suppressed (fewer than 5); z = not applicable", "c", "masked", 4),
    ],
)
def test_a_sign_means_what_its_document_says(text: str, sign: str, sense: str, high: int | None) -> None:
    rule = policy_of(text).markers[sign]
    assert (rule.sense, rule.high) == (sense, high)


def test_a_dash_in_a_sentence_is_no_sign() -> None:
    assert policy_of("Where a force did not reply - the number is unknown.").markers == {}


def test_the_rule_keeps_the_address_of_its_sentence() -> None:
    policy = policy_of(
        "Figures are by year.", "Where a number is fewer than 5 it is not disclosed under section 40(2)."
    )
    assert policy.general is not None
    assert (policy.general.high, policy.general.said.place) == (4, "line 2")
    assert policy.exemptions == ["section 40(2)"]


def test_secondary_suppression_leaves_no_upper_bound_behind() -> None:
    rule = policy_of("* marks values of 2 or fewer, or other values from which one could be derived.").markers["*"]
    assert rule.secondary


def test_two_thresholds_contradict_each_other() -> None:
    policy = policy_of("Figures of 5 or fewer are withheld.", "Numbers less than 10 have been suppressed.")
    assert policy.contradictory


@pytest.mark.parametrize(
    "text", ["<5 = nil.", "<5 means nil", "<5 is used. Nil figures are printed as 0.", "5≤ where nil."]
)
def test_a_sign_with_a_number_in_it_never_means_nil(text: str) -> None:
    assert not any(rule.sense == "zero" for rule in policy_of(text).markers.values())


def test_nil_said_of_one_sign_is_not_said_of_another() -> None:
    policy = policy_of("The tables are marked with * in places.", "- means nil.")
    assert "*" not in policy.markers
    assert policy.markers["-"].sense == "zero"


@pytest.mark.parametrize(
    "text", ["* = 1 to 4", "* 1 to 4", "* denotes any figure of 1 to 4.", "Note: an asterisk stands for 1 to 4."]
)
def test_a_note_that_only_gives_the_bounds_gives_them_to_its_sign(text: str) -> None:
    rule = policy_of(text).markers["*"]
    assert (rule.sense, rule.low, rule.high) == ("masked", 1, 4)


@pytest.mark.parametrize("text", ["* 16 to 18 years", "* 2019 to 2021", "* 1 to 4 days"])
def test_ranges_of_time_are_no_bounds(text: str) -> None:
    assert "*" not in policy_of(text).markers


@pytest.mark.parametrize(
    "text", ["   * = fewer than 5", "key:   * = fewer than 5", "(* = fewer than 5)", "Note     * = fewer than 5"]
)
def test_a_sign_is_found_after_any_space(text: str) -> None:
    assert policy_of(text).markers["*"].high == 4


@pytest.mark.parametrize(
    ("sentence", "sign", "bounds"),
    [
        ("The word few stands for a number from 1 to 6.", "few", (1, 6)),
        ('Numbers of 5 or fewer are replaced by the word "small" to protect people.', "small", (None, 5)),
        ("The letters LN are printed in place of any figure below 4, so that nobody is identified.", "LN", (None, 3)),
        ("low = between 1 and 4", "low", (1, 4)),
    ],
)
def test_a_word_may_hide_figures(sentence: str, sign: str, bounds: tuple[int | None, int | None]) -> None:
    rule = policy_of(sentence).markers[sign]
    assert (rule.sense, rule.low, rule.high) == ("masked", *bounds)


def test_a_word_in_a_sentence_is_no_sign() -> None:
    assert policy_of("The word of an officer means a lot.").markers == {}
    assert policy_of("The term officer includes 3 to 5 grades.").markers == {}


def test_further_figures_hidden_by_the_same_sign_leave_its_bounds_open() -> None:
    rule = policy_of(
        "The sign # replaces a number below five; further numbers are replaced too where one could be found."
    ).markers["#"]
    assert rule.secondary


@pytest.mark.parametrize(
    ("text", "sign", "sense"),
    [
        ("A dash means none.", "–", "zero"),
        ("Hyphens denote zero.", "-", "zero"),
        ("In all tables, two dots mean that data are not available.", "..", "not_held"),
        ("An asterisk indicates fewer than 4.", "*", "masked"),
    ],
)
def test_a_sign_called_by_its_name(text: str, sign: str, sense: str) -> None:
    assert policy_of(text).markers[sign].sense == sense


@pytest.mark.parametrize(
    "rule",
    [
        "A dash (–) means that no grievance was raised.",
        "– = no recorded complaints",
        "The sign – stands for no hearing.",
    ],
)
def test_a_sign_for_no_such_thing_is_nil(rule: str) -> None:
    assert find_policy([Sentence(rule, "line 1")]).markers["–"].sense == "zero"


@pytest.mark.parametrize("rule", ["– = no data", "– means no return was made", "– = fewer than 5 complaints"])
def test_a_sign_for_something_unknown_is_not(rule: str) -> None:
    assert find_policy([Sentence(rule, "line 1")]).markers["–"].sense != "zero"
