"""A period label is read as the days it names, or not at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.contract.periods import read_period


@given(
    st.text(max_size=15) | st.from_regex(r"[0-9/\-–() *a-z]{0,14}", fullmatch=True),
    st.sampled_from([None, "calendar", "financial"]),
)
def test_any_label_is_read_sanely_or_not(label: str, years: str | None) -> None:
    period = read_period(label, years)
    if period is not None:
        assert period.start is not None and str(period.start.year) in label
        assert period.end is None or 364 <= (period.end - period.start).days <= 365


@given(st.integers(1800, 2099))
def test_every_year_is_read_in_every_spelling(year: int) -> None:
    calendar = read_period(str(year))
    assert calendar is not None and (calendar.start, calendar.end) != (None, None)
    spelt = {
        read_period(f"{year}{sign}{after}")
        for sign in "/-–"
        for after in (f"{(year + 1) % 100:02}", year + 1)
        if year < 2099
    }
    assert len({p.model_dump_json() for p in spelt if p}) == (1 if year < 2099 else 0) and None not in spelt
