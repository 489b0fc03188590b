from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.document import numbered
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.prose.prose import Prose, read_prose
from ingest.reading.signs.rules import Policy
from ingest.reading.times.dating import times_of


def read(text: str) -> list[Found]:
    around = Surroundings("Anyshire Police", times_of([], {}), Policy())
    return read_prose(Prose(numbered(text), []), around)


def test_a_plain_sentence_is_certain() -> None:
    (figure,) = read("In 2021/22, 46 allegations of discrimination were recorded against officers.")
    assert figure.certain
    assert (figure.raw_value, figure.value.low, figure.value.high) == ("46", 46, 46)
    assert figure.period is not None
    assert figure.period.start == date(2021, 4, 1)


def test_words_are_numbers_and_genders() -> None:
    six, five = read(
        "Between 1 January 2020 and 31 December 2020 six officers were dismissed, and five female staff were warned."
    )
    assert (six.raw_value, six.value.low, six.staff_group) == ("six", 6, "officers")
    assert five.gender == "female"


@pytest.mark.parametrize(
    "text",
    [
        "How many officers were dismissed in 2020?",
        "If more than 10 officers are dismissed the force must report it.",
        "Figures of five or fewer are withheld to protect the identity of officers.",
        "The Act sets out six principles.",
        "Each complaint was handled within 92 days on average.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Seven officers were dismissed.", "no period is said"),
        ("In 2020, 9 officers were warned. Four resigned.", "the period stands in another sentence"),
        ("About 40 officers were suspended in 2020.", "an approximate number"),
        ("Three officers have been dismissed since 2019.", "a year alone does not say when the period starts"),
    ],
)
def test_what_stays_in_doubt(text: str, doubt: str) -> None:
    assert doubt in read(text)[-1].doubts


def test_a_list_under_its_question() -> None:
    found = read("How many people were disciplined in 2020 and 2021?\nPolice officers – 7\nPolice staff – 11")
    assert [(f.staff_group, f.raw_value, f.certain) for f in found] == [
        ("Police officers", "7", True),
        ("Police staff", "11", True),
    ]


def test_letters_stand_for_the_parts_of_a_question() -> None:
    found = read("How many (a) police officers and (b) police staff were disciplined in 2013?\n(a) = 5\n(b) = 2")
    assert [(f.staff_group, f.raw_value) for f in found] == [("police officers", "5"), ("police staff", "2")]


def test_bare_values_are_only_a_proposal() -> None:
    found = read("Officers in 2020: 1 made redundant, 2 retired, 3 dismissed\n- None\n- 12\n- 4")
    assert [(f.measure_text, f.raw_value, f.certain) for f in found] == [
        ("made redundant", "None", False),
        ("retired", "12", False),
        ("dismissed", "4", False),
    ]


def test_a_figure_of_a_sentence_far_too_long_is_never_certain() -> None:
    found = read("In 2019 six officers were dismissed and a note followed " * 200)
    assert found
    assert not any(figure.certain for figure in found)


@pytest.mark.parametrize("number", ["1\u2060204", "2，560", "1\ufffd204", "12 000"])
def test_a_number_that_may_not_be_what_it_looks_like_is_never_certain(number: str) -> None:
    assert not any(
        figure.certain for figure in read(f"In 2021/22, {number} allegations against officers were recorded.")
    )


def test_a_number_beside_something_unseen_is_certain() -> None:
    (figure,) = read("In 2021/22, \ufeff46\u200b allegations of discrimination were recorded against officers.")
    assert figure.certain
    assert figure.raw_value == "46"


@pytest.mark.parametrize(
    "text",
    [
        "An officer may face more than one allegation.",
        "Reviews were closed within a target of 15 working reviews.",
        "We asked each force 16 questions about conduct cases.",
        "Notes:\n1. The first release gave 6 investigations concluded in 2021.",
    ],
)
def test_what_may_be_or_ought_to_be_is_no_figure(text: str) -> None:
    assert [figure.raw_value for figure in read(text) if figure.certain] == []


def test_a_replaced_figure_is_in_doubt() -> None:
    (figure,) = read("In 2021, 42 complaints were recorded in error.")
    assert "a figure that was corrected or replaced" in figure.doubts


def test_a_part_of_them_takes_its_people_from_the_words_before() -> None:
    nine, three = read("Nine police staff were investigated in 2021, and 3 of them resigned.")
    assert nine.certain
    assert (three.certain, three.staff_group) == (False, "police staff")


