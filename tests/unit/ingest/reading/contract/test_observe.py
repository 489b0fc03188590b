"""Every figure becomes one observation of one statistic, leads back to its cell, and is never guessed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from builders.toy import CONTRACT, LETTER, RELEASE_ID, SOURCE, SOURCE_ID, contract
from builders.workbooks import xlsx

from ingest.documents.opening import open_document
from ingest.model.errors import InvalidContract, NeedsAPerson, UnreadableCell
from ingest.model.observation import to_table
from ingest.model.release import Release
from ingest.model.source import Source
from ingest.reading.contract.observe import observe
from ingest.reading.contract.rows import Context
from ingest.settings import Settings

SETS = CONTRACT["tables"][0]["sets"]
FIGURE: dict[str, Any] = {"id": "P1", "within": "officers", "sets": SETS | {"period": {"kind": "not_stated"}}}


def table(**changes: Any) -> dict[str, Any]:
    return CONTRACT["tables"][0] | changes


def read(letter: str | bytes = LETTER, kind: str = "text", **changes: Any) -> list[dict[str, Any]]:
    made = contract(letter=letter, **changes)
    made["documents"][0]["format"] = kind
    release = Release.model_validate(made)
    data = letter if isinstance(letter, bytes) else letter.encode()
    document = open_document("foi_1.txt", data, kind, Settings(data="unused"))
    context = Context(
        RELEASE_ID,
        Source.model_validate(SOURCE),
        release,
        "foi_1.txt",
        document.sha256,
        datetime(2021, 1, 1, tzinfo=UTC),
    )
    rows = observe([context], [document])
    assert to_table(rows).num_rows == len(rows)
    return rows


def test_a_cell_carries_what_is_said_above_beside_and_around_it() -> None:
    row = read()[3]
    assert (row["raw_value"], row["value_lower"], row["value_upper"], row["value"], row["status"]) == (
        "~",
        1,
        2,
        None,
        "suppressed",
    )
    assert (row["gender"], row["gender_as_published"], str(row["period_start"]), row["period_as_published"]) == (
        "male",
        "Male",
        "2020-01-01",
        "2020",
    )
    assert (row["body"], row["measure"], row["population"], row["source_id"]) == (
        "noms",
        "dismissals",
        "prison_staff",
        SOURCE_ID,
    )
    assert (row["cell_ref"], row["table_id"], row["certain"]) == ("T1!B3", "T1", True)


def test_ids_are_those_of_the_cell_and_never_twice() -> None:
    ids = [row["observation_id"] for row in read()]
    assert len(set(ids)) == 6 and ids == [row["observation_id"] for row in read()]


def test_the_nearest_word_wins() -> None:
    letter = "Dismissals by gender\nYear | 2019\nBand\nMale | 1\n"
    rows = read(
        letter,
        tables=[
            table(
                header=[{"dimension": "period"}],
                rows={"dimension": "gender"},
                bands={"Band": {"population": "police_officers", "gender": "female"}},
                sets=SETS | {"gender": "not_stated"},
            )
        ],
    )
    assert [(r["population"], r["gender"], r["breakdown_as_published"]) for r in rows] == [
        ("police_officers", "male", "Band")
    ]


def test_two_cells_of_one_meaning_are_refused_by_both_names() -> None:
    letter = LETTER.replace("2020", "2019")
    with pytest.raises(InvalidContract, match="T1!B2 and T1!B3 are mapped to one and the same statistic"):
        read(letter)


def test_one_cell_read_by_two_tables_is_refused() -> None:
    tables = [table(id=i, layout="sheet", place={"sheet": "S"}) for i in ("T1", "T2")]
    with pytest.raises(InvalidContract, match=r"S!B2 \(table T1\) and S!B2 \(table T2\)"):
        read(xlsx({"S": [["Year", "Male"], [2019, 1]]}), "workbook", tables=tables)


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        ({"unit": None}, "does not say unit"),
        ({"measure": None, "population": None}, "does not say population"),
        ({"measure": "workforce"}, "`dismissed` is an outcome of dismissals"),
        ({"flags": ["doubtful"]}, "flag `doubtful` is unknown"),
    ],
)
def test_what_the_mapping_leaves_open_is_asked_not_guessed(sets: dict[str, Any], said: str) -> None:
    kept = {key: value for key, value in (SETS | sets).items() if value is not None}
    with pytest.raises(InvalidContract) as refused:
        read(tables=[table(sets=kept)])
    assert said in refused.value.what and refused.value.where == "foi_1.txt, cell T1!B2"


def test_a_marker_nobody_declared_is_kept_as_it_stands() -> None:
    row = read(LETTER.replace("~", "‡"))[3]
    assert (row["raw_value"], row["marker"], row["status"], row["value_lower"], row["value_upper"]) == (
        "‡",
        "‡",
        "unknown_marker",
        0,
        None,
    )


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("12 officers", "12"),
        ("In 2012, (12) officers.", "12"),
        ("officers: 12.", "12"),
        ("officers 12, and", "12"),
        ("1,012 and 12 officers", "12"),
        ("officers over 34,000", "over 34,000"),
        ("officers ~", "~"),
        ("officers\u00a0twelve", "twelve"),
    ],
)
def test_a_figure_in_a_sentence_is_found_as_a_word(sentence: str, figure: str) -> None:
    (row,) = read(f"Years of officers\n\n{sentence}\n", tables=[], prose=[FIGURE | {"figure": figure}])
    assert (row["raw_value"], row["cell_ref"]) == (figure, "prose:3:P1")


@pytest.mark.parametrize(
    "sentence",
    [
        "112 officers",
        "2012 officers",
        "12,000 officers",
        "1,012 officers",
        "12.5 officers",
        "3.12 officers",
        "12% of officers",
        "12 % of officers",
        "12th officers",
        "twelve officers",
    ],
)
def test_a_figure_within_another_is_not_it(sentence: str) -> None:
    with pytest.raises(UnreadableCell, match="No sentence holds both"):
        read(sentence, tables=[], prose=[FIGURE | {"figure": "12"}])


def test_cells_nobody_holds_stand_open() -> None:
    missing = {
        "id": "N1",
        "what": "Dismissals",
        "sets": SETS,
        "axes": ["period", "gender"],
        "each": [
            {"2019": {"period": {"kind": "calendar_year", "start": "2019-01-01", "end": "2019-12-31"}}},
            {"Men": {"gender": "male"}, "Women": {"gender": "female"}},
        ],
    }
    rows = read(tables=[], not_supplied=[missing])
    assert [(r["gender"], r["status"], r["value_lower"], r["value_upper"], r["raw_value"]) for r in rows] == [
        ("male", "not_supplied", 0, None, ""),
        ("female", "not_supplied", 0, None, ""),
    ]
    assert rows[1]["gender_as_published"] == "Women"


def test_a_document_that_is_not_listed_is_said() -> None:
    with pytest.raises(InvalidContract, match="document 1, but the release has 1"):
        read(tables=[table(document=1)])


def test_entries_name_themselves() -> None:
    record = {"starts_with": r"20\d\d", "columns": ["Men"], "rest": True}
    made = table(
        place={},
        layout="records",
        record=record,
        header=[{"dimension": "codes", "codes": {"Men": {"gender": "male"}}}],
        entries={"Resigned": {"stage_or_outcome": "resigned"}},
    )
    rows = read("2019\n12\n4 x Resigned", tables=[made])
    assert [(r["raw_value"], r["stage_or_outcome_as_published"]) for r in rows] == [("12", None), ("4", "Resigned")]
    with pytest.raises(UnreadableCell, match="`Retired` is no entry"):
        read("2019\n12\n4 x Retired", tables=[made])


@pytest.mark.parametrize("junk", ["\ufeff", "\r", "\u2028", "🂡", "a\u0300" * 50, "‮"])
def test_odd_letters_are_kept_or_refused_never_lost(junk: str) -> None:
    try:
        rows = read(LETTER.replace("10", f"10{junk}"))
    except NeedsAPerson:
        return
    assert rows[0]["raw_value"] == f"10{junk}".strip() or rows[0]["raw_value"] == "10"
    assert rows[0]["status"] in ("exact", "unknown_marker")
