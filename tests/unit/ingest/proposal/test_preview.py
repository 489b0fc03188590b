"""The preview: a figure is shown as certain only where nothing is asked of its label, its sign or its table."""

from __future__ import annotations

from builders.proposed import YEARS, proposed
from builders.toy import Toy

from ingest.proposal.page import as_page
from ingest.proposal.preview import Shown, sections_of

TABLE = YEARS + "Female | 3 | 5 | 8\nMale | 12 | 9 | 14\nTotal | 15 | 14 | 22\n"
OTHER = TABLE.replace("Total", "Barred from office | 1 | 2 | 3\nTotal")


def shown(toy: Toy, text: str) -> list[Shown]:
    return [figure for section in sections_of(proposed(toy, text)) for figure in section.figures]


def test_figures_of_a_label_that_is_asked_about_wait_on_it(toy: Toy) -> None:
    waiting = [figure for figure in shown(toy, OTHER) if figure.waits]
    assert [figure.printed for figure in waiting] == ["1", "2", "3"]
    assert {figure.waits for figure in waiting} == {("`Barred from office`",)}
    assert not any(figure.certain for figure in waiting)
    assert [figure.certain for figure in shown(toy, TABLE)] == [True] * 9


def test_figures_wait_on_a_column_asked_of_their_table_and_on_their_sign(toy: Toy) -> None:
    people = shown(toy, TABLE.replace("prison officers", "officers"))
    assert {figure.waits for figure in people} == {("the population",)} and not any(figure.certain for figure in people)
    signs = shown(toy, TABLE.replace("| 3 |", "| ~ |"))
    assert [figure.waits for figure in signs if figure.printed == "~"] == [("what `~` hides",)]


def test_a_figure_of_a_sentence_waits_on_whether_it_is_one(toy: Toy) -> None:
    (figure,) = [
        f for f in shown(toy, TABLE + "\nIn 2015 a further seven officers were dismissed.\n") if f.printed == "seven"
    ]
    assert figure.waits == ("whether it is a figure to keep",) and not figure.certain


def test_the_page_counts_waiting_figures_as_open_and_shows_what_else_is_proposed(toy: Toy) -> None:
    page = as_page(proposed(toy, OTHER + "\nFigures exclude officers on loan.\n"))
    assert "? waits" in page and "waits on `Barred from office`" in page
    assert "Relations proposed" in page and "Caveats proposed" in page and "Figures exclude officers on loan" in page


def test_what_all_figures_share_is_said_once(toy: Toy) -> None:
    page = as_page(proposed(toy, TABLE))
    assert (
        page.count("National Offender Management Service, prison officers") == 1
        and '<th scope="col">Whose</th>' not in page
    )


def test_what_all_figures_wait_on_is_said_once(toy: Toy) -> None:
    page = as_page(proposed(toy, TABLE.replace("prison officers", "officers")))
    assert page.count("the population") == 1 and "All of them wait on the population" in page
