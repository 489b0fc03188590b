"""What every publisher prints on everything is set aside; what may be a part of the answer is not."""

from __future__ import annotations

import pytest
from builders.mappings import opened

from ingest.documents.boilerplate import is_furniture, kind_of, section_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We use some cookies to make this site work.", "cookies"),
        ("Accept additional cookies", "cookies"),
        ("Skip to main content", "site"),
        ("This website is in beta and we would like to hear of you.", "site"),
        ("© Crown copyright", "site"),
        ("If you are not content with this reply, you can ask us for an internal review of it.", "appeal"),
        ("Beyond that you may appeal to the Information Commissioner, who decides.", "appeal"),
        ("Right to request a review", "appeal"),
        ("This is a qualified exemption, so we weighed it.", "exemption"),
        ("Section 40(2) of the Act applies, and the names are withheld.", "exemption"),
        ("Factors favouring disclosure: people would know more.", "exemption"),
        ("The systems used for recording these figures differ, so a comparison between forces may mislead.", "service"),
    ],
)
def test_furniture_of_letters_and_pages_is_known(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 there were 12 officers dismissed.",
        "Of these, five or fewer were women; * stands for five or fewer.",
        "Cookies were stolen by two officers.",
        "Four complaints were reviewed and 3 were upheld.",
        "Two officers appealed against dismissal, and one appeal succeeded.",
        "Constable | 12 | 3",
        "12",
        "Home Office | 12",
        "Feedback from 14 officers was recorded.",
        "",
    ],
)
def test_what_may_be_the_answer_is_not_set_aside(text: str) -> None:
    assert kind_of(text) == ""


def test_sections_are_known_by_their_heading() -> None:
    assert section_kind("Your right of review:") == section_kind("## **How to complain**") == "appeal"
    assert section_kind("Reviews by year and outcome") == section_kind("Complaints") == ""


@pytest.mark.parametrize(
    "name", ["cookie-banner", "siteHeader", "site_footer", "govuk-footer", "nav", "breadcrumbs--dark"]
)
def test_parts_of_a_site_are_known_by_name(name: str) -> None:
    assert is_furniture([name])


@pytest.mark.parametrize(
    "name", ["content", "has-cookie-banner", "main-content", "table-header-row", "navigational-aids", ""]
)
def test_parts_of_an_answer_are_not(name: str) -> None:
    assert not is_furniture([name])


def test_a_run_of_lines_is_parted_where_boilerplate_begins() -> None:
    text = "Skip to main content\nAccept all cookies\nOfficers dismissed\n2019 | 12\nWe use cookies on this site."
    blocks = [(block.text, block.kind) for block in opened(text).texts()]
    assert blocks == [
        ("Skip to main content", "site"),
        ("Accept all cookies", "cookies"),
        ("Officers dismissed\n2019 | 12", ""),
        ("We use cookies on this site.", "cookies"),
    ]


def test_a_wrapped_paragraph_is_judged_whole() -> None:
    text = "If you are not content with\nthis reply, you can ask us for\nan internal review of it."
    assert [block.kind for block in opened(text).texts()] == ["appeal"]


def test_no_line_is_lost() -> None:
    text = "One\n\nSkip to content\ntwo 2\n\n\n  \nAccept all cookies\n3 | 4\n"
    kept = [line for block in opened(text).texts() for line in block.lines]
    assert kept == [line for line in opened(text).lines if line.text.strip()]
