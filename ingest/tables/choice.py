"""Chooses among the alternatives for a stretch: the most regular reading wins, and says why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from ingest.tables.cells import look
from ingest.tables.grid import Candidate, Understood
from ingest.tables.understood import understand

_ENOUGH = 0.55
MARKED = "marked by the format"


@dataclass(frozen=True)
class Choice:
    """The reading chosen, whether another one speaks against it, and the scores of all."""

    table: Understood
    rivals: int
    why: str


def choose(candidates: list[Candidate]) -> Choice | None:
    """The best reading of a stretch, or None where no reading is regular enough."""
    understood = [table for c in candidates if (table := understand(c)) is not None]
    scored = sorted((replace(t, score=score(t)) for t in understood), key=lambda t: (-t.score, t.shape != "columns"))
    if not scored or scored[0].score < _ENOUGH:
        return None
    best = scored[0]
    own = _says(best)
    rivals = [t for t in scored[1:] if t.score > best.score - 0.08 and _says(t) != own and not _is_coarser(t, best)]
    why = "; ".join(f"{t.shape} {t.score:.2f}" for t in scored[:4])
    return Choice(best, len(rivals), why)


def _is_coarser(rival: Understood, best: Understood) -> bool:
    """Whether a rival only overlooks the wide gaps by which the best reading parts its header labels."""
    regular = not best.doubts and not any(row.doubts for row in best.rows)
    labelled = all(column.labels for row in best.rows for column in row.columns)
    return best.shape == "columns" and rival.shape == "spaces" and regular and labelled


def _says(table: Understood) -> Counter[tuple[str, ...]]:
    """What a reading claims: each figure with the labels beside and above it."""
    return Counter(
        (value.text.strip(), " ".join(c.text.strip() for c in row.labels), column.text)
        for row in table.rows
        for value, column in zip(row.values, row.columns, strict=False)
        if value is not None and value.text.strip()
    )


def score(table: Understood) -> float:
    """From 0 to about 1: regular rows, labelled columns and rows, columns of one kind, labels told apart."""
    rows = table.rows
    figures = [look(v.text).kind for row in rows for v in row.values if v is not None]
    if not figures:
        return 0.0
    real = sum(kind in ("value", "share", "decimal", "entry") for kind in figures)
    regular = sum(not row.doubts for row in rows) / len(rows)
    filled = real / len(figures)
    labelled = sum(bool(row.labels and row.labels[0].text.strip()) for row in rows) / len(rows)
    headed = [bool(column.labels) for row in rows for column in row.columns]
    over = sum(headed) / len(headed) if headed else 0.0
    seen = Counter(_key(row.section, row.bands, row.labels) for row in rows)
    distinct = len(seen) / len(rows)
    doubts = 0.04 * len(table.doubts)
    marked = table.shape == MARKED
    few = 0.5 if real < 2 or (len(rows) < 2 and not _dated(table) and not marked) else 0.0
    return 0.3 * regular + 0.25 * filled + 0.15 * labelled + 0.2 * over + 0.1 * distinct - doubts - few


def _dated(table: Understood) -> bool:
    """Whether the columns are periods: then one row is enough."""
    columns = [c for row in table.rows for c in row.columns]
    return bool(columns) and all(c.labels and look(c.labels[-1].text).kind == "period" for c in columns)


def _key(section: int, bands: tuple[object, ...], labels: tuple[object, ...]) -> str:
    return repr((section, bands, labels))
