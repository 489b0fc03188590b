"""Nobody who asked is named in what we keep; figures, labels and line numbers stay."""

from __future__ import annotations

import pytest

from ingest.privacy import strip_personal_data
from ingest.requesters import clean_file_name, names_in


def strip(text: str) -> str:
    return strip_personal_data(text).text


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Dr Quillfeather,",
        "Dear Dr Quillfeather,\r\n",
        "Dear Ms. Quillfeather",
        "  Dear Dr QUILLFEATHER:",
        "Dear Orla Quillfeather, thank you for your letter of 3 May 2014.",
        "Dear Dr O. Quillfeather",
        "**Dear Professor Quillfeather,**",
        "> Hello Orla Quillfeather!",
        "Good morning, all\nHi Quillfeather,",
        "Dear Dr Brown and Ms Quillfeather,",
        "Dear Dr Brown & Quillfeather,",
        "Dear\u00a0Ms\u00a0Quillfeather,",
        "<p>Dear&nbsp;Ms&nbsp;Quillfeather,</p>",
        "<td>Dear Dr Quillfeather</td>",
        "Dear\nMs Quillfeather,",
        "dear quillfeather,",
        "Dear Dr Quillfeather Thank you for your request of 3 May 2014 about every dismissal of any officer",
        "Requester: Orla Quillfeather",
        "From: Orla Quillfeather",
        "| Dear Dr Quillfeather | 12 |",
        "Name of requester,Orla Quillfeather",
        "Name of requester,Quillfeather",
        '"Name of requester","Quillfeather, Orla",,',
        "Name of the applicant\tOrla Quillfeather\t",
        "| **Requester** | Ms Quillfeather | 12 |",
        "Applicant | Orla Quillfeather",
    ],
)
def test_a_name_goes_wherever_it_stands(greeting: str) -> None:
    stripped = strip(
        f"{greeting}\n\nOrla Quillfeather\nQuillfeather's letter; QUILLFEATHER. Ms Quillfeather (Quillfeather).\n"
    )
    assert "quillfeather" not in stripped.casefold()


@pytest.mark.parametrize(
    ("said", "also"), [("O'Neill", "O’Neill"), ("Zoë", "Zoe\u0308"), ("Smith-Jones", "SMITH-JONES"), ("Łucja", "ŁUCJA")]
)
def test_a_name_goes_in_every_spelling(said: str, also: str) -> None:
    assert also not in strip(f"Dear {said},\n{also} asked")


def test_a_row_of_a_sheet_loses_the_whole_name_and_nothing_else() -> None:
    assert strip("Name of requester,Orla Poe,2014\nOrla Poe\n12") == (
        "Name of requester,[name removed],2014\n[name removed] [name removed]\n12"
    )


def test_a_first_name_alone_on_a_line_is_learnt() -> None:
    assert "Orla" not in strip("Orla Quillfeather\n\nDear Dr Quillfeather,\nOrla wrote")


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ministry of Justice,\nMinistry of Justice: 12 of the prison officers",
        "Dear Metropolitan Police Service (MPS),\nPolice | 3",
        "Dear Sir or Madam,\nall or none",
        "Dear Sirs\nSir Robert",
        "Dear FOI Team,\nFOI 106812",
        "Dear applicant,\nthe applicant",
        "From: 1 April 2014\nTo: 31 March 2015",
        "Applicant | Male | Female\n2014 | 3 | Male",
        "Requester,Outcome\n12,Outcome",
        "Requester,Date Received,Outcome\n12,Date Received,Outcome",
        "Name of requester,Date,Outcome\nOutcome: 12",
        "From,Officers\nTo | Staff\nFrom\tTo",
        "Year | Male | Female\n2014 | 5≤ | 12*",
        "30 1970\n12 Street",
        "s40 2nd part; in Band 3 5th",
        "12 months to 07 2014; +44 is a code; 1,234,567",
        "employed (at) 31.3.2014 and (at) HMP Leeds. Total 12",
    ],
)
def test_what_is_nobody_is_left_alone(text: str) -> None:
    assert strip(text) == text


def test_a_table_keeps_a_label_that_is_also_a_name() -> None:
    table = "Month | Male | Grant\nMay | 12 | 3\nApril\t4\t5"
    stripped = strip(f"Dear Dr May Grant,\n{table}\nOn 8 May 2014 and in May 2015, May asked.")
    assert table in stripped
    assert "8 May 2014 and in May 2015" in stripped
    assert "May asked" not in stripped


