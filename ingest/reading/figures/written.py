"""The figures of a reading as rows of a CSV."""

from __future__ import annotations

import csv
import io

from ingest.reading.figures.found import Found

COLUMNS = (
    "measure_text",
    "body",
    "staff_group",
    "gender",
    "breakdown",
    "table_label",
    "period_text",
    "period_start",
    "period_end",
    "period_kind",
    "raw_value",
    "value_lower",
    "value_upper",
    "status",
    "is_total",
    "cell_ref",
    "certain",
    "doubts",
)


def as_csv(found: list[Found]) -> str:
    """One row a figure, in the order they were read."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(figure) for figure in found)
    return out.getvalue()


def _row(figure: Found) -> dict[str, str]:
    period = figure.period
    return {
        "measure_text": figure.measure_text,
        "body": figure.body,
        "staff_group": figure.staff_group,
        "gender": figure.gender,
        "breakdown": figure.breakdown,
        "table_label": figure.table_label,
        "period_text": period.text if period else "",
        "period_start": period.start.isoformat() if period and period.start else "",
        "period_end": period.end.isoformat() if period and period.end else "",
        "period_kind": period.kind if period else "not_stated",
        "raw_value": figure.raw_value,
        "value_lower": _bound(figure.value.low),
        "value_upper": _bound(figure.value.high),
        "status": figure.value.status,
        "is_total": "yes" if figure.is_total else "no",
        "cell_ref": figure.cell_ref,
        "certain": "yes" if figure.certain else "no",
        "doubts": "; ".join(figure.doubts),
    }


def _bound(number: int | None) -> str:
    return "" if number is None else str(number)
