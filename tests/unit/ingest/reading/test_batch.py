"""Files read in one go: none replaces another, and what names their publishers has to be readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.model.errors import WrongUse
from ingest.reading.batch import read_files
from ingest.settings import Settings

LETTER = "Number of police officers dismissed\nYear | Officers\n2019 | 4\n2020 | 6\n"


def test_a_second_file_of_one_name_is_not_written_over_the_first(tmp_path: Path) -> None:
    files = [tmp_path / "a" / "letter.txt", tmp_path / "b" / "letter.txt"]
    for number, file in enumerate(files):
        file.parent.mkdir()
        file.write_text(LETTER.replace("4", str(7 + number)), "utf-8")
    first, second = read_files(files, None, tmp_path / "out", Settings(data=str(tmp_path / "data")))
    assert first.figures == 2 and first.exit_code == 0
    assert second.exit_code == 2 and "would replace" in second.fault
    assert ",7," in (tmp_path / "out" / "letter.csv").read_text("utf-8")


@pytest.mark.parametrize("context", [b"\xff\xfe\x00bad", b"", b"file;publisher\na;b\n"])
def test_a_context_nobody_can_read_is_refused(tmp_path: Path, context: bytes) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "documents.csv").write_bytes(context)
    with pytest.raises(WrongUse, match="context file"):
        read_files([tmp_path / "letter.txt"], tmp_path / "documents.csv", tmp_path / "out", Settings())


@pytest.mark.parametrize("out", ["/proc/nope", "/proc", "/dev/null", "{here}/letter.txt", "{here}/letter.txt/below"])
def test_a_folder_that_cannot_be_written_is_said_before_anything_is_read(tmp_path: Path, out: str) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    with pytest.raises(WrongUse, match="cannot be written"):
        read_files([tmp_path / "letter.txt"], None, Path(out.format(here=tmp_path)), Settings())
    assert (tmp_path / "letter.txt").read_text("utf-8") == LETTER


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_a_file_that_is_not_there_is_wrong_use_and_stops_no_other(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    missing, read = read_files([tmp_path / name, tmp_path / "letter.txt"], None, tmp_path / "out", Settings())
    assert missing.exit_code == 2 and "cannot be opened" in missing.fault
    assert (read.exit_code, read.figures) == (0, 2)
