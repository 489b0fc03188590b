"""Reads a document nobody has seen: its tables, its lists, its sentences and its rule, each figure certain or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.documents.document import Cell, Document, Line, Table
from ingest.reading.account.accounted import Unaccounted, unaccounted_in
from ingest.reading.account.leads_told import doubted_where_the_lead_says_more
from ingest.reading.account.questions_put import questions_put
from ingest.reading.account.set_apart import set_apart_in
from ingest.reading.account.struck_out import doubted_where_struck, struck_in
from ingest.reading.account.told import told_by
from ingest.reading.account.whose_years import doubted_by_the_head_of_years
from ingest.reading.captions.captions import with_captions_below
from ingest.reading.captions.counts_whom import doubted_as_bare_outcomes, with_whom_it_counts
from ingest.reading.captions.disagreeing import doubted_where_they_differ
from ingest.reading.captions.frame import Surroundings, frame_of
from ingest.reading.captions.headed_for import headed_for
from ingest.reading.captions.parts import Part, outside, parts_of
from ingest.reading.captions.qualified import IN_DOUBT as LOST
from ingest.reading.captions.qualified import is_kind_lost
from ingest.reading.captions.speaking_for import speaker
from ingest.reading.captions.touching import doubted_under
from ingest.reading.captions.whole_table import doubted_together
from ingest.reading.captions.whose_figures import Whose, whose_figures
from ingest.reading.context import Context
from ingest.reading.figures.found import Found, said_whole
from ingest.reading.prose.prose import Prose, read_prose
from ingest.reading.prose.summed_again import dated_by_their_sum
from ingest.reading.signs.above_zero import prints_zero, without_zero
from ingest.reading.signs.legends import with_keys_apart
from ingest.reading.signs.notes import notes_of
from ingest.reading.signs.rules import Policy, find_policy
from ingest.reading.tables.emitter import emit
from ingest.reading.tables.groups_told import with_groups_told
from ingest.reading.tables.hidden_totals import guarding_signs, without_small_totals
from ingest.reading.tables.keyed_rows import with_key_said
from ingest.reading.tables.lettered_columns import with_letters_said
from ingest.reading.tables.no_heads import doubted_where_no_heads
from ingest.reading.tables.setting import Setting
from ingest.reading.tables.sub_totals import with_subtotals
from ingest.reading.tables.table_read import TableRead
from ingest.reading.text.flow import Lines, flow_of
from ingest.reading.text.glued import with_notes_apart
from ingest.reading.text.pages import over_pages
from ingest.reading.text.sentences import Sentence, sentences_of
from ingest.reading.text.stamps import with_stamps_aside
from ingest.reading.text.unwrapped import printed
from ingest.reading.times.asked_period import dated_by_the_question
from ingest.reading.times.coverage import Coverage, coverage_of, covered
from ingest.reading.times.dating import times_of
from ingest.reading.words.anaphora import ELSEWHERE, points_elsewhere
from ingest.tables.cells import look


@dataclass
class Reading:
    """What was read: figures, the rule found, what a person must settle, and why each table was read as it was.

    `unaccounted` is what may have been overlooked; a document is certain as a whole only where it is empty.
    `asked` are the questions that it answers, `notes` what its footnote signs call.
    """

    observations: list[Found] = field(default_factory=list)
    policy: Policy = field(default_factory=Policy)
    questions: list[str] = field(default_factory=list)
    explanations: list[str] = field(default_factory=list)
    tables: list[TableRead] = field(default_factory=list)
    unaccounted: list[Unaccounted] = field(default_factory=list)
    asked: list[Sentence] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


def read_document(document: Document, context: Context) -> Reading:
    """Everything one document says in figures."""
    flow = list(with_keys_apart(with_stamps_aside(with_notes_apart(over_pages(flow_of(document))))))
    words = [line for part in flow if isinstance(part, Lines) for line in part.lines]
    sentences = [s for n, line in enumerate(words) for s in sentences_of(line, n)]
    parts = with_captions_below(list(parts_of(flow)))
    policy = find_policy(sentences + _table_notes(flow))
    without_zero(policy)
    policy.zero_printed = prints_zero((part.choice.table for part in parts if part.choice), policy)
    notes = notes_of([*words, *_note_lines(flow)])
    body = headed_for(context.body, words)
    around = Surroundings(body, times_of(outside(sentences, parts), notes), policy)
    coverage = coverage_of(s.text for s in [*sentences, *_table_notes(flow)])
    for part in parts:
        around.hiding.update(part.evidence.hiding)
        around.nil.update(part.evidence.nil)
    guarding = guarding_signs((part.choice.table for part in parts if part.choice), around)
    reading = Reading(policy=policy, asked=questions_put(flow), notes=notes)
    labels = {cell.text for part in parts if part.choice for row in part.choice.table.rows for cell in row.labels}
    whose = whose_figures(context.body, (s.text for s in sentences), labels)
    for part in parts:
        _read_part(part, around, coverage, whose, reading, guarding)
        for line in part.lines:
            around = replace(around, publisher=speaker(line.text, around.publisher, body), own=context.body)
    reading.observations = _repeats_doubted(reading.observations)
    reading.observations = dated_by_their_sum(reading.observations, reading.tables)
    reading.observations = dated_by_the_question(reading.observations, (one.text for one in reading.asked))
    struck = struck_in(flow)
    reading.observations = doubted_where_struck(reading.observations, struck)
    reading.tables = [replace(t, found=tuple(doubted_where_struck(list(t.found), struck))) for t in reading.tables]
    about = replace(context, names=context.names | ({context.body} if context.body else set()))
    reading.unaccounted = unaccounted_in(flow, reading.observations, reading.tables, policy, about)
    told = told_by(reading.tables, reading.observations)
    reading.unaccounted += set_apart_in(flow, document.beside, struck, told, context.body)
    joined = printed(words)
    reading.observations = [replace(f, cell_ref=joined.place(f.cell_ref)) for f in reading.observations]
    reading.questions = list(_questions(reading))
    return reading


def _read_part(
    part: Part, around: Surroundings, coverage: Coverage, whose: Whose, reading: Reading, guarding: frozenset[str]
) -> None:
    if part.choice is None:
        found = said_whole(whose.settled(covered(read_prose(Prose(part.lines, part.above), around), coverage)))
        found = [f.doubted(ELSEWHERE) if points_elsewhere(f.measure_text) else f for f in found]
        reading.observations.extend(f.doubted("it stands among the exemptions") if part.aside else f for f in found)
        return
    frame = frame_of(part.choice.table, part.above, around.publisher, part.own_above, part.below, part.touching)
    table, frame = with_letters_said(part.choice.table, frame, part.above)
    table, frame = with_key_said(table, frame, part.above)
    part.choice = replace(part.choice, table=table)
    figures = emit(Setting(part.choice, frame, around, part.evidence))
    figures = without_small_totals(table, figures, around, guarding)
    found = doubted_where_they_differ(said_whole(whose.settled(covered(figures, coverage))), part.choice.table, frame)
    found = doubted_as_bare_outcomes(with_whom_it_counts(found, part.above), frame)
    found = doubted_where_the_lead_says_more(found, frame, part.above)
    found = doubted_by_the_head_of_years(found, part.choice.table, frame)
    found = with_subtotals(with_groups_told(doubted_together(found, part.choice.table), table), table)
    found = doubted_under(doubted_where_no_heads(found, part.choice.table, frame), part.touching, frame)
    if part.maybe_below and (frame.borrowed or not frame.title):
        found = [figure.doubted("the line below may be the caption of the table") for figure in found]
    if any(is_kind_lost(part.above, words) for words in {f"{f.measure_text} {f.breakdown}" for f in found}):
        found = [figure.doubted(LOST) for figure in found]  # one column that lost it shows that none has it
    reading.observations.extend(found)
    reading.tables.append(TableRead(part.choice.table, frame, tuple(found)))
    reading.explanations.append(f"{frame.label or 'a table'}: {part.choice.why}; {part.evidence.closed} sums close")


def _table_notes(flow: Iterable[Lines | Table]) -> list[Sentence]:
    """Sentences inside tables: notes below the figures of a sheet."""
    return [s for line in _note_lines(flow) for s in sentences_of(line)]


def _note_lines(flow: Iterable[Lines | Table]) -> list[Line]:
    return [
        line
        for piece in flow
        if isinstance(piece, Table)
        for number, row in enumerate(piece.cells, 1)
        for line in _notes_in(number, row)
    ]


_SIGNED = re.compile(r"[~*†‡^#]+\s*\S")
_CALLED = re.compile(
    r"\[?(?P<note>note [0-9]{1,2})\]?|(?P<sign>\[[a-z]{1,3}\]|[~*†‡^#:xzcs-]|\.{2,3}|<\s?[0-9]+|\([0-9]\))",
    re.IGNORECASE,
)


def _notes_in(number: int, row: Sequence[Cell]) -> Iterable[Line]:
    """Cells of words; where a row is a sign and what it means, both as one line."""
    filled = [cell for cell in row if cell.text.strip()]
    if len(filled) == 2 and (called := _CALLED.fullmatch(filled[0].text.strip())):
        sign = f"[{called['note'].casefold()}]" if called["note"] else f"{called['sign']} ="
        yield Line(number, f"{sign} {filled[1].text}", filled[0].place)
        return
    for cell in filled:
        text = cell.text.strip()
        if (len(text) > 12 or _SIGNED.match(text)) and look(text).kind == "words":
            yield Line(number, cell.text, cell.place)


def _repeats_doubted(found: list[Found]) -> list[Found]:
    """A figure printed at one place is one figure."""
    unique: dict[tuple[object, ...], Found] = {}
    for figure in found:
        key = (
            figure.cell_ref,
            figure.raw_value,
            figure.measure_text,
            figure.breakdown,
            figure.gender,
            figure.staff_group,
            figure.body,
            figure.period,
        )
        unique.setdefault(key, figure)
    return list(unique.values())


def _questions(reading: Reading) -> Iterable[str]:
    doubts: dict[str, int] = {}
    for figure in reading.observations:
        for doubt in figure.doubts:
            doubts[doubt] = doubts.get(doubt, 0) + 1
    for doubt, count in sorted(doubts.items(), key=lambda item: -item[1]):
        yield f"{doubt} ({count} figures)"
