"""Which rows are about what a source looks for, and how one is judged whose question is cut."""

from __future__ import annotations

from replay.questions import Questions, ids, question, row_of
from replay.sources import WINDOW

from ingest.acquire.parliament.connector import ParliamentConnector

LONG = "To ask the Secretary of State for Justice, " + "with reference to a long letter of no importance, " * 5
OTHER = {"heading": "Toys", "questionText": "To ask the Secretary of State for Justice, how many toys there are."}


def test_the_heading_or_the_question_has_to_hold_a_word_of_the_source(
    connector: ParliamentConnector, questions: Questions
) -> None:
    by_text = {"heading": "Prisons", "questionText": "To ask, how many cases of Gross  misconduct there were."}
    within = {"heading": "Toys", "questionText": "To ask, how many predismissals there were."}
    questions.put(question(1, **OTHER), question(2, **by_text), question(3, **within))
    assert ids(connector.catalogue(WINDOW)) == ["2"]
    assert questions.details() == [] and len(questions.lists()) == 2


def test_a_cut_row_is_judged_by_the_whole_question(connector: ParliamentConnector, questions: Questions) -> None:
    questions.put(
        question(1, **OTHER | {"questionText": LONG + "how many officers were dismissed."}),
        question(2, **OTHER | {"questionText": LONG + "how many toys there are."}),
        question(3, **OTHER),
    )
    assert all(len(row_of(q)["questionText"]) == 255 for n, q in questions.all.items() if n < 3)
    assert ids(connector.catalogue(WINDOW)) == ["1"]
    assert questions.details() == [1]
    searches = [a.query.get("searchTerm") for a in questions.lists()]
    assert searches == [None, ["dismiss"], ["gross misconduct"], None]


def test_a_search_that_finds_everything_lists_only_what_fits(
    connector: ParliamentConnector, questions: Questions
) -> None:
    questions.ignored = {"searchTerm"}
    questions.put(
        question(1, **OTHER | {"questionText": LONG + "how many officers were dismissed."}),
        question(2, **OTHER | {"questionText": LONG + "how many toys there are."}),
    )
    assert ids(connector.catalogue(WINDOW)) == ["1"]
    assert questions.details() == [1, 2]
    assert [a.query.get("searchTerm") for a in questions.lists()] == [None, ["dismiss"], None]
