"""From a table as understood to its figures: one emitter for every layout, axes decided by their labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ingest.documents.document import Cell
from ingest.language.periods import Period
from ingest.reading.captions.frame import Frame
from ingest.reading.captions.leads import asks_several, holds
from ingest.reading.figures.found import Found
from ingest.reading.figures.values import nearest, value_of
from ingest.reading.tables.axes import Axis, period_axis, when
from ingest.reading.tables.counts_named import counted_in
from ingest.reading.tables.narrowed import doubts_of_words
from ingest.reading.tables.own_column import for_column
from ingest.reading.tables.said import Said
from ingest.reading.tables.setting import Setting, people_of, said_in
from ingest.reading.tables.told_apart import names_several, own_part
from ingest.reading.times.footnoted import footnoted
from ingest.reading.times.governed import governed
from ingest.reading.times.kinds_of_year import with_kinds_of_years
from ingest.reading.times.stocks import IN_DOUBT as ONLY_A_DAY
from ingest.reading.times.stocks import is_only_a_day, suits_a_day
from ingest.reading.words.meaning import has_sense, is_countable, meaning_of, people_in
from ingest.tables.cells import entry_of, look
from ingest.tables.grid import Row, Understood
from ingest.tables.one_line import ONE_LINE
from ingest.tables.understood import CUT

_SERIAL = re.compile(
    r"(?:no|ref(?:erence)?|case|item|id|serial|row|question|q)\.?(?: no\.?| number|"
    r" id)?|#|s/?n|rank(?:ing)?|page|postcode|telephone|phone",
    re.IGNORECASE,
)
_FTE = re.compile(r"full[- ]time[- ]equivalents?|\bFTE\b", re.IGNORECASE)
_GENERIC = re.compile(r"(?:as (?:at|of)|total|number|no\.?|count|total number|volume|headcount|n)", re.IGNORECASE)


def emit(setting: Setting) -> list[Found]:
    """Every figure of a table; shares, rates, serial numbers and blank cells are none."""
    table = governed(with_kinds_of_years(setting.choice.table))
    setting = replace(setting, choice=replace(setting.choice, table=table))
    skipped = {
        (section, column)
        for section in {row.section for row in table.rows}
        for column in range(max(len(row.values) for row in table.rows))
        if _is_no_count(table, section, column)
    }
    axes = {s: period_axis(table, s, setting.around.times, setting.frame) for s in {row.section for row in table.rows}}
    found = [
        figure
        for number, row in enumerate(table.rows)
        for column, cell in enumerate(row.values)
        if cell is not None and (row.section, column) not in skipped
        for figure in _figure(setting, number, row, column, cell, axes[row.section])
    ]
    return _twins_doubted(found)


def _figure(
    setting: Setting, number: int, row: Row, column: int, cell: Cell, axes: tuple[Axis, Axis]
) -> Iterator[Found]:
    said = said_in(setting, number, row, column)
    entry = entry_of(cell.text)
    raw = entry[0] if entry else cell.text.strip()
    kind = _kind(setting, row, column, cell)
    if kind is None or (said.rate and not _counts_beside_shares(row, column)):
        return
    if entry:
        said.words.append(entry[1])
    around = setting.around
    value = nearest(raw) if kind == "decimal" else value_of(raw, around.policy, around.hiding, around.nil)
    at = when(said, axes, around.times, setting.frame)
    at = footnoted(at, value.marks, _cells_about(row, column), " ".join(setting.frame.said), around.times.notes)
    measure, breakdown = _wording(setting.frame, said, row, column)
    people = " ".join(dict.fromkeys(said.people)) or people_of(said) or setting.frame.people
    doubts = [*_table_doubts(setting, number, row, column), *said.doubts, *value.doubts, *at.doubts]
    doubts += _figure_doubts(setting, row, column, kind, said, at.period)
    if setting.frame.borrowed and not said.words and not said.above and _others_say(setting.choice.table, row):
        doubts.append("what is counted is borrowed from the words above")
    if row.section and any(has_sense(band.text) for band in row.bands) and is_countable(setting.frame.title):
        doubts.append("the line above this part may be a caption of its own")
    if not has_sense(f"{measure} {breakdown}") and not (setting.frame.title and is_countable(measure)):
        doubts.append("nothing says what is counted")
    doubts += doubts_of_words(setting.frame, measure, breakdown)
    yield Found(
        measure_text=measure,
        body=said.body or setting.frame.body or around.publisher,
        staff_group=people or people_in(measure),
        gender=said.gender,
        breakdown=breakdown,
        table_label=setting.frame.label,
        period=at.period,
        raw_value=raw,
        value=value,
        is_total=said.total,
        cell_ref=cell.place,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _kind(setting: Setting, row: Row, column: int, cell: Cell) -> str | None:
    """What kind of figure a cell holds: a count, an entry, a number like a year, a decimal; None where it is none."""
    kind = look(cell.text).kind
    if kind in ("value", "entry"):
        return kind
    if kind == "period" and cell.text.strip().isdecimal():
        return "year"
    decimal = kind == "decimal" and _FTE.search(_labels_of(setting, row, column)) is not None
    return "decimal" if decimal else None


def _figure_doubts(setting: Setting, row: Row, column: int, kind: str, said: Said, period: Period | None) -> list[str]:
    doubts = []
    if is_only_a_day(period) and not suits_a_day(_nearest_first(setting, row, column)):
        doubts.append(ONLY_A_DAY)
    if kind == "decimal":
        doubts.append("a decimal number of full-time equivalents")
    if kind == "year" and column not in setting.large:
        doubts.append("a figure that looks like a year")
    if said.rate:
        doubts.append("a count beside shares")
    title, own = setting.frame.title, " ".join([*said.above, *said.words])
    if names_several(title) and not (has_sense(own) or own_part(title, row, column) or counted_in(title, row, column)):
        doubts.append("the caption names several counts")
    if said.total and said.body is None and setting.frame.body is None and _over_bodies(setting, row):
        doubts.append("a total of several bodies")
    return doubts


def _others_say(table: Understood, row: Row) -> bool:
    """Whether other columns or rows say for themselves what they count."""
    over = {cell.text for column in row.columns for cell in column.labels}
    return any(has_sense(text) for text in over | {cell.text for other in table.rows for cell in other.labels})


def _over_bodies(setting: Setting, row: Row) -> bool:
    """Whether the rows or the columns of a section are bodies, so that a total is of all of them."""
    read = setting.readings[row.section].of
    beside = [cell.text for other in setting.choice.table.rows if other.section == row.section for cell in other.labels]
    over = [cell.text for column in row.columns for cell in column.labels]
    return sum(read(text).kind == "body" for text in {*beside, *over}) > 1


def _cells_about(row: Row, column: int) -> tuple[Cell, ...]:
    return (*row.bands, *row.labels, *(row.columns[column].labels if column < len(row.columns) else ()))


def _nearest_first(setting: Setting, row: Row, column: int) -> list[str]:
    """The words said of a figure: its own labels, the bands over its row, the caption."""
    over = row.columns[column].labels if column < len(row.columns) else ()
    labels = [cell.text for cell in (*reversed(row.labels), *reversed(over), *reversed(row.bands))]
    return [*labels, setting.frame.title, *setting.frame.said]


def _labels_of(setting: Setting, row: Row, column: int) -> str:
    over = row.columns[column].text if column < len(row.columns) else ""
    return " ".join([setting.frame.around, over, *(cell.text for cell in (*row.bands, *row.labels))])


def _wording(frame: Frame, said: Said, row: Row, column: int) -> tuple[str, str]:
    """What is counted, with the caption's words; and by what it is broken down."""
    above = [w for w in said.above if not _GENERIC.fullmatch(w)]
    own = " ".join([*above, *said.words])
    name = frame.title_of(said.total_beside, said.total_above) if said.total else frame.title
    name = for_column(name, row, column)
    if counted := counted_in(name, row, column):
        return counted, " > ".join(dict.fromkeys(said.words))
    if (names_several(name) or not asks_several(name)) and (part := own_part(name, row, column)):
        return part, " > ".join(dict.fromkeys(said.words))
    is_kept = not frame.borrowed or not has_sense(own) or (frame.governs and holds(name, own))
    title = [name] if name and is_kept else []
    if title or above:
        return " ".join([*title, *above]), " > ".join(dict.fromkeys(said.words))
    return " ".join(dict.fromkeys(said.words)) or ("Total" if said.total else ""), ""


