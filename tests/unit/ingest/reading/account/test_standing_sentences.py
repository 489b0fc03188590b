"""What a publisher puts into every answer says nothing of the figures; one word more, and a person looks."""

from __future__ import annotations

import pytest

from ingest.reading.account.standing_sentences import is_standing


@pytest.mark.parametrize(
    "sentence",
    [
        "Provision of information held by Anyshire Police made under the Freedom of Information Act 2000.",
        "We have now had the opportunity to fully consider your request.",
        "You can find more information about section 40(2) by following the link below.",
        "The information we have supplied to you is likely to contain intellectual property rights of Anyshire Police.",
        "We expect the highest standards of conduct from all of our staff.",
        "Corruption will not be tolerated by Anyshire Police.",
        "Anyshire Police takes misconduct by officers extremely seriously.",
        "Anyshire Police collects and publishes data on police misconduct.",
    ],
)
def test_standing_text(sentence: str) -> None:
    assert is_standing(sentence, {"Anyshire Police"})


@pytest.mark.parametrize(
    "sentence",
    [
        "We have provided some of the information held in response to your request.",
        "We have now considered part of your request.",
        "Your request covers officers in training.",
        "The figures published are not complete.",
        "Anyshire Police does not publish data on police misconduct by specials.",
        "Only misconduct that is dealt with seriously is counted.",
        "We take 14 kinds of misconduct extremely seriously.",
        "Misconduct is taken seriously where it leads to a conviction.",
        "Further information is held.",
        "Officers of high standards are not in this.",
        "Elsewhere Police takes misconduct extremely seriously and 9 were dismissed.",
    ],
)
def test_a_sentence_with_more_to_it(sentence: str) -> None:
    assert not is_standing(sentence, {"Anyshire Police"})
