"""Years printed with a word between them."""

from __future__ import annotations

import pytest

from ingest.language.periods import find_periods, read_period


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("financial year 2021 to 2022", "2021-04-01", "2022-03-31"),
        ("Reporting year: 2017 to 2018", "2017-04-01", "2018-03-31"),
        ("2015 to 2016 financial year", "2015-04-01", "2016-03-31"),
        ("financial years 2016 to 2017 to 2019 to 2020", "2016-04-01", "2020-03-31"),
    ],
)
def test_what_is_called_a_financial_year_is_one(words: str, start: str, end: str) -> None:
    for period in (read_period(words), find_periods(f"Staff warned, {words}")[0].period):
        assert period is not None
        assert period.sure
        assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize("words", ["2016 to 2017", "2014 to 2015 to 2018 to 2019", "financial years 2016 to 2019"])
def test_years_that_nobody_names_can_be_read_in_two_ways(words: str) -> None:
    period = read_period(words)
    assert period is not None
    assert not period.sure


@pytest.mark.parametrize("words", ["between 2016 and 2017", "2016 to 2019", "from 2016 to 2017", "2011 to 2019"])
def test_other_spans_are_what_they_say(words: str) -> None:
    period = read_period(words)
    assert period is not None
    assert period.sure
    assert str(period.start)[5:] == "01-01"
