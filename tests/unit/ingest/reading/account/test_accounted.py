"""The account of a document: what no row holds and nothing explains is named with its address."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

TABLE = "Officers dismissed, by gender\n\n| | 2020 | 2021 |\nMale | 3 | 6 |\nFemale | 4 | 1 |\n"


def read(text: str, kind: str = "text") -> Reading:
    return read_document(open_document("letter.txt", text.encode(), kind, Settings()), Context("Anyshire Police"))


@pytest.mark.parametrize(
    "around",
    [
        "",
        "\nOur reference: 1234/22. Answered on 4 May 2022 under section 1(1) of the Freedom of Information Act 2000.\n",
        "\nHow many officers were dismissed in 2020 and 2021, and were five or more of them male?\n",
        "\nPercentages may not add to 100.\n\nPage 1 of 2\n",
        "\n40 Long Road\nAnytown\nAB1 2CD\n",
    ],
)
def test_a_document_of_which_nothing_is_left_over(around: str) -> None:
    assert read(TABLE + around).unaccounted == []


@pytest.mark.parametrize(
    ("more", "place", "words"),
    [
        ("\nThe table leaves out 12 boxes.\n", "line 7", "leaves out 12 boxes"),
        ("\nA further dozen left.\n", "line 7", "dozen"),
        ("\n17\n", "line 7", "17"),
        ("\n~\n", "line 7", "~"),
        ("\nNote: this includes one that was put right.\n", "line 7", "one that was put right"),
        ("\nPlease note the other 9.\n", "line 7", "other 9"),
    ],
)
def test_a_number_that_no_row_holds_is_named_with_its_address(more: str, place: str, words: str) -> None:
    (left,) = read(TABLE + more).unaccounted
    assert left.place == place and words in left.text and left.why in left.as_text()


def test_a_number_of_a_table_that_is_no_figure_of_it_is_named_once_for_its_row() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{n}</td><td>-{n}</td></tr>" for n, name in enumerate(("West", "East"), 1))
    page = f"<h2>Officers dismissed</h2><table><tr><th></th><th>2021</th><th>Other</th></tr>{rows}</table>"
    left = read(page, "html").unaccounted
    assert [one.text for one in left] == ["West | 1 | -1", "East | 2 | -2"]


def test_a_table_that_could_not_be_read_is_named_whole() -> None:
    rows = "".join(f"<tr><td>{n} and {n + 1} of them</td></tr>" for n in range(2, 9))
    left = read(f"<table>{rows}</table>", "html").unaccounted
    assert len(left) == 1 and left[0].why == "7 rows with numbers of which nothing was read"


@pytest.mark.parametrize(
    "caveat",
    [
        "These figures are provisional.",
        "The tables do not include special constables.",
        "A person may be counted more than once.",
        "There was a change in the definition of misconduct.",
        "The recording system was replaced, so that years should not be compared.",
    ],
)
def test_words_that_may_change_what_the_figures_mean_are_named(caveat: str) -> None:
    reading = read(f"{TABLE}\n{caveat}\n")
    assert [left.text for left in reading.unaccounted] == [caveat]
    assert all(figure.certain for figure in reading.observations)


@pytest.mark.parametrize(
    "sentence",
    [
        "Years run from April to March.",
        "Agency workers are counted too.",
        "Each case stands in the year in which it began.",
        "Some governors did not reply.",
        "Please read 2021 as 2022.",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_sentence_that_nobody_can_place_is_named(sentence: str, above: bool) -> None:
    (left,) = read(f"{sentence}\n\n{TABLE}" if above else f"{TABLE}\n{sentence}\n").unaccounted
    assert left.text == sentence


def test_many_such_sentences_are_one() -> None:
    (left,) = read(f"{TABLE}\nWales is shown apart.\n\nSome governors did not reply.\n").unaccounted
    assert left.why.startswith("2 sentences") and left.place == "line 7"


def test_a_question_is_no_caveat() -> None:
    assert read(f"{TABLE}\nDo the figures include provisional data?\n").unaccounted == []


def test_a_threshold_is_no_figure() -> None:
    letter = TABLE.replace("| 1 |", "| <5 |") + "\nFigures of fewer than 5 are withheld to protect individuals.\n"
    assert read(letter).unaccounted == []


def test_an_address_counts_from_the_start_of_its_line() -> None:
    text = "We hold records. In 2021, 14 officers were dismissed."
    (figure,) = read(text).observations
    assert figure.cell_ref == f"line 1, character {text.index('14') + 1}"


CAPTION = "The number of dismissals of prison officers in each financial year."
PAGE = """<html><body><p>{caption}</p><table><tr><td>Financial year</td><td>Dismissals</td></tr>
<tr><td>2020/21</td><td>61</td></tr><tr><td>2021/22</td><td>74</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    "sentence",
    [
        "The figures count cases rather than individuals.",
        "Figures are allegations rather than officers.",
        "The figures are for women.",
        "Probation officers are counted.",
        "Officers who resigned are counted.",
        "Calendar years.",
        "They are cases.",
        "All of them are male.",
        "Staff are counted with them.",
        "Complaints in each period.",
    ],
)
def test_a_second_sentence_above_a_table_is_never_swallowed(sentence: str) -> None:
    for caption in (f"{CAPTION} {sentence}", f"{sentence} {CAPTION}"):
        assert read(PAGE.format(caption=caption), "html").unaccounted != []
    assert read(PAGE.format(caption=CAPTION), "html").unaccounted == []


