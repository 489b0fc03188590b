"""What a publisher is told to do can be done at the desk: mend the rule file, save the table anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.publisher_tables import RULE

from expectations.publisher.check import judged_table
from expectations.publisher.report import Told
from ingest.model.errors import UnreadableDocument


def judged(folder: Path, name: str, data: bytes) -> Told:
    (folder / name).write_bytes(data)
    (folder / "rule.yml").write_text(RULE, encoding="utf-8")
    return judged_table(folder / name, folder / "rule.yml", True)


def test_a_sign_nobody_declared_is_to_be_added_to_the_rule_file(tmp_path: Path) -> None:
    one = judged(tmp_path, "table.csv", b"Force,Male,Female\nAvon,10,~\nKent,12,\nSurrey,9,8\n")
    said = [entry.message for entry in one.result.findings if entry.rule == "SUP-101"]
    assert said == [
        "'~' at Avon, Female (C2) is not explained in the rule file. "
        "Add the sign to `markers:` there, with what it means.",
        "an empty cell at Kent, Female (C3) is not explained in the rule file. "
        'Add "" to `markers:` there, with what it means.',
    ]


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("empty.csv", b"", "save the table"),
        ("broken.xlsx", b"PK\x03\x04" + bytes(40), "save the table"),
        ("page.xlsx", b"<!DOCTYPE html><html></html>", "save the table"),
        ("quote.csv", b'Year,Male\n2018,"10\n', "mend the row named above, and audit it again"),
    ],
)
def test_a_file_on_the_desk_is_not_to_be_fetched(tmp_path: Path, name: str, data: bytes, remedy: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        judged(tmp_path, name, data)
    assert remedy in caught.value.remedy
    assert not any(word in caught.value.remedy.lower() for word in ("fetch", "drop it in", "drop that in"))
