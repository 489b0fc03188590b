from __future__ import annotations

from datetime import date

import pytest

from ingest.language.periods import find_periods, month_alone, quarter_alone, read_period, read_short_year


@pytest.mark.parametrize(
    ("label", "start", "end"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019/20", date(2019, 4, 1), date(2020, 3, 31)),
        ("1999–2000", date(1999, 4, 1), date(2000, 3, 31)),
        ("2017-2020", date(2017, 1, 1), date(2020, 12, 31)),
        ("Sep-18", date(2018, 9, 1), date(2018, 9, 30)),
        ("Q4 2017/18", date(2018, 1, 1), date(2018, 3, 31)),
        ("2013 (to date)", date(2013, 1, 1), None),
        ("year ending 31 March 2023", date(2022, 4, 1), date(2023, 3, 31)),
        ("YE 31/03/2021", date(2020, 4, 1), date(2021, 3, 31)),
        ("12 mths to end of Mar 2021", date(2020, 4, 1), date(2021, 3, 31)),
        ("FYE March 2021", date(2020, 4, 1), date(2021, 3, 31)),
        ("Q/E June 2021", date(2021, 4, 1), date(2021, 6, 30)),
        ("end of March 2021", date(2021, 3, 31), date(2021, 3, 31)),
        ("July 23 to Dec 2023", date(2023, 7, 1), date(2023, 12, 31)),
        ("2013/14 to 2017/18", date(2013, 4, 1), date(2018, 3, 31)),
        ("as at 30 June 2021", date(2021, 6, 30), date(2021, 6, 30)),
        ("01/04/2015 to 30/06/2015", date(2015, 4, 1), date(2015, 6, 30)),
    ],
)
def test_labels(label: str, start: date, end: date | None) -> None:
    period = read_period(label)
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("label", ["", "Total", "18-25", "2019/25x", "31 February 2020", "2022/236", "Band 3-5"])
def test_what_is_no_period(label: str) -> None:
    assert read_period(label) is None


def test_years_with_a_dash_may_be_read_in_two_ways() -> None:
    both, one, ending = read_period("2019-2020"), read_period("2019/2020"), read_period("FYE 2020")
    assert both is not None
    assert one is not None
    assert ending is not None
    assert (both.sure, one.sure, ending.sure) == (False, True, False)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("between 1 April 2022 and 31 March 2023, 12 officers", ["between 1 April 2022 and 31 March 2023"]),
        ("in 2021, 2022 and 2023 there were", ["2021", "2022", "2023"]),
        ("under the Data Protection Act 2018", []),
        ("as at 31 March 2018 and 31 March 2019", ["as at 31 March 2018", "31 March 2019"]),
        ("in the year ending March 12 officers left", ["March 12"]),
        ("from 2019 to December 2023", ["from 2019 to December 2023"]),
    ],
)
def test_sentences(sentence: str, named: list[str]) -> None:
    assert [mention.period.text for mention in find_periods(sentence)] == named


def test_labels_that_lack_their_year() -> None:
    assert month_alone("Jul") == 7
    assert quarter_alone("2nd Quarter") == (2, False)
    assert quarter_alone("Apr - Jun") == (1, True)
    short = read_short_year("04/05")
    assert short is not None
    assert short.start == date(2004, 4, 1)
    assert read_short_year("04/06") is None
