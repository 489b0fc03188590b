"""The service that employs prison officers, where a ministry answers about them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.language.period import Period
from ingest.reading.words.prison_service import service_of


def year(number: int) -> Period:
    return Period(date(number, 4, 1), date(number + 1, 3, 31), "financial_year")


@pytest.mark.parametrize(
    ("period", "service"), [(year(2021), "HMPPS"), (year(2015), "NOMS"), (year(1999), "Prison Service")]
)
def test_it_is_the_one_of_that_time(period: Period, service: str) -> None:
    assert service_of("Ministry of Justice", "Prison officers dismissed", period) == service
    assert service_of("Ministry of Justice", "Staff dismissed, public sector prisons", period) == service


@pytest.mark.parametrize(
    ("publisher", "words", "period"),
    [
        ("Ministry of Justice", "Prison officers dismissed", None),
        ("Ministry of Justice", "Prison officers dismissed", year(2005)),  # two services had prisons at that time
        ("Ministry of Justice", "Prison officers dismissed, private prisons", year(2021)),
        ("Ministry of Justice", "Prison officers dismissed, Scotland", year(2021)),
        ("Ministry of Justice", "Judges removed", year(2021)),
        ("Department of Justice", "Prison officers dismissed", year(2021)),
    ],
)
def test_where_words_or_time_leave_it_open_nobody_is_named(publisher: str, words: str, period: Period | None) -> None:
    assert service_of(publisher, words, period) == ""