HEADS = ("Financial year", "Male", "Female")


def page_of(*rows: tuple[str, ...]) -> str:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<p>Prison officers dismissed, by gender and financial year</p><table>{table}</table>"


@pytest.mark.parametrize("blank", ["", "&nbsp;", " "])
def test_an_empty_cell_where_a_figure_should_stand_is_asked(blank: str) -> None:
    half = page_of(HEADS, ("2020/21", "12", blank), ("2021/22", "15", "6"))
    last = page_of(HEADS, ("2020/21", "12", "4"), ("2021/22", blank, blank))
    alone = page_of(HEADS[:2], ("2020/21", "12"), ("2021/22", blank))
    for page in (half, last, alone):
        assert [left.why for left in read(page, "html").unaccounted] != []
    assert read(page_of(HEADS, ("2020/21", "12", "4"), ("2021/22", "15", "6")), "html").unaccounted == []


def test_an_empty_cell_of_a_letter_is_asked() -> None:
    assert read(
        "Officers dismissed, by year\n\n| Year | Dismissed |\n| 2020 | 3 |\n| 2021 | 4 |\n| 2022 | |\n"
    ).unaccounted


@pytest.mark.parametrize(
    ("lead", "is_placed"),
    [
        ("The number of prison officers dismissed in 2021 is shown in the table below.", True),
        ("The number of probation officers dismissed in 2021 is shown in the table below.", False),
        ("The number of prison officers dismissed in 2022 is shown in the table below.", False),
        ("The number of female prison officers dismissed is shown in the table below.", False),
        ("The number of new prison officers dismissed is shown in the table below.", False),
    ],
)
def test_a_lead_is_placed_only_where_it_says_what_the_caption_says(lead: str, is_placed: bool) -> None:
    table = "<table><caption>Prison officers dismissed, 2021</caption><tr><th>Region</th><th>Number</th></tr>"
    page = f"<p>{lead}</p>{table}<tr><td>North</td><td>3</td></tr><tr><td>South</td><td>5</td></tr></table>"
    assert (read(page, "html").unaccounted == []) is is_placed


def test_a_percentage_where_a_count_should_stand_is_named() -> None:
    assert [
        left.text for left in read(TABLE.replace("| 6 |", "| 31% |").replace("| | 2020", "Gender | 2020")).unaccounted
    ]
    across = "Officers dismissed\n\nYear | Male | Female | Total\n2020 | 3 | 6 | {}\n2021 | 4 | 1 | {}\n"
    assert len(read(across.format("900%", "500%")).unaccounted) == 2
    assert read(across.replace("Total", "Share").format("90%", "50%")).unaccounted == []