def test_a_table_still_loses_a_name_in_full() -> None:
    assert strip("Dear Dr Orla Poe,\nOrla Poe | 12\nMs Poe\t13").split("\n")[1:] == [
        "[name removed] | 12",
        "Ms [name removed]\t13",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "orla@example.org",
        "orla.poe+foi@mail.example.co.uk",
        "orla.\npoe@example.org",
        "request-123456-\n  ab12cd34@requests.example.org",
        "orla-\r\npoe@example.org",
        "orla@\nexample.org",
        "orla@exam-\nple.org",
        "orla@example.\norg",
        "orla&#64;example.org",
        "orla%40example.org",
        "[request-123456-  \nab12cd34@requests.example.org](mailto:request-123456-ab12cd34@requests.example.org)",
        "<a href='mailto:orla@example.org'>write</a>",
        "request-123456-ab12cd34",
        "orla [at] example.com",
        "orla.poe (at) example.co.uk",
        "orla(AT)mail.example[dot]org",
        "orla { at } example (dot) org",
    ],
)
def test_an_e_mail_address_goes_even_when_broken(address: str) -> None:
    stripped = strip(f"Total 12\n{address}\n3 | 4\n")
    for part in ("orla", "poe", "example", "123456", "ab12cd34", "ple.org"):
        assert part not in stripped
    assert stripped.startswith("Total 12\n")
    assert stripped.endswith("\n3 | 4\n")
    assert stripped.count("\n") == f"\n\n\n{address}".count("\n")


def test_the_figure_above_an_address_is_no_part_of_it() -> None:
    assert (
        strip("Total\n12\norla@example.org\n13.\n14@example.org")
        == "Total\n12\n[e-mail removed]\n13.\n[e-mail removed]"
    )


def test_a_postal_address_goes_as_a_block() -> None:
    stripped = strip("Figures:\n12\nOrla's House\n3 Acacia Avenue\nAnytown\nAB1 2BD\n\nYear | 2014\n")
    assert stripped == "Figures:\n12\n\n\n\n[address removed]\n\nYear | 2014\n"


def test_a_paragraph_keeps_its_figures_beside_an_address() -> None:
    text = "In 2014 there were 12 dismissals. Please write to 3 Acacia Avenue, Anytown AB1 2BD. "
    text += "In 2015: 7 of them."
    stripped = strip(text)
    assert "Acacia" not in stripped and "AB1" not in stripped
    assert "12 dismissals" in stripped and "In 2015: 7 of them." in stripped


def test_a_table_row_that_looks_like_a_postcode_is_left_alone() -> None:
    assert strip("Post | Code\nE1 2AB | 12") == "Post | Code\nE1 2AB | 12"


@pytest.mark.parametrize(
    "number", ["07700 900123", "07700900123", "+44 7700 900123", "+447700900123", "+44 (0) 7700 900123"]
)
def test_a_mobile_number_goes(number: str) -> None:
    assert strip(f"call {number} now") == "call [telephone removed] now"


def test_figures_between_tabs_are_no_telephone_number() -> None:
    assert strip("07700\t900\t123\n07700 | 900 | 123") == "07700\t900\t123\n07700 | 900 | 123"


def test_how_much_was_removed_is_counted() -> None:
    assert strip_personal_data("Dear Dr Poe,\nPoe orla@example.org").removed == 3
    assert strip_personal_data("nothing here").removed == 0


def test_a_file_name_loses_the_names_of_its_letter() -> None:
    names = names_in("Dear Dr Quillfeather,")
    assert "quill" not in clean_file_name("letter to ms_quillfeather (QUILLFEATHER).txt", names).casefold()
    assert clean_file_name("figures.txt", names) == "figures.txt"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "a" + "\n" * 200_000,
        "-" * 200_000,
        "a@" * 100_000,
        "Dear " * 50_000,
        " " * 200_000,
        "|\t" * 100_000,
    ],
)
def test_no_text_keeps_us_for_ever(text: str) -> None:
    assert strip(text).count("\n") == text.count("\n")


@pytest.mark.parametrize("gap", [" ", "&nbsp;"])
def test_a_first_name_between_a_title_and_the_name_of_the_greeting_goes_too(gap: str) -> None:
    letter = f"<p>Dear Dr Example</p>\n<p>A request by Dr{gap}Orla{gap}Example of 2021.</p>"
    told = strip_personal_data(letter).text
    assert "Orla" not in told and "Example" not in told and "of 2021" in told
    assert strip_personal_data(told).text == told
