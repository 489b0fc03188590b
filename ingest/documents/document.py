"""The one shape every format is read into: blocks in document order, whose cells and lines know where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A string as published, and where it stands: `line 12` of a text, `B7` of a sheet.

    A cell that spans rows or columns stands in every place it covers, with one and the same `place`: a figure
    whose place was read already is no second figure. `indent` says how far from the margin it was printed, where
    the layout keeps that.
    """

    text: str
    place: str
    indent: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, numbered from 1; a format with pages says `at` which page, a PDF also the `box` on it.

    A box is left, top, right and bottom in points from the top left corner of the page. A line that was joined from
    several printed ones says in `starts` at which character each begins, and where it stands.
    """

    number: int
    text: str
    at: str = ""
    box: tuple[float, float, float, float] | None = None
    starts: tuple[tuple[int, str], ...] = ()

    @property
    def place(self) -> str:
        """`line 12`, or what the format calls it: `page 3, line 12`."""
        return self.at or f"line {self.number}"

    def cell(self, text: str) -> Cell:
        return Cell(text, self.place)


Grid = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Table:
    """A table that the format itself marks: rows of cells, as long as they are printed.

    `header_rows` counts the rows the format marks as headings (`<thead>`, all `<th>`, a repeated row in .docx);
    None where it does not say. `hidden_rows` and `hidden_columns` count from 0 within this table: people who open
    the document do not see them, `is_hidden` says so of a whole sheet. `boilerplate` is a page's own furniture.
    """

    cells: Grid
    place: str
    caption: str | None = None
    header_rows: int | None = None
    boilerplate: bool = False
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Text:
    """A run of lines: a paragraph, a list item, a heading, or lines of a text between blank ones.

    `boilerplate` is kept and set aside: site menus, cookie banners, exemption paragraphs, how to appeal. It holds no
    figures of the answer, but it may hold the suppression rule. `kind` names the pattern that recognised it.
    """

    lines: Sequence[Line]
    place: str
    heading: bool = False
    boilerplate: bool = False
    kind: str = ""

    @property
    def text(self) -> str:
        """Its lines as one string."""
        return "\n".join(line.text for line in self.lines)


Block = Table | Text


@dataclass(frozen=True)
class Document:
    """A document as read. `blocks` has all of it, in order, whatever the format.

    `lines`, `grids` and `sheets` are the same by kind: every line, the tables a page marks, whole sheets by name.
    `remarks` are what a person should know of the reading: hidden sheets, pages without text. `beside` are words that
    stand in no block: comments, names of sheets, what is printed around the pages, what opens under the pointer.
    """

    file: str
    sha256: str
    lines: Sequence[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    sheets: dict[str, Grid] = field(default_factory=dict)
    blocks: Sequence[Block] = field(default_factory=list)
    remarks: Sequence[str] = field(default_factory=list)
    beside: Sequence[Line] = field(default_factory=list)

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    def texts(self) -> Iterator[Text]:
        return (block for block in self.blocks if isinstance(block, Text))


def document_of(
    file: str, sha256: str, blocks: Sequence[Block], remarks: Sequence[str] = (), beside: Sequence[Line] = ()
) -> Document:
    """Blocks as a document, its lines and grids beside them."""
    return Document(
        file,
        sha256,
        lines=[line for block in blocks if isinstance(block, Text) for line in block.lines],
        grids=[block.cells for block in blocks if isinstance(block, Table)],
        blocks=blocks,
        remarks=list(remarks),
        beside=list(beside),
    )


def numbered(text: str) -> list[Line]:
    """The lines of a text; page breaks are no lines of their own."""
    return [
        Line(n, line)
        for n, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "").split("\n"), 1)
    ]


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines that no blank line parts."""
    run: list[Line] = []
    for line in lines:
        if line.text.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run
