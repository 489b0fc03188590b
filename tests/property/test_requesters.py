"""No name that a letter greets survives, no figure of a table is touched, and every line keeps its number."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.privacy import strip_personal_data

LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzàéîõüßšłñç")
NAMES = st.builds(
    lambda first, rest: first.upper()[:1] + "".join(rest),
    st.sampled_from("bcdfghjklmnpqrstvwxyz"),
    st.lists(LETTERS, min_size=4, max_size=9),
).map(lambda name: name + "qz")  # no word of ours
TITLES = st.sampled_from(["", "Mr ", "Ms ", "Mrs. ", "Dr ", "Professor ", "Cllr "])
GREETINGS = st.sampled_from(["Dear", "dear", "DEAR", "Hello", "Hi", "  Dear", "**Dear", "> Dear", "<p>Dear"])
ENDS = st.sampled_from(
    [",", "", ":", ";", "!", " -", ", thank you for your request of 12 May", "<br>", ",  ", " and colleagues,"]
)
LINES = st.sampled_from(["\n", "\r\n"])
CELLS = st.one_of(
    st.integers(0, 99999).map(str), st.sampled_from(["~", "5≤", "12*", "Male", "Total", "2019/20", "", "1,234"])
)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=6), max_size=6)


@given(GREETINGS, TITLES, NAMES, NAMES, ENDS, LINES)
def test_a_greeted_name_never_survives(greeting: str, title: str, first: str, last: str, end: str, line: str) -> None:
    letter = line.join(
        [
            "Our reference 1",
            f"{greeting} {title}{first} {last}{end}",
            "",
            f"{last} asked; {first} {last}'s letter. {last.upper()}",
            f"({first})",
        ]
    )
    stripped = strip_personal_data(letter).text.casefold()
    assert first.casefold() not in stripped
    assert last.casefold() not in stripped


@given(NAMES, NAMES, ROWS, st.sampled_from([" | ", "\t", "|"]))
def test_rows_of_a_table_stay_as_they_are(first: str, last: str, rows: list[list[str]], sign: str) -> None:
    table = [sign.join(row) for row in rows if "|" in sign or (any(row[1:]) and row[0])]
    stripped = strip_personal_data("\n".join([f"Dear {first} {last},", *table, f"{last} AB1 2BD"])).text.split("\n")
    assert stripped[1 : 1 + len(table)] == table


@given(st.text(st.sampled_from("aZé12 \t|\n\r:,.@-+Dearms~"), max_size=200) | st.text(max_size=100))
def test_any_text_keeps_its_lines_and_is_clean_at_once(text: str) -> None:
    once = strip_personal_data(text)
    assert once.text.count("\n") == text.count("\n")
    assert (once.removed == 0) == (once.text == text) or once.removed > 0


@given(
    NAMES,
    st.sampled_from(["example.org", "mail.example.co.uk"]),
    st.sampled_from(["", "-\n", "-  \r\n ", ".\n", "_\n"]),
    st.integers(0, 9999),
)
def test_an_e_mail_address_never_survives_and_spares_the_figure_above(
    name: str, host: str, broken: str, figure: int
) -> None:
    assume(name.isascii())
    stripped = strip_personal_data(f"Total\n{figure}\n{name}{broken}{name}@{host}\n{figure}").text
    assert name not in stripped and host not in stripped
    assert stripped.split("\n")[1] == stripped.split("\n")[-1] == str(figure)