def test_a_sentence_goes_on_in_its_main_year_and_not_in_the_one_compared() -> None:
    figures = read(
        "In 2022/23, 64 complaints were recorded, compared with 58 in 2021/22. Three allegations were upheld."
    )
    last = figures[-1].period
    assert last is not None
    assert last.text.endswith("2022/23")


def test_what_a_body_has_on_a_day() -> None:
    strength, suspended = read("On 31 March 2023 the force employed 1,573 officers. At the same date 7 were suspended.")
    assert strength.period is not None
    assert strength.period.kind == "point"
    assert suspended.period == strength.period


@pytest.mark.parametrize(
    "when", ["in the year", "In the same year", "over that period", "during this year", "in the financial year"]
)
def test_a_year_named_before_is_the_year_meant(when: str) -> None:
    text = f"Between 1 April 2017 and 31 March 2018 the unit recorded 60 complaints. {when}, it dismissed 4 officers."
    found = {f.raw_value: f for f in read(text)}
    assert found["4"].period is not None
    assert str(found["4"].period.start) == "2017-04-01"


def test_without_a_year_before_nothing_is_asserted() -> None:
    assert not [f for f in read("In the year, 14 officers were dismissed.") if f.certain]


def test_a_paragraphs_number_is_no_part_of_what_is_counted() -> None:
    (found,) = read("7.4 In 2019 the unit dismissed 14 officers.")
    assert found.measure_text == "In 2019 the unit dismissed officers"


@pytest.mark.parametrize(
    "sentence",
    [
        "By March 2023, 83 prison officers had been dismissed.",
        "By 31 March 2023, 83 prison officers had been dismissed.",
        "As at 31 March 2023, 83 prison officers had been dismissed.",
        "At 31 March 2023, 83 prison officers had been dismissed.",
        "83 prison officers had been dismissed by 2023.",
        "Up until March 2023, 83 prison officers were dismissed.",
        "Before 2022/23, 83 prison officers were dismissed.",
    ],
)
def test_a_running_count_up_to_a_day_is_not_of_that_day_alone(sentence: str) -> None:
    assert [f.certain for f in read(sentence) if f.raw_value == "83"] in ([], [False])


@pytest.mark.parametrize(
    "sentence",
    [
        "In March 2023, 83 prison officers were dismissed.",
        "As at 31 March 2023, 83 prison officers were suspended.",
        "In 2022/23, 83 prison officers were dismissed by the governor.",
    ],
)
def test_a_count_in_a_period_or_of_those_in_a_state_on_a_day_is_certain(sentence: str) -> None:
    assert [f.certain for f in read(sentence) if f.raw_value == "83"] == [True]


def test_bullets_under_a_whole_are_its_parts() -> None:
    found = read(
        "In 2020, 735 officers were dismissed.\nOf the 735 officers:\n- 633 were constables\n- 71 were sergeants"
    )
    parts = {f.raw_value: f for f in found}
    assert (parts["633"].staff_group, parts["71"].staff_group) == ("constables", "sergeants")
    assert "dismissed" in parts["633"].measure_text
    assert not parts["633"].certain
    assert all(str(f.period.start) == "2020-01-01" for f in found if f.period)


def test_a_figure_of_another_year_behind_against() -> None:
    found = {f.raw_value: f for f in read("In 2020, 735 officers were dismissed, against 593 in 2019.")}
    assert found["593"].period is not None
    assert (str(found["593"].period.start), found["593"].certain) == ("2019-01-01", False)


def test_a_day_at_the_head_of_a_sentence_is_that_of_its_figures() -> None:
    found = {f.raw_value: f for f in read("As at 31 March 2023 there were 259 live cases, concerning 232 officers.")}
    assert found["232"].period == found["259"].period
    assert not found["232"].certain


def test_the_year_before_is_counted_from_the_year_named() -> None:
    found = {f.raw_value: f for f in read("Six officers resigned in 1950, as against four the year before.")}
    assert found["four"].period is not None
    assert (str(found["four"].period.start), found["four"].certain) == ("1949-01-01", False)


@pytest.mark.parametrize(
    "gloss",
    [
        "[z] Not applicable: none of the female officers was dismissed.",
        "x = not available: four forces dismissed no officers",
    ],
)
def test_what_a_sign_stands_for_is_no_figure(gloss: str) -> None:
    assert read(f"In 2020, 14 officers were dismissed.\n{gloss}")[1:] == []
