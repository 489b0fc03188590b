"""Years of which a part is counted."""

from __future__ import annotations

import pytest

from ingest.language.periods import read_period


@pytest.mark.parametrize(
    ("label", "start", "end"),
    [
        ("2019 (to 30 June)", "2019-01-01", "2019-06-30"),
        ("2020 (up to 15th September)", "2020-01-01", "2020-09-15"),
        ("2021 (to end of May)", "2021-01-01", "2021-05-31"),
        ("2021 (January to August)", "2021-01-01", "2021-08-31"),
        ("2020/21 (Apr - Dec)", "2020-04-01", "2020-12-31"),
        ("2018/19 (to 28 February 2019)", "2018-04-01", "2019-02-28"),
        ("2017, to 31 July", "2017-01-01", "2017-07-31"),
        ("2016 (part year to 31 March)", "2016-01-01", "2016-03-31"),
        ("2015 (1 March to 31 October)", "2015-03-01", "2015-10-31"),
    ],
)
def test_a_part_of_a_year(label: str, start: str, end: str) -> None:
    period = read_period(label)
    assert period is not None
    assert (str(period.start), str(period.end), period.kind) == (start, end, "part_year")


@pytest.mark.parametrize("label", ["2019 (to 31 February)", "2018/19 (to 28 February 2018)", "2019 (to 30 officers)"])
def test_what_is_no_such_part(label: str) -> None:
    assert read_period(label) is None
