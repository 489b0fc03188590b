"""From a grid to a table: which rows are headers, bands and figures, and what stands over each figure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ingest.documents.document import Cell
from ingest.model import vocabulary
from ingest.tables.bands import IN_DOUBT, below, with_bands
from ingest.tables.cells import Look, look
from ingest.tables.grid import Candidate, Column, Row, Understood
from ingest.tables.heads import columns_of, repeated_columns, under_each
from ingest.tables.indents import Inside
from ingest.tables.nested import under_their_wholes
from ingest.tables.one_line import corner_and_headings

CUT = "a line of words was cut into header labels"
_FIGURES = {"value", "share", "decimal", "entry"}
_NOTE = re.compile(r"(?:notes?|source|key|footnotes?|figures? (?:are|is)|n\.?b\.?|caveats?)\b\s*[:.\d]?", re.IGNORECASE)
_SERIAL = re.compile(
    r"(?:no\.?|number|ref(?:erence)?\.?(?: no\.?| number)?|case(?: no\.?| number)?|id|item|#|s/?n|row|serial)",
    re.IGNORECASE,
)


@dataclass
class _State:
    """What has been met on the way down."""

    leads: int
    width: int
    heads: list[list[Cell]] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    corner: Cell | None = None
    bands: list[Cell] = field(default_factory=list)
    above: list[Cell] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    section: int = 0
    open_head: bool = False
    lost_band: bool = False
    inside: Inside = field(default_factory=Inside)
    stubs: tuple[Cell, ...] = ()


def understand(candidate: Candidate) -> Understood | None:
    """The table of a candidate grid, or None where nothing in it is a figure."""
    grid = [row for row in candidate.rows if any(look(c.text).kind != "blank" for c in row)]
    looks = [[look(cell.text) for cell in row] for row in grid]
    own = [_kind(row, at) for row, at in zip(grid, looks, strict=True)]
    kinds = with_bands(own, candidate.heads, grid)
    if (shape := _shape(grid, looks, kinds, candidate.size)) is None:
        return None
    state = _State(*shape)
    for row, seen, kind in zip(grid, looks, kinds, strict=True):
        _take(state, row, seen, kind)
        if kind == "note" and state.rows:
            break
    if not any(row.values for row in state.rows):
        return None
    doubts = tuple(dict.fromkeys([*candidate.doubts, *state.doubts]))
    rows = under_their_wholes(state.rows)
    return Understood(candidate.shape, candidate.caption + state.above, state.corner, rows, doubts)


def _kind(row: list[Cell], looks: list[Look]) -> str:
    """`head`, `band`, `body` or `note`, from what the cells of one row are."""
    filled = [(c, one) for c, one in zip(row, looks, strict=True) if one.kind != "blank"]
    kinds = [one.kind for _, one in filled]
    first = filled[0][0].text
    if len({c.text.strip() for c, _ in filled}) == 1 and (len(filled) == 1 or "words" in kinds):
        if not row[0].text.strip() and kinds[0] not in _FIGURES:
            return "head"
        if kinds[0] in _FIGURES and len(row) > 1:
            return "body"
        return "note" if _NOTE.match(first) or len(first) > 250 else "band"
    if not any(kind in _FIGURES for kind in kinds):
        return "head"
    if all(k in ("words", "period") for k in kinds[1:]) and kinds[0] in _FIGURES:
        return "head" if len(filled) > 2 else "body"
    return "body"


def _shape(
    grid: list[list[Cell]], looks: list[list[Look]], kinds: list[str], size: int | None
) -> tuple[int, int] | None:
    """How many leading columns are labels, and how many columns of figures follow."""
    body = [(row, at) for row, at, kind in zip(grid, looks, kinds, strict=True) if kind == "body"]
    if not body:
        return None
    sizes = Counter(len(row) for row, _ in body)
    size = size or max(sizes, key=lambda n: (sizes[n], n))
    full = [(row, at) for row, at in body if len(row) == size] or body[:0]
    if not full:
        return None
    leads = 0
    while leads < size - 1 and _is_label_column(grid, full, leads):
        leads += 1
    return leads, size - leads


def _is_label_column(grid: list[list[Cell]], full: list[tuple[list[Cell], list[Look]]], column: int) -> bool:
    kinds = Counter(at[column].kind for _, at in full)
    labels = kinds["words"] + kinds["period"] + (kinds["blank"] if column == 0 or kinds["words"] else 0)
    if column == 0 and grid and len(grid[0]) > 1 and _SERIAL.fullmatch(grid[0][0].text.strip()):
        return True
    return labels * 20 >= len(full) * 17 if column else labels * 2 >= len(full)


def _take(state: _State, row: list[Cell], looks: list[Look], kind: str) -> None:
    if kind == "body":
        _body(state, row, looks)
    elif kind == "head":
        _head(state, row, looks)
    elif kind == "band":
        _band(state, next(c for c in row if c.text.strip()), looks)
    state.open_head = kind == "head"


def _head(state: _State, row: list[Cell], looks: list[Look]) -> None:
    filled = [cell for cell in row if cell.text.strip()]
    alone = not any(cell.text.strip() for cell in row[state.leads : -1])
    if state.width > 2 and len(row) == state.leads + state.width and alone and row[-1].text.strip() and not state.heads:
        state.above.extend(filled)  # the unit of the whole table, printed at its right edge
        return
    if not state.open_head:
        if state.rows:
            state.section += 1
            state.bands = [band for band in state.bands if not _has_rows(state, band)]
        elif state.bands and not state.heads:
            state.above.extend(state.bands)
            state.bands = []
        state.heads = []
    state.heads.append(row)
    state.columns = []


def _has_rows(state: _State, band: Cell) -> bool:
    return any(band in row.bands for row in state.rows)


def _band(state: _State, cell: Cell, looks: list[Look]) -> None:
    if not state.rows and not state.heads and len(state.bands) < 12:
        state.bands.append(cell)
        return
    # A band with no rows of its own yet stays: the next one stands below it.
    kept = [band for band in state.bands if not _has_rows(state, band)]
    if kept or not state.rows:
        state.bands = (kept[-1:] if state.rows else kept[-2:]) + [cell]
        state.lost_band = False
        return
    is_alone = len(state.bands) < 2
    state.bands, is_sure = state.inside.below(state.bands, cell) or below(state.bands, cell)
    state.lost_band = state.lost_band if is_alone else not is_sure


def _body(state: _State, row: list[Cell], looks: list[Look]) -> None:
    size = state.leads + state.width
    doubts: tuple[str, ...] = ()
    if not state.columns:
        _settle(state)
    labels = tuple(row[: state.leads])
    values: list[Cell | None] = list(row[state.leads :])
    entries = row[state.leads + state.width - 1 :]
    if len(row) == state.width and state.leads and all(one.kind in _FIGURES for one in looks):
        labels, values = (), list(row)
    elif len(row) > size and all(look(c.text).kind == "entry" for c in entries):
        for extra in entries[1:]:
            state.rows.append(_one(state, labels, [None] * (state.width - 1) + [extra], ()))
        values = values[: state.width]
    elif len(row) > size and not any(c.text.strip() for c in row[size:]):
        values = values[: state.width]
    elif len(row) != size:
        doubts = (
            "the row is short: its figures may stand under other columns" if len(row) < size else "the row is long",
        )
        values = [*values, *([None] * (state.width - len(values)))][: state.width]
    state.rows.append(_one(state, labels, values, doubts))


def _one(state: _State, labels: tuple[Cell, ...], values: list[Cell | None], doubts: tuple[str, ...]) -> Row:
    if state.leads > 1 and state.rows and labels and not labels[0].text.strip():
        before = state.rows[-1].labels
        labels = (
            tuple(own if own.text.strip() else up for own, up in zip(labels, before, strict=False))
            if before
            else labels
        )
    doubts = (*doubts, IN_DOUBT) if state.lost_band else doubts
    if state.inside.ends_at(state.bands, labels, values):
        state.bands = state.inside.outer(state.bands, labels[0])
    state.inside.take(state.bands, labels, values)
    return Row(tuple(state.bands), labels, values, state.columns, state.section, doubts, state.stubs)


def _settle(state: _State) -> None:
    """Lay the header rows met over the columns; without any, the columns have no labels."""
    if not state.heads and state.bands and state.width > 1 and (found := _named_columns(state)):
        state.columns = found
        return
    if not state.heads:
        state.columns = [Column(()) for _ in range(state.width)]
        if state.width > 1:
            state.doubts.append("no header")
        return
    if not state.rows and len(state.heads) == 1 and state.bands and (found := _under_head(state)):
        state.columns = found
        return
    over = [head for head in state.heads if state.leads > 1 and len(head) == state.leads + state.width]
    state.stubs = tuple(over[-1][: state.leads]) if over else ()
    heads = [_without_leads(head, state.leads) for head in state.heads]
    state.columns, corner, doubts = columns_of(heads, state.width)
    state.corner = state.corner or corner
    state.doubts.extend(doubts)
    if any(not column.labels for column in state.columns):
        state.doubts.append("a column has no header")


def _under_head(state: _State) -> list[Column] | None:
    """A line of words between a header and the first row that says one phrase again under each label."""
    upper = [cell for cell in state.heads[-1] if cell.text.strip()]
    if (columns := under_each(upper, state.bands[-1], state.width)) is not None:
        state.above.extend(state.bands[:-1])
        state.bands = []
    return columns


def _named_columns(state: _State) -> list[Column] | None:
    """A line of words above the first row, cut into as many labels as there are columns."""
    if (columns := repeated_columns(state.bands, state.width)) is not None:
        state.above.extend(state.bands[:-2])
        state.bands = []
        return columns
    last = state.bands[-1]
    corner, labels = corner_and_headings(last.text.split(), state.width)
    if len(labels) != state.width:
        return None
    if not all(vocabulary.code_of("bodies", label) or vocabulary.code_of("genders", label) for label in labels):
        state.doubts.append(CUT)
    state.corner = Cell(corner, last.place) if corner else state.corner
    state.above.extend(state.bands[:-1])
    state.bands = []
    return [Column((Cell(label, last.place),)) for label in labels]


def _without_leads(head: list[Cell], leads: int) -> list[Cell]:
    """With several label columns, one corner is enough."""
    return head[leads - 1 :] if leads > 1 and len(head) > leads else head
