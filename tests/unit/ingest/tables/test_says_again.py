"""Labels of totals that say nothing the caption or the rows do not."""

from __future__ import annotations

import pytest

from ingest.tables.wholes import says_again


@pytest.mark.parametrize("label", ["All ranks", "All grades", "All dismissals", "All categories", "All age groups"])
def test_the_whole_of_what_the_rows_tell_apart(label: str) -> None:
    assert says_again(label, "Dismissals by rank")


@pytest.mark.parametrize("label", ["All officers", "All forces in Wales", "Ranks", "All complaints"])
def test_a_label_with_words_of_its_own_stays(label: str) -> None:
    assert not says_again(label, "Dismissals by rank")
