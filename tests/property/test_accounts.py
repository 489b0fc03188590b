"""Whatever number is put into a document, in a sentence or in a cell: a row holds it, or the account names it."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

TABLE = ["Officers dismissed, by gender", "", "| | 2020 | 2021 |", "| Male | 3 | 6 |", "| Female | 4 | 1 |"]
AROUND = [
    "Anyshire Police, FOI 4711, answered on 4 May 2022.",
    "",
    "You asked how many officers were dismissed in 2020 and 2021.",
    "",
    *TABLE,
    "",
    "The table counts regular officers.",
    "",
    "* A person who resigned is not counted.",
]
NUMBERS = ["731", "2,731", "eighty-eight", "ninety-three", "57-59", "a dozen"]
SUBJECTS = ["officers", "members of staff", "of them", "boxes", "complaints", "further cases", "", "men"]
OPENINGS = [
    "",
    "In addition, ",
    "Of these, ",
    "Please note that ",
    "Note: ",
    "Answer: ",
    "* ",
    "1 ",
    "However, in 2021 ",
    "- ",
    "(",
    "The table leaves out ",
    "The number is ",
    "Figures: ",
    "It fell to ",
    "Total ",
    "Where known, ",
]
ENDINGS = [
    "",
    ".",
    " were dismissed.",
    " were women.",
    " left before a hearing; the others stayed.",
    " (see above).",
    " may have left.",
    " or so",
]
sentences = st.builds("{}{} {}{}".format, *map(st.sampled_from, (OPENINGS, NUMBERS, SUBJECTS, ENDINGS)))


def read(lines: list[str]) -> Reading:
    text = "\n".join(lines)
    return read_document(open_document("letter.txt", text.encode(), "text", Settings()), Context("Anyshire Police"))


def is_accounted(number: str, reading: Reading) -> bool:
    said = [figure.raw_value for figure in reading.observations] + [left.text for left in reading.unaccounted]
    return any(re.search(rf"(?<![\w,]){re.escape(number)}(?![\w]|,\d)", text, re.IGNORECASE) for text in said)


@settings(max_examples=100, deadline=None)
@given(sentence=sentences, place=st.integers(0, len(AROUND)))
@example(sentence="731", place=5)
def test_a_number_in_a_sentence_is_never_lost(sentence: str, place: int) -> None:
    number = next(n for n in NUMBERS if n in sentence)
    if number == "731" and "2,731" in sentence:
        number = "2,731"
    assert is_accounted(number, read([*AROUND[:place], sentence, *AROUND[place:]]))


@settings(max_examples=20, deadline=None)
@given(
    number=st.sampled_from(["731", "eighty-eight"]),
    subject=st.sampled_from(["officers", "complaints", "of them were women", "were dismissed", "cases and 4 more"]),
)
def test_boilerplate_loses_no_count(number: str, subject: str) -> None:
    letter = [*AROUND, "", f"Under the public interest test, {number} {subject}."]
    assert is_accounted(number, read(letter))


CELLS = ["731", "57-59", "1-3", "731 of them", "-731", "731 (of 840)", "~ 731", "see 731", "7 31", "731.5", "about 731"]


@settings(max_examples=40, deadline=None)
@given(cell=st.sampled_from(CELLS), row=st.integers(0, 2), column=st.integers(1, 2))
def test_a_number_in_a_cell_is_never_lost(cell: str, row: int, column: int) -> None:
    rows = [["Male", "3", "6"], ["Female", "4", "1"], ["Not known", "2", "8"]]
    rows[row][column] = cell
    lines = ["Officers dismissed", "", "| | 2020 | 2021 |", *(f"| {' | '.join(cells)} |" for cells in rows)]
    assert is_accounted(re.sub(r"^[^0-9]*", "", cell).split()[0], read(lines))


@settings(max_examples=30, deadline=None)
@given(
    rows=st.lists(st.lists(st.sampled_from(["3", "~", "731", "1-3", "none", "x"]), min_size=1, max_size=4), max_size=6)
)
def test_a_ragged_table_loses_no_number(rows: list[list[str]]) -> None:
    lines = [
        "Officers dismissed",
        "",
        "| | 2020 | 2021 |",
        *(f"| Part {'ABCDEF'[n]} | {' | '.join(cells)} |" for n, cells in enumerate(rows)),
    ]
    reading = read(lines)
    held = [figure.raw_value for figure in reading.observations]
    named = " ".join(left.text for left in reading.unaccounted)
    for number in ("731", "1-3"):
        printed = sum(cells.count(number) for cells in rows)
        assert held.count(number) == printed or number in named or "more rows like it" in str(reading.unaccounted)
