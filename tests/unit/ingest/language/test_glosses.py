"""A period that is said again in brackets."""

from __future__ import annotations

import pytest

from ingest.language.glosses import without_glosses


@pytest.mark.parametrize(
    "text",
    [
        "Reporting period: 1 April 2018 - 31 December 2018 (Q3 2018/19)",
        "April 2020 to March 2021 (2020/21)",
        "1 July 2022 to 30 September 2022 (quarter 2 of 2022/23)",
    ],
)
def test_a_period_and_its_gloss_are_one(text: str) -> None:
    assert len(without_glosses(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["April 2020 to March 2021 (2019/20)", "April 2020 to March 2021, then 2021/22"],
)
def test_another_period_is_no_gloss(text: str) -> None:
    assert len(without_glosses(text)) == 2