def _table_doubts(setting: Setting, number: int, row: Row, column: int) -> list[str]:
    table, evidence = setting.choice.table, setting.evidence
    closes = not evidence.open_columns and evidence.closed >= len(row.columns) > 1
    doubts = [d for d in table.doubts if not (closes and d == ONE_LINE)] + list(row.doubts)
    if CUT in doubts and setting.is_cut_proven:
        doubts.remove(CUT)
    if setting.choice.rivals:
        doubts.append("another reading of the table is as regular")
    if (row.section, column) in setting.evidence.open_columns:
        doubts.append("the column does not add up to its total")
    if number in setting.evidence.open_rows:
        doubts.append("the row does not add up to its total")
    return doubts


def _is_no_count(table: Understood, section: int, column: int) -> bool:
    """A column of shares, of serial numbers, or of changes between periods."""
    rows = [row for row in table.rows if row.section == section and column < len(row.values)]
    if not rows:
        return True
    cells = [row.values[column] for row in rows]
    kinds = Counter(look(c.text).kind for c in cells if c is not None and c.text.strip())
    kinds["share"] += kinds["decimal"] * (not _FTE.search(" ".join(c.text for c in table.caption)))
    labels = [c.text.strip() for c in rows[0].columns[column].labels] if column < len(rows[0].columns) else []
    if (kinds["share"] > kinds["value"] and kinds["share"] >= 2) or any(
        _SERIAL.fullmatch(text) for text in labels[-1:]
    ):
        return True
    meanings = [meaning_of(text).kind for text in labels]
    periods = [any(meaning_of(c.text).kind == "period" for c in col.labels) for col in rows[0].columns]
    outside = any(periods) and "period" not in meanings and not {"total", "gender", "body", "people"} & set(meanings)
    generic = not labels or all(_GENERIC.fullmatch(text) for text in labels) or kinds["share"]
    return bool(outside and generic)


def _counts_beside_shares(row: Row, column: int) -> bool:
    """Whether a row named as a share prints its count in a column of its own."""
    kinds = [look(cell.text).kind for cell in row.values if cell is not None]
    return (
        ("share" in kinds or "decimal" in kinds)
        and kinds.count("value") == 1
        and not any(
            meaning_of(label.text).kind == "rate"
            for label in (row.columns[column].labels if column < len(row.columns) else ())
        )
    )


def _twins_doubted(found: list[Found]) -> list[Found]:
    """Two cells that claim to be one statistic are both in doubt, unless a span printed one cell twice."""
    unique = list(
        {
            (f.cell_ref, f.measure_text, f.breakdown, f.gender, f.body, f.staff_group, f.period, f.raw_value): f
            for f in found
        }.values()
    )
    seen = Counter(_statistic(f) for f in unique)
    return [f.doubted("two figures have the same labels") if seen[_statistic(f)] > 1 else f for f in unique]


def _statistic(figure: Found) -> tuple[object, ...]:
    period = (figure.period.start, figure.period.end) if figure.period else None
    return (figure.measure_text, figure.breakdown, figure.staff_group, figure.gender, figure.body, period)
