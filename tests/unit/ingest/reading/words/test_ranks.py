"""A rank is read whole, or it is another rank."""

from __future__ import annotations

import pytest

from ingest.documents.document import Cell
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.tables.one_reading import one_reading
from ingest.reading.words.meaning import meaning_of, people_in
from ingest.reading.words.ranks import is_rank, ranks_among
from ingest.settings import Settings
from ingest.tables.grid import Column, Row, Understood


@pytest.mark.parametrize(
    "label",
    ["Chief Inspector and above", "Superintendent or higher", "PC", "Supervising officer", "Acting Sgt", "Ch Insp"],
)
def test_a_label_that_is_a_rank(label: str) -> None:
    assert is_rank(label)
    assert (meaning_of(label).kind, meaning_of(label).words) == ("people", label)


@pytest.mark.parametrize("label", ["Inspector of Constabulary", "PS", "Inspector dismissed", "Chief Executive"])
def test_a_label_that_is_none(label: str) -> None:
    assert not is_rank(label)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("9 held the rank of chief inspector or above in 2020", "chief inspector or above"),
        ("two deputy governors and a supervising officer", "supervising officer"),
        ("four officers and higher costs", "officers"),
    ],
)
def test_the_rank_a_sentence_names(text: str, people: str) -> None:
    assert people_in(text) == people


def test_each_row_keeps_its_rank() -> None:
    text = (
        "Officers dismissed in 2019\n\nRank | Male | Female |\nPC | 4 | 2 |\nInspector | 3 | 1 |\n"
        "Chief Inspector and above | 2 | 0 |\n"
    )
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = read_document(document, Context("Essex Police")).observations
    assert [f.staff_group for f in found[::2]] == ["PC", "Inspector", "Chief Inspector and above"]


def test_a_short_form_is_a_rank_among_ranks_only() -> None:
    assert ranks_among(["PC", "PS", "Insp and above", "Total"]) == {"PS"}
    assert ranks_among(["Constable", "DS", "DI"]) == {"DS", "DI"}
    assert ranks_among(["PS", "Police officers", "Total"]) == frozenset()


def test_ps_is_a_rank_beside_two_others_only() -> None:
    columns = [Column((Cell(text, "1"),)) for text in ("PC", "PS", "Insp")]
    table = Understood("spaces", [], None, [Row((), (), (), columns)])
    assert one_reading(table, 0).of("PS").kind == "people"
    alone = Understood("spaces", [], None, [Row((), (), (), columns[1:2])])
    assert one_reading(alone, 0).of("PS").kind != "people"
